package dev.baton.core.print;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.Numeric;
import dev.baton.core.array.Complex;
import dev.baton.core.array.NDArray;
import dev.baton.core.interpreter.Interpreter;
import dev.baton.core.interpreter.LockPolicy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds what is printed against what NumPy prints, to the character. */
class GoldenPrintingTest {
  private static final List<GoldenPrinting> GOLDEN = GoldenPrinting.all();
  private static final int MOST_SHOWN = 5;

  /** Larger ramps are tried without an array only. */
  private static final long LARGE = 100_000;

  @Test
  void theFileHasAThousandCases() {
    assertThat(GOLDEN).hasSizeGreaterThan(1000);
  }

  @Test
  void printsAsNumpyDoes() {
    List<String> faults = new ArrayList<>();
    for (GoldenPrinting golden : GOLDEN) {
      check(
          golden,
          ArrayFormatter.str(golden.source(), golden.options(), () -> {}),
          ArrayFormatter.repr(golden.source(), golden.options(), () -> {}),
          faults);
    }
    assertNone(faults);
  }

  @ParameterizedTest
  @ValueSource(strings = {"cpython", "none"})
  void printsArraysAsNumpyDoes(String policy) {
    LockPolicy lock = policy.equals("none") ? LockPolicy.none() : LockPolicy.cpython();
    try (Interpreter interpreter = Interpreter.builder().lock(lock).build()) {
      Numeric np = Numeric.of(interpreter);
      List<String> faults = new ArrayList<>();
      for (GoldenPrinting golden : GOLDEN) {
        if (Corners.size(golden.source().shape()) > LARGE) {
          continue;
        }
        try (var _ = np.scope()) {
          NDArray a = array(np, golden.source());
          check(
              golden,
              ArrayFormatter.str(a, golden.options()),
              ArrayFormatter.repr(a, golden.options()),
              faults);
          if (golden.options().equals(PrintOptions.DEFAULT)) {
            check(golden, a.toString(), a.repr(), faults);
          }
          // The same elements, laid out otherwise.
          NDArray strided = a.transpose().copy().transpose();
          check(
              golden,
              ArrayFormatter.str(strided, golden.options()),
              ArrayFormatter.repr(strided, golden.options()),
              faults);
        }
      }
      assertNone(faults);
    }
  }

  private static NDArray array(Numeric np, GoldenPrinting.Elements source) {
    int size = (int) Corners.size(source.shape());
    if (source.isComplex()) {
      Complex[] elements = new Complex[size];
      Arrays.setAll(elements, source::complexElement);
      return np.array(elements).reshape(source.shape());
    }
    double[] elements = new double[size];
    Arrays.setAll(elements, source::element);
    return np.array(elements).reshape(source.shape());
  }

  private static void check(GoldenPrinting golden, String str, String repr, List<String> faults) {
    if (!str.equals(golden.str())) {
      faults.add("%s%nNumPy's str%n%s%nhere%n%s".formatted(golden, golden.str(), str));
    }
    if (!repr.equals(golden.repr())) {
      faults.add("%s%nNumPy's repr%n%s%nhere%n%s".formatted(golden, golden.repr(), repr));
    }
  }

  private static void assertNone(List<String> faults) {
    assertThat(faults.stream().limit(MOST_SHOWN))
        .as("%d faults, the first of them", faults.size())
        .isEmpty();
  }
}
