package dev.baton.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.array.NDArray;
import dev.baton.core.fft.FourierOptions;
import dev.baton.core.fft.FourierTransforms;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Holds cosine and sine transforms, windows, convolutions by every method and spectra against what
 * SciPy and NumPy compute.
 */
class GoldenSignalTest {
  private static final List<GoldenCase> CASES = GoldenCase.all("signal");

  @Test
  void theFileHasCasesOfEveryFunction() {
    assertThat(CASES.stream().map(GoldenCase::function).distinct()).hasSize(19);
  }

  @TestFactory
  Stream<DynamicTest> agreesWithScipy() {
    return GoldenRun.tests(CASES, GoldenSignalTest::fault);
  }

  private static @Nullable String fault(Numeric np, GoldenCase golden) {
    List<NDArray> results;
    try {
      results = call(np, golden);
    } catch (IllegalArgumentException | UnsupportedOperationException refused) {
      return golden.isError() ? null : "refused: " + refused.getMessage();
    }
    if (golden.isError()) {
      return "is " + results + ", SciPy refuses: " + golden.expected().get(1);
    }
    List<NDArray> expected = golden.expectedArrays(np);
    for (int i = 0; i < expected.size(); i++) {
      String fault = GoldenCase.fault(expected.get(i), results.get(i), ulps(golden));
      if (fault != null) {
        return "result " + i + ": " + fault;
      }
    }
    return null;
  }

  /** Of the largest element. Sums of n products by spectra have a few of the largest sum's. */
  private static double ulps(GoldenCase golden) {
    return switch (golden.function()) {
      case "bartlett", "blackman", "hamming", "hanning", "kaiser" -> 4;
      // SciPy rounds angles of up to ten thousand radians.
      case "lombscargle" -> 1 << 16;
      default -> 64;
    };
  }

  private static List<NDArray> call(Numeric np, GoldenCase golden) {
    return switch (golden.function()) {
      case "bartlett" -> List.of(np.bartlett(golden.whole("m", 0)));
      case "blackman" -> List.of(np.blackman(golden.whole("m", 0)));
      case "hamming" -> List.of(np.hamming(golden.whole("m", 0)));
      case "hanning" -> List.of(np.hanning(golden.whole("m", 0)));
      case "kaiser" -> List.of(np.kaiser(golden.whole("m", 0), golden.number("beta", 0)));
      case "convolve", "correlate" -> List.of(convolved(np, golden));
      case "lombscargle" ->
          List.of(
              np.lombscargle(golden.array(np, "t"), golden.array(np, "y"), golden.array(np, "w")));
      case "periodogram" -> list(np.periodogram(golden.operand(np), spectrum(np, golden)));
      case "welch" -> list(np.welch(golden.operand(np), spectrum(np, golden)));
      case "stft" -> {
        Spectrogram found = np.stft(golden.operand(np), spectrum(np, golden));
        yield List.of(found.frequencies(), found.times(), found.values());
      }
      default -> List.of(cosines(np, golden));
    };
  }

  private static List<NDArray> list(Spectrum found) {
    return List.of(found.frequencies(), found.power());
  }

  private static NDArray convolved(Numeric np, GoldenCase golden) {
    NDArray a = golden.operand(np);
    NDArray v = golden.array(np, "v");
    var mode = ConvolutionMode.valueOf(golden.argument("mode").toUpperCase(Locale.ROOT));
    var method = ConvolutionMethod.valueOf(golden.argument("method"));
    return golden.function().equals("convolve")
        ? np.convolve(a, v, mode, method)
        : np.correlate(a, v, mode, method);
  }

  private static SpectrumOptions spectrum(Numeric np, GoldenCase golden) {
    SpectrumOptions options =
        SpectrumOptions.DEFAULT
            .rate(golden.number("fs", 1))
            .density(golden.whole("density", 1) == 1)
            .segment(golden.whole("nperseg", 0))
            .overlap(golden.whole("noverlap", -1))
            .length(golden.whole("nfft", 0));
    if (golden.argument("window") != null) {
      options = options.window(golden.array(np, "window"));
    }
    return golden.argument("detrend") == null ? options : options.detrend(golden.flag("detrend"));
  }

  private static NDArray cosines(Numeric np, GoldenCase golden) {
    FourierTransforms fft = np.fft();
    FourierOptions options = GoldenFourierTest.options(golden);
    NDArray a = golden.operand(np);
    int type = golden.whole("type", 2);
    boolean plain = type == 2 && golden.arguments().size() == 1;
    return switch (golden.function()) {
      case "dct" -> plain ? fft.dct(a) : fft.dct(a, type, options);
      case "idct" -> plain ? fft.idct(a) : fft.idct(a, type, options);
      case "dst" -> plain ? fft.dst(a) : fft.dst(a, type, options);
      case "idst" -> plain ? fft.idst(a) : fft.idst(a, type, options);
      case "dctn" -> fft.dctn(a, type, options);
      case "idctn" -> fft.idctn(a, type, options);
      case "dstn" -> fft.dstn(a, type, options);
      case "idstn" -> fft.idstn(a, type, options);
      default -> throw new IllegalStateException("unknown function " + golden.function());
    };
  }
}
