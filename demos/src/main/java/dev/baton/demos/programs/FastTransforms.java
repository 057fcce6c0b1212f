package dev.baton.demos.programs;

import dev.baton.core.Numeric;
import dev.baton.core.array.Complex;
import dev.baton.core.array.NDArray;
import dev.baton.core.interpreter.Interpreter;
import dev.baton.core.parallel.Parallel;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Transforms batches of signals sampled at equal steps, where the fast Fourier transform does all
 * frequencies at once.
 */
final class FastTransforms implements Program {
  private static final int BATCH = 16;
  private static final int TONE = 3;

  @Override
  public String name() {
    return "dft-fft";
  }

  @Override
  public String title() {
    return "fast Fourier transforms, in batches";
  }

  @Override
  public String explanation() {
    return "Each item of the parallel map transforms a batch of signals in one native call.";
  }

  @Override
  public Place place() {
    return Place.NATIVE;
  }

  @Override
  public Workload workload(Effort effort, Contender contender) {
    return new Workload(4_096, 8_192L * effort.scale());
  }

  @Override
  public String describe(Workload workload) {
    return "%,d signals of %,d samples, %d to a call"
        .formatted(workload.count(), workload.size(), BATCH);
  }

  @Override
  public double expected(Workload workload) {
    return workload.size(); // A pure tone: all of it lies in one frequency.
  }

  @Override
  public Job prepare(Interpreter interpreter, Workload workload, int threads) {
    long n = workload.size();
    var np = Numeric.of(interpreter);
    NDArray signals;
    try (NDArray steps = np.arange((double) n);
        NDArray angles = steps.multiply(Complex.I.times(2 * Math.PI * TONE / n));
        NDArray tone = np.exp(angles);
        NDArray repeated = tone.broadcastTo(BATCH, n)) {
      signals = repeated.copy();
    }
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
                  try (NDArray spectra = np.fft().fft(signals)) {
                    return spectra.getComplex(BATCH - 1, TONE).abs();
                  }
                });
        return peaks.stream().mapToDouble(Double::doubleValue).sum() / peaks.size();
      }

      @Override
      public void close() {
        signals.close();
      }
    };
  }
}
