package dev.baton.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.array.NDArray;
import dev.baton.core.fft.FourierNorm;
import dev.baton.core.fft.FourierOptions;
import dev.baton.core.fft.FourierTransforms;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds {@code numpy.fft}'s functions against what NumPy computes, also where out is given. */
class GoldenFourierTest {
  /**
   * In units in the last place of the largest number: both have an error of a few of those, NumPy's
   * in single precision too.
   */
  private static final double ULPS = 32;

  private static final List<GoldenCase> CASES = GoldenCase.all("fft");

  @Test
  void theFileHasCasesOfEveryFunction() {
    assertThat(CASES.stream().map(GoldenCase::function).distinct()).hasSize(18);
  }

  @TestFactory
  Stream<DynamicTest> agreesWithNumpy() {
    return GoldenRun.tests(CASES, GoldenFourierTest::fault);
  }

  private static @Nullable String fault(Numeric np, GoldenCase golden) {
    FourierOptions options = options(golden);
    NDArray result;
    try {
      result = call(np, golden, options);
    } catch (IllegalArgumentException | UnsupportedOperationException refused) {
      return golden.isError() ? null : "refused: " + refused.getMessage();
    }
    if (golden.isError()) {
      return "is " + result + ", NumPy refuses: " + golden.expected().get(1);
    }
    NDArray expected = golden.expectedArrays(np).get(0);
    String fault = GoldenCase.fault(expected, result, ULPS);
    if (fault != null) {
      return fault;
    }
    if (golden.function().endsWith("freq") || golden.function().endsWith("shift")) {
      return null;
    }
    NDArray out = np.full(result.dtype(), Double.NaN, result.shape());
    NDArray returned = call(np, golden, options.out(out));
    return returned != out
        ? "with out, returns another array"
        : GoldenElements.bits(out).equals(GoldenElements.bits(result))
            ? null
            : "with out, is " + out;
  }

  static FourierOptions options(GoldenCase golden) {
    FourierOptions options = FourierOptions.DEFAULT;
    for (var argument : golden.arguments().entrySet()) {
      String value = argument.getValue();
      options =
          switch (argument.getKey()) {
            case "n" -> options.n(Long.parseLong(value));
            case "s" -> options.s(GoldenFile.longs(value));
            case "axis" -> options.axis(Integer.parseInt(value));
            case "axes" -> options.axes(GoldenArray.ints(value));
            case "norm" -> options.norm(FourierNorm.valueOf(value.toUpperCase(Locale.ROOT)));
            default -> options;
          };
    }
    return options;
  }

  private static NDArray call(Numeric np, GoldenCase golden, FourierOptions options) {
    FourierTransforms fft = np.fft();
    boolean plain = golden.arguments().isEmpty() && options.equals(FourierOptions.DEFAULT);
    String axes = golden.argument("axes");
    int[] shifted = axes == null ? new int[0] : GoldenArray.ints(axes);
    if (golden.function().endsWith("freq")) {
      long n = golden.whole("n", 0);
      double spacing = golden.number("d", 1);
      return golden.function().equals("fftfreq")
          ? fft.fftfreq(n, spacing)
          : fft.rfftfreq(n, spacing);
    }
    NDArray a = golden.operand(np);
    return switch (golden.function()) {
      case "fft" -> plain ? fft.fft(a) : fft.fft(a, options);
      case "ifft" -> plain ? fft.ifft(a) : fft.ifft(a, options);
      case "rfft" -> plain ? fft.rfft(a) : fft.rfft(a, options);
      case "irfft" -> plain ? fft.irfft(a) : fft.irfft(a, options);
      case "hfft" -> plain ? fft.hfft(a) : fft.hfft(a, options);
      case "ihfft" -> plain ? fft.ihfft(a) : fft.ihfft(a, options);
      case "fft2" -> plain ? fft.fft2(a) : fft.fft2(a, options);
      case "ifft2" -> plain ? fft.ifft2(a) : fft.ifft2(a, options);
      case "rfft2" -> plain ? fft.rfft2(a) : fft.rfft2(a, options);
      case "irfft2" -> plain ? fft.irfft2(a) : fft.irfft2(a, options);
      case "fftn" -> plain ? fft.fftn(a) : fft.fftn(a, options);
      case "ifftn" -> plain ? fft.ifftn(a) : fft.ifftn(a, options);
      case "rfftn" -> plain ? fft.rfftn(a) : fft.rfftn(a, options);
      case "irfftn" -> plain ? fft.irfftn(a) : fft.irfftn(a, options);
      case "fftshift" -> fft.fftshift(a, shifted);
      case "ifftshift" -> fft.ifftshift(a, shifted);
      default -> throw new IllegalStateException("unknown function " + golden.function());
    };
  }
}
