package dev.baton.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.array.Complex;
import dev.baton.core.array.DType;
import dev.baton.core.array.ErrorMode;
import dev.baton.core.array.ErrorState;
import dev.baton.core.array.NDArray;
import dev.baton.core.array.Weak;
import dev.baton.core.interpreter.Interpreter;
import dev.baton.core.ufunc.BinaryUfunc;
import dev.baton.core.ufunc.UnaryUfunc;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every ufunc on every dtype makes the type, and the elements, that NumPy makes. */
class GoldenUfuncsTest {
  private static final List<List<String>> GOLDEN = GoldenFile.read("ufuncs").records();
  private static final int MOST_SHOWN = 12;

  /** Whose results are rounded once or not at all. */
  private static final Set<String> EXACT =
      Set.of(
          ("negative conjugate positive sign square absolute sqrt rint fabs floor ceil trunc signbit"
                  + " isnan isinf isfinite logical_not invert bitwise_count reciprocal spacing"
                  + " nextafter add subtract multiply divide maximum minimum fmax fmin floor_divide"
                  + " remainder fmod copysign heaviside gcd lcm left_shift right_shift bitwise_and"
                  + " bitwise_or bitwise_xor equal not_equal less less_equal greater greater_equal"
                  + " logical_and logical_or logical_xor ldexp")
              .split(" ", -1));

  private static final Set<String> EXTREMES = Set.of("maximum", "minimum", "fmax", "fmin");

  /** Absolute values of complex numbers are lengths, within 1 ulp here and in the C library. */
  private static boolean isExact(String name, DType operand) {
    return EXACT.contains(name) && !(name.equals("absolute") && operand.isComplex());
  }

  private final Interpreter interpreter = Interpreter.builder().build();
  private final Numeric np = Numeric.of(interpreter);
  private ErrorState.Open quiet;

  @BeforeEach
  void ignoreConditions() {
    quiet = np.errstate().all(ErrorMode.IGNORE).open();
  }

  @AfterEach
  void close() {
    quiet.close();
    interpreter.close();
  }

  private static Stream<List<String>> records(String kind) {
    return GOLDEN.stream().filter(record -> record.get(0).equals(kind));
  }

  private static boolean isUnary(String name) {
    return Arrays.stream(UnaryUfunc.values()).anyMatch(u -> u.toString().equals(name));
  }

  private static UnaryUfunc unary(String name) {
    return UnaryUfunc.valueOf(name.toUpperCase(Locale.ROOT));
  }

  private static BinaryUfunc binary(String name) {
    return BinaryUfunc.valueOf(name.toUpperCase(Locale.ROOT));
  }

  private static List<DType> numpys() {
    return Arrays.stream(DType.values()).filter(dtype -> dtype != DType.BFLOAT16).toList();
  }

  /** The dtype of what a call makes; {@code -} if it is refused. */
  private static String made(Supplier<NDArray> call) {
    try (NDArray made = call.get()) {
      return made.dtype().toString();
    } catch (UnsupportedOperationException refused) {
      return "-";
    }
  }

  @Test
  void typesAreNumpys() {
    List<String> faults = new ArrayList<>();
    records("types")
        .forEach(
            record -> {
              String name = record.get(1);
              NDArray a = np.ones(DType.named(record.get(2)), 1);
              String actual =
                  isUnary(name)
                      ? made(() -> unary(name).apply(a))
                      : String.join(
                          ",",
                          numpys().stream()
                              .map(b -> made(() -> binary(name).apply(a, np.ones(b, 1))))
                              .toList());
              if (!actual.equals(record.get(3))) {
                faults.add(
                    name + " of " + a.dtype() + ": " + actual + ", NumPy's " + record.get(3));
              }
            });
    assertThat(faults.stream().limit(MOST_SHOWN)).as("%d faults", faults.size()).isEmpty();
  }

