package dev.baton.demos.bench;

import dev.baton.core.Numeric;
import dev.baton.core.array.NDArray;
import dev.baton.core.random.Generator;
import java.util.function.Function;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/** Random numbers by PCG64, which are the peer's to the bit. */
@SuppressWarnings("NullAway.Init") // JMH and prepare set the fields.
public class RandomFills extends Side {
  private static final long SEED = 7;

  /** How many numbers. */
  @Param("100000")
  public long n;

  private Generator generator;
  private Function<Generator, NDArray> last = rng -> rng.random(n);

  /** Makes the state; JMH does. */
  public RandomFills() {}

  @Override
  void prepare(Numeric np) {
    generator = np.random(SEED);
  }

  /** Draws from [0, 1). */
  @Benchmark
  public void uniform() {
    draw(rng -> rng.random(n));
  }

  /** Draws from the normal distribution. */
  @Benchmark
  public void normal() {
    draw(rng -> rng.standardNormal(n));
  }

  /** Draws integers below 1000. */
  @Benchmark
  public void integers() {
    draw(rng -> rng.integers(0, 1000, n));
  }

  private void draw(Function<Generator, NDArray> distribution) {
    last = distribution;
    distribution.apply(generator).close();
  }

  /** Draws once more from the seed on and returns the last number. */
  @Override
  double result() {
    try (NDArray fresh = last.apply(np().random(SEED))) {
      return fresh.getDouble(-1);
    }
  }
}
