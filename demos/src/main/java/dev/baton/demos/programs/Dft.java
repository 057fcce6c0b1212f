package dev.baton.demos.programs;

import dev.baton.core.Numeric;
import dev.baton.core.array.Complex;
import dev.baton.core.array.NDArray;
import dev.baton.core.interpreter.Interpreter;
import dev.baton.core.parallel.Parallel;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * A discrete Fourier transform by a parallel map over frequencies, as the SciPy cookbook has it:
 * {@code dft = parallel_map(lambda f: sum(exp(2.j*pi*f*times)), frequencies)}.
 *
 * <p>The times are j/n and the frequencies k + ½, so that each sum is a geometric one whose value
 * is known.
 */
abstract sealed class Dft implements Program {
  private static final Complex TWO_PI_J = Complex.I.times(2 * Math.PI);

  /** One frequency's sum as NumPy would spell it: three kernels and their temporaries. */
  static final class Expression extends Dft {
    @Override
    public String name() {
      return "dft-exp";
    }

    @Override
    public String title() {
      return "exp(2πi·f·t).sum() for each frequency";
    }

    @Override
    public String explanation() {
      return "For each frequency three native calls: multiply, exponential, sum. The interpreter"
          + " is needed only"
          + " between them.";
    }

    @Override
    public boolean isInNd4j() {
      return true;
    }

    @Override
    public Workload workload(Effort effort, Contender contender) {
      long count = contender == Contender.BATON ? 100 : 30; // Others take several times as long.
      return new Workload(100_000, count * effort.scale());
    }

    @Override
    ToDoubleFunction<Double> magnitude(Numeric np, NDArray times) {
      return frequency -> {
        try (NDArray angles = times.multiply(TWO_PI_J.times(frequency));
            NDArray waves = np.exp(angles);
            NDArray sum = waves.sum()) {
          return sum.toComplex().abs();
        }
      };
    }
  }

  /** One frequency's sum as one call of a kernel made for it. */
  static final class Direct extends Dft {
    @Override
    public String name() {
      return "dft-direct";
    }

    @Override
    public String title() {
      return "the same sums, one native call each";
    }

    @Override
    public String explanation() {
      return "One kernel computes the whole sum without temporary arrays, so a thread leaves the"
          + " interpreter once"
          + " per frequency.";
    }

    @Override
    public List<Mode> peerModes() {
      return List.of();
    }

    @Override
    public String whyNoPeer() {
      return "NumPy has no such call; compare with dft-exp";
    }

    @Override
    public Workload workload(Effort effort, Contender contender) {
      return new Workload(100_000, 1_000L * effort.scale());
    }

    @Override
    ToDoubleFunction<Double> magnitude(Numeric np, NDArray times) {
      return frequency -> {
        try (NDArray one = np.array(frequency);
            NDArray sum = np.fft().dft(times, one)) {
          return sum.toComplex().abs();
        }
      };
    }
  }

  @Override
  public Place place() {
    return Place.NATIVE;
  }

  @Override
  public String describe(Workload workload) {
    return "%,d frequencies over %,d points in time".formatted(workload.count(), workload.size());
  }

  /** Returns |Σⱼ exp(2πi (k + ½) j/n)| = 1 / sin(π (k + ½) / n), added up over the frequencies. */
  @Override
  public double expected(Workload workload) {
    double sum = 0;
    for (long k = 0; k < workload.count(); k++) {
      sum += 1 / Math.abs(Math.sin(Math.PI * (k + 0.5) / workload.size()));
    }
    return sum;
  }

  /** Returns what computes |Σ exp(2πi f t)| for one f. */
  abstract ToDoubleFunction<Double> magnitude(Numeric np, NDArray times);

  @Override
  public Job prepare(Interpreter interpreter, Workload workload, int threads) {
    var np = Numeric.of(interpreter);
    NDArray times = np.arange((double) workload.size()).divide((double) workload.size());
    List<Double> frequencies =
        IntStream.range(0, Math.toIntExact(workload.count())).mapToObj(k -> k + 0.5).toList();
    ToDoubleFunction<Double> magnitude = magnitude(np, times);
    return new Job() {
      @Override
      public double run() {
        List<Double> magnitudes =
            Parallel.map(interpreter, threads, frequencies, magnitude::applyAsDouble);
        return magnitudes.stream().mapToDouble(Double::doubleValue).sum();
      }

      @Override
      public void close() {
        times.close();
      }
    };
  }
}