  @Test
  void everyUfuncIsTried() {
    Set<String> tried = records("values").map(record -> record.get(1)).collect(Collectors.toSet());
    assertThat(tried)
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(
                    Arrays.stream(UnaryUfunc.values()).map(UnaryUfunc::toString),
                    Arrays.stream(BinaryUfunc.values()).map(BinaryUfunc::toString))
                .toList());
  }

  @Test
  void numbersAreWeak() {
    List<String> faults = new ArrayList<>();
    records("weak")
        .forEach(
            record -> {
              BinaryUfunc ufunc = binary(record.get(1));
              NDArray a = np.ones(DType.named(record.get(2)), 1);
              String actual =
                  String.join(
                      ",",
                      made(() -> ufunc.apply(a, 1)),
                      made(() -> ufunc.apply(a, 1.0)),
                      made(() -> ufunc.apply(a, Complex.I)));
              if (!actual.equals(record.get(3))) {
                faults.add(
                    ufunc + " of " + a.dtype() + ": " + actual + ", NumPy's " + record.get(3));
              }
            });
    assertThat(faults.stream().limit(MOST_SHOWN))
        .as("%d faults, with %s", faults.size(), Arrays.toString(Weak.values()))
        .isEmpty();
  }

  @Test
  void elementsAreNumpys() {
    List<String> faults = new ArrayList<>();
    assertThat(records("values")).hasSizeGreaterThan(600);
    records("values").forEach(record -> check(record, faults));
    assertThat(faults.stream().limit(MOST_SHOWN)).as("%d faults", faults.size()).isEmpty();
  }

  private void check(List<String> record, List<String> faults) {
    String name = record.get(1);
    try (var _ = np.scope()) {
      NDArray a = GoldenBits.on(np, DType.named(record.get(2)), record.get(3));
      NDArray actual;
      if (isUnary(name)) {
        actual = unary(name).apply(a);
      } else {
        NDArray b = GoldenBits.on(np, DType.named(record.get(4)), record.get(5));
        actual = binary(name).outer(a, b);
      }
      NDArray expected = GoldenBits.on(np, DType.named(record.get(6)), record.get(7));
      if (actual.dtype() != expected.dtype()) {
        faults.add(name + " of " + a.dtype() + " makes " + actual.dtype());
        return;
      }
      double[] mine = GoldenBits.parts(actual);
      double[] numpys = GoldenBits.parts(expected);
      for (int i = 0; i < mine.length; i++) {
        if (!agrees(name, a.dtype(), actual.dtype(), mine, numpys, i)) {
          faults.add(
              "%s of %s, part %d: %s, NumPy's %s"
                  .formatted(name, a.dtype(), i, mine[i], numpys[i]));
          return;
        }
      }
    }
  }

  private static boolean agrees(
      String name, DType operand, DType dtype, double[] mine, double[] numpys, int i) {
    if (!dtype.isComplex()) {
      if (!isExact(name, operand) && dtype.isFloating()) {
        return GoldenBits.ulpsApart(dtype, mine[i], numpys[i]) <= 4;
      }
      return Double.compare(mine[i], numpys[i]) == 0
          || (Double.isNaN(mine[i]) && Double.isNaN(numpys[i]))
          // Which of two zeros is the larger depends on the CPU's instructions.
          || (mine[i] == 0 && numpys[i] == 0 && EXTREMES.contains(name));
    }
    // Parts that cancel have no digit in common: the larger part is the measure.
    int re = i - i % 2;
    double larger = Math.max(Math.abs(numpys[re]), Math.abs(numpys[re + 1]));
    if (!Double.isFinite(larger)) {
      return true; // Annex G and NumPy's formulas differ where parts are not finite.
    }
    // NumPy rounds the phase of a power, which may be thousands, to the type itself.
    int most = name.equals("power") ? 4096 : 16;
    return Math.abs(mine[i] - numpys[i]) <= larger * most * dtype.floatLimits().eps();
  }
}
