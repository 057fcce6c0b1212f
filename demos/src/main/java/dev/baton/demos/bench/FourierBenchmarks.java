package dev.baton.demos.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** The benchmarks of Fourier transforms, beside NumPy, SciPy and FFTW. */
final class FourierBenchmarks {
  private static final int MOST_SIDE_BITS = 11;
  private static final int LEAST_BITS = 6;
  private static final int MOST_BITS = 20;

  /** Numbers of 2, 3 and 5. */
  private static final List<Long> SMOOTH =
      List.of(60L, 100L, 360L, 1_000L, 2_700L, 10_000L, 100_000L, 1_000_000L);

  private static final Map<Contest, Double> OTHERS =
      Map.of(Contest.SCIPY, 3.0, Contest.FFTW_ESTIMATE, 1.0, Contest.FFTW_MEASURE, 0.9);

  private FourierBenchmarks() {}

  /** Lists them. */
  static List<BenchmarkCase> all() {
    List<Long> lengths = new ArrayList<>(powers(LEAST_BITS, MOST_BITS));
    lengths.addAll(SMOOTH);
    return List.of(
        new BenchmarkCase(
            "dft.direct",
            "Σ exp(2πi·f·t), 10⁵ times; NumPy: the expression",
            DirectDft.class,
            "sum",
            List.of(100_000L),
            BenchmarkCase.ELEMENT,
            n -> 1 / Math.sin(Math.PI * DirectDft.FREQUENCY / n),
            Goal.ratio(30)),
        new BenchmarkCase(
            "dft.many",
            "the same for 10⁵ frequencies, to 1e-9; NumPy: 10⁵ times what one takes",
            ManyFrequencies.class,
            "sums",
            List.of(100_000L),
            BenchmarkCase.OP,
            n -> n,
            new Goal(1e9, 1_000.0)),
        nonuniform("type1", "points to modes"),
        nonuniform("type2", "modes to points"),
        nonuniform("type3", "points to frequencies"),
        fast("fft.c2c", "c2c", "fast Fourier transform, complex", lengths),
        fast("fft.r2c", "r2c", "fast Fourier transform, of reals", lengths),
        fast("fft.2d", "square", "n × n transform, complex", powers(LEAST_BITS, MOST_SIDE_BITS)),
        fast("fft.batch", "c2c", "transforms of 2¹⁶ complex numbers in rows of n", powers(3, 12)));
  }

  private static List<Long> powers(int first, int last) {
    return LongStream.rangeClosed(first, last).map(bits -> 1L << bits).boxed().toList();
  }

  private static BenchmarkCase nonuniform(String type, String what) {
    return new BenchmarkCase(
        "nufft." + type,
        "non-uniform FFT, 10⁶ " + what + ", to 1e-9",
        NonuniformFourier.class,
        type,
        List.of(1_000_000L),
        BenchmarkCase.ELEMENT,
        n -> n,
        Goal.nanos(100));
  }

  private static BenchmarkCase fast(String name, String method, String what, List<Long> sizes) {
    return new BenchmarkCase(
        name,
        what,
        FastFourier.class,
        method,
        sizes,
        BenchmarkCase.OP,
        n -> FourierProblem.of(name, n).height(),
        Goal.ratio(3),
        OTHERS);
  }
}
