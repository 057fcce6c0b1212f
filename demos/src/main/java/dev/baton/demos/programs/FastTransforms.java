package dev.baton.demos.programs;

import dev.baton.core.Numeric;
import dev.baton.core.array.NDArray;
import dev.baton.core.fft.DftSums;
import dev.baton.core.interpreter.Interpreter;
import dev.baton.core.parallel.Parallel;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The cookbook's sums at times and frequencies that are equal steps apart, for all frequencies at
 * once: fast Fourier transforms.
 *
 * <p>The times are j/n and the frequencies k + ½, as in {@link Dft}.
 */
final class FastTransforms implements Program {
  private static final double TOLERANCE = 1e-9;

  @Override
  public String name() {
    return "dft-fft";
  }

  @Override
  public String title() {
    return "the same sums by FFT, for as many frequencies as times";
  }

  @Override
  public String explanation() {
    return "Where times and frequencies are equal steps apart, an FFT finds the sums at all"
        + " frequencies: not n² terms but n·log n.";
  }

  @Override
  public Place place() {
    return Place.NATIVE;
  }

  @Override
  public Workload workload(Effort effort, Contender contender) {
    return new Workload(65_536, 48L * 65_536 * effort.scale());
  }

  @Override
  public String describe(Workload workload) {
    return "%,d frequencies over %,d points in time, %<,d to a call"
        .formatted(workload.count(), workload.size());
  }

  /** Returns what each call finds at frequency ½. */
  @Override
  public double expected(Workload workload) {
    return 1 / Math.sin(Math.PI * 0.5 / workload.size());
  }

  @Override
  public Job prepare(Interpreter interpreter, Workload workload, int threads) {
    double n = workload.size();
    var np = Numeric.of(interpreter);
    NDArray times = np.arange(n).divide(n);
    NDArray frequencies = np.arange(n).add(0.5);
    List<Integer> calls =
        IntStream.range(0, Math.toIntExact(Math.ceilDiv(workload.count(), workload.size())))
            .boxed()
            .toList();
    return new Job() {
      @Override
      public double run() {
        List<Double> peaks =
            Parallel.map(
                interpreter,
                threads,
                calls,
                _ -> {
                  try (DftSums sums = np.fft().dft(times, frequencies, TOLERANCE)) {
                    return sums.sums().getComplex(0).abs();
                  }
                });
        return peaks.stream().mapToDouble(Double::doubleValue).sum() / peaks.size();
      }

      @Override
      public void close() {
        times.close();
        frequencies.close();
      }
    };
  }
}
