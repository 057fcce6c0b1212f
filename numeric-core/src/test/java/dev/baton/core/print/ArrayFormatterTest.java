package dev.baton.core.print;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.baton.core.Numeric;
import dev.baton.core.array.Complex;
import dev.baton.core.array.DType;
import dev.baton.core.array.NDArray;
import dev.baton.core.interpreter.Interpreter;
import dev.baton.core.print.PrintOptions.FloatMode;
import dev.baton.core.print.PrintOptions.Kind;
import dev.baton.core.print.PrintOptions.Sign;
import java.lang.foreign.ValueLayout;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ArrayFormatterTest {
  private Interpreter interpreter;
  private Numeric np;

  @BeforeEach
  void open() {
    interpreter = Interpreter.builder().build();
    np = Numeric.of(interpreter);
  }

  @AfterEach
  void close() {
    interpreter.close();
  }

  private static String repr(NDArray a) {
    return ArrayFormatter.repr(a, PrintOptions.DEFAULT);
  }

  @Test
  void printsNumbersAsScalarsAndAsArrays() {
    NDArray x = np.full(1.5);
    NDArray z = np.full(new Complex(1, -2));

    assertThat(ArrayFormatter.str(x, PrintOptions.DEFAULT)).isEqualTo("1.5");
    assertThat(repr(x)).isEqualTo("array(1.5)");
    assertThat(ArrayFormatter.str(z, PrintOptions.DEFAULT)).isEqualTo("(1-2j)");
    assertThat(repr(z)).isEqualTo("array(1.-2.j)");
  }

  @Test
  void printsWhatCannotBeSeenFromNoElements() {
    assertThat(repr(np.zeros(0))).isEqualTo("array([], dtype=float64)");
    assertThat(repr(np.zeros(0, 3))).isEqualTo("array([], shape=(0, 3), dtype=float64)");
    assertThat(repr(np.zeros(DType.COMPLEX128, 0))).isEqualTo("array([], dtype=complex128)");
    assertThat(ArrayFormatter.str(np.zeros(0, 3), PrintOptions.DEFAULT)).isEqualTo("[]");
  }

  @Test
  void summarisesAboveTheThreshold() {
    assertThat(repr(np.arange(1001.0)))
        .isEqualTo("array([   0.,    1.,    2., ...,  998.,  999., 1000.], shape=(1001,))");
    assertThat(ArrayFormatter.str(np.arange(1000.0), PrintOptions.DEFAULT)).doesNotContain("...");
  }

  @Test
  void printsViewsThatRepeatElements() {
    NDArray row = np.array(1, 2, 3).broadcastTo(1_000_000_000_000L, 3);

    assertThat(repr(row))
        .isEqualTo(
            """
            array([[1., 2., 3.],
                   [1., 2., 3.],
                   [1., 2., 3.],
                   ...,
                   [1., 2., 3.],
                   [1., 2., 3.],
                   [1., 2., 3.]], shape=(1000000000000, 3))\
            """);
  }

  @Test
  void leavesNoArrayBehind() {
    NDArray a = np.arange(5000.0).reshape(50, 100);
    long before = np.memory().inUseBytes();

    assertThat(repr(a)).startsWith("array([[");

    assertThat(np.memory().inUseBytes()).isEqualTo(before);
    assertThat(a.referenceCount()).isEqualTo(2); // the range, and its other shape
  }

  @Test
  void reachesACheckpointAfterEachElement() {
    GoldenPrinting.Elements ramp = GoldenPrinting.Elements.of("float64", "30,40", "ramp:0,1");
    AtomicInteger checkpoints = new AtomicInteger();

    String whole =
        ArrayFormatter.repr(
            ramp, PrintOptions.DEFAULT.withThreshold(1200), checkpoints::incrementAndGet);
    assertThat(whole).doesNotContain("...");
    assertThat(checkpoints).hasValue(1200);

    checkpoints.set(0);
    String summary = ArrayFormatter.repr(ramp, PrintOptions.DEFAULT, checkpoints::incrementAndGet);
    assertThat(summary).contains("...");
    assertThat(checkpoints).hasValue(36);
  }

  @Test
  void servesTheInterpreterWhilePrinting() {
    NDArray a = np.arange(3.0);
    AtomicBoolean called = new AtomicBoolean();
    try (var attachment = interpreter.attach()) {
      attachment.state().checkpoint();
      assertThat(interpreter.addPendingCall(() -> called.set(true))).isTrue();
      assertThat(a.shape(0)).isEqualTo(3);
      assertThat(a.getDouble(2)).isEqualTo(2);
      assertThat(called).as("by reading elements").isFalse();

      assertThat(ArrayFormatter.str(a, PrintOptions.DEFAULT)).isEqualTo("[0. 1. 2.]");
      assertThat(called).as("by printing").isTrue();
    }
  }

  @Test
  void refusesWhatDoesNotFitAJavaArray() {
    NDArray large = np.zeros(1).broadcastTo(1L << 40);
    NDArray larger = np.zeros(1).broadcastTo(1L << 20, 1L << 39);
    PrintOptions whole = PrintOptions.DEFAULT.withThreshold(Long.MAX_VALUE);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> ArrayFormatter.str(large, whole))
        .withMessageContaining("[1099511627776]")
        .withMessageContaining("threshold");
    assertThatIllegalArgumentException().isThrownBy(() -> ArrayFormatter.str(larger, whole));
  }

  @Test
  void refusesClosedArrays() {
    NDArray a = np.zeros(3);
    a.close();

    assertThatIllegalStateException().isThrownBy(() -> ArrayFormatter.str(a, PrintOptions.DEFAULT));
    assertThatIllegalStateException()
        .isThrownBy(() -> ArrayFormatter.repr(a, PrintOptions.DEFAULT));
  }

  @Test
  void changesOneOptionAtATime() {
    PrintOptions all =
        PrintOptions.DEFAULT
            .withPrecision(1)
            .withThreshold(2)
            .withEdgeItems(4)
            .withLineWidth(5)
            .withSuppressSmall(true)
            .withSign(Sign.SPACE)
            .withNanString("NA")
            .withInfString("oo")
            .withFloatMode(FloatMode.FIXED);

    assertThat(all)
        .isEqualTo(
            new PrintOptions(1, 2, 4, 5, true, Sign.SPACE, "NA", "oo", FloatMode.FIXED, Map.of()));
  }

  @Test
  void leavesElementsToTheCallersFormatters() {
    PrintOptions options =
        PrintOptions.DEFAULT
            .withFormatter(Kind.FLOAT, x -> "<" + x + ">")
            .withFormatter(Kind.INT, n -> n.getClass().getSimpleName() + ":" + n)
            .withFormatter(Kind.BOOL, b -> b.equals(true) ? "yes" : "no")
            .withFormatter(Kind.COMPLEX, z -> "z" + ((Complex) z).im());
    NDArray unsigned = np.empty(DType.UINT64, 2);
    unsigned.set(1L, 0);
    unsigned.segment().set(ValueLayout.JAVA_LONG, 8, -1);

    assertThat(ArrayFormatter.repr(np.array(1, 2), options)).isEqualTo("array([<1.0>, <2.0>])");
    assertThat(ArrayFormatter.str(unsigned, options))
        .isEqualTo("[Long:1 BigInteger:18446744073709551615]");
    assertThat(ArrayFormatter.str(np.ones(DType.BOOL, 2), options)).isEqualTo("[yes yes]");
    assertThat(ArrayFormatter.str(np.array(new Complex(1, 2), Complex.I), options))
        .isEqualTo("[z2.0 z1.0]");
    assertThat(ArrayFormatter.str(np.full(2), options))
        .as("a scalar is not formatted")
        .isEqualTo("2.0");
  }

  @Test
  void refusesOptionsThatMakeNoSense() {
    PrintOptions options = PrintOptions.DEFAULT;

    assertThatIllegalArgumentException()
        .isThrownBy(() -> options.withPrecision(-1))
        .withMessage("precision must not be negative, got -1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> options.withPrecision(Integer.MAX_VALUE))
        .withMessageContaining("UNIQUE");
    assertThatIllegalArgumentException().isThrownBy(() -> options.withThreshold(-1));
    assertThatIllegalArgumentException().isThrownBy(() -> options.withEdgeItems(-1));
    assertThatIllegalArgumentException().isThrownBy(() -> options.withLineWidth(-1));
    assertThatIllegalArgumentException().isThrownBy(() -> options.withNanString("a\nb"));
    assertThatIllegalArgumentException().isThrownBy(() -> options.withInfString("a\n"));
  }
}
