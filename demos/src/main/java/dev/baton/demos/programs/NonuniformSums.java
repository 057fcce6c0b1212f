package dev.baton.demos.programs;

import dev.baton.core.Numeric;
import dev.baton.core.array.NDArray;
import dev.baton.core.fft.DftSums;
import dev.baton.core.interpreter.Interpreter;
import dev.baton.core.parallel.Parallel;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The cookbook's sums at times that lie anywhere, for all frequencies at once: non-uniform fast
 * Fourier transforms.
 */
final class NonuniformSums implements Program {
  /** Frequencies to a call. */
  private static final int BATCH = 50_000;

  private static final double TOLERANCE = 1e-9;

  @Override
  public String name() {
    return "dft-nufft";
  }

  @Override
  public String title() {
    return "sums at uneven times by non-uniform FFT";
  }

  @Override
  public String explanation() {
    return "Each item of the parallel map finds the sums at many frequencies in one call, to a"
        + " tolerance of 1e-9: not n·m terms but n + m points and an FFT.";
  }

  @Override
  public Place place() {
    return Place.NATIVE;
  }

  @Override
  public List<Mode> peerModes() {
    return List.of();
  }

  @Override
  public String whyNoPeer() {
    return "NumPy has no such transform; compare with dft-exp";
  }

  @Override
  public Workload workload(Effort effort, Contender contender) {
    return new Workload(100_000, 300_000L * effort.scale());
  }

  @Override
  public String describe(Workload workload) {
    return "%,d frequencies over %,d points in time, %,d to a call"
        .formatted(workload.count(), workload.size(), BATCH);
  }

  /** Returns what each call finds at frequency 0, rounded: the number of terms. */
  @Override
  public double expected(Workload workload) {
    return workload.size();
  }

  @Override
  public Job prepare(Interpreter interpreter, Workload workload, int threads) {
    var np = Numeric.of(interpreter);
    NDArray times = np.random(12).uniform(0.0, 1.0, workload.size());
    NDArray frequencies = np.random(13).uniform(-0.5 * BATCH, 0.5 * BATCH, BATCH);
    frequencies.set(0.0, 0);
    List<Integer> batches =
        IntStream.range(0, Math.toIntExact(Math.ceilDiv(workload.count(), BATCH))).boxed().toList();
    return new Job() {
      @Override
      public double run() {
        List<Double> peaks =
            Parallel.map(
                interpreter,
                threads,
                batches,
                _ -> {
                  try (DftSums sums = np.fft().dft(times, frequencies, TOLERANCE)) {
                    return sums.sums().getComplex(0).abs();
                  }
                });
        return Math.rint(peaks.stream().mapToDouble(Double::doubleValue).sum() / peaks.size());
      }

      @Override
      public void close() {
        times.close();
        frequencies.close();
      }
    };
  }
}
