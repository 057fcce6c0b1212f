package dev.baton.core;

import dev.baton.core.array.DType;
import dev.baton.core.array.NDArray;
import dev.baton.core.random.Choice;
import dev.baton.core.random.Generator;
import dev.baton.core.random.SeedSequence;

/** Random numbers that are refused. */
final class RandomErrors {
  private RandomErrors() {}

  static void add(ErrorMessagesTest.Attempts attempts, Numeric np) {
    Generator rng = np.random(1);
    NDArray a = np.arange(12.0).reshape(3, 4);
    attempts.add("np.random(-1)", () -> np.random(-1));
    attempts.add("SeedSequence.of(-5)", () -> SeedSequence.of(-5));
    attempts.add("rng.integers(5, 5, 2)", () -> rng.integers(5, 5, 2));
    attempts.add(
        "rng.integers(int8, 0, 300, false)", () -> rng.integers(DType.INT8, 0, 300, false, 2));
    attempts.add(
        "rng.integers(float64, 0, 3, false)", () -> rng.integers(DType.FLOAT64, 0, 3, false, 2));
    attempts.add("rng.random(int64, 2)", () -> rng.random(DType.INT64, 2));
    attempts.add("rng.random(-2)", () -> rng.random(-2));
    attempts.add("rng.uniform(0, inf, 2)", () -> rng.uniform(0, Double.POSITIVE_INFINITY, 2));
    attempts.add("rng.normal(0, -1, 2)", () -> rng.normal(0, -1, 2));
    attempts.add("rng.normal(a, a, 5)", () -> rng.normal(a, a, 5));
    attempts.add("rng.binomial(5, 1.5, 2)", () -> rng.binomial(5, 1.5, 2));
    attempts.add("rng.poisson(-1, 2)", () -> rng.poisson(-1, 2));
    attempts.add("rng.zipf(1, 2)", () -> rng.zipf(1, 2));
    attempts.add("rng.gamma(-1, 1, 2)", () -> rng.gamma(-1, 1, 2));
    attempts.add("rng.triangular(3, 2, 1, 2)", () -> rng.triangular(3, 2, 1, 2));
    attempts.add("rng.hypergeometric(1, 1, 3, 2)", () -> rng.hypergeometric(1, 1, 3, 2));
    attempts.add(
        "rng.multinomial(5, [0.9, 0.9, 0.1], 2)",
        () -> rng.multinomial(5, new double[] {0.9, 0.9, 0.1}, 2));
    attempts.add("rng.dirichlet([1, -1], 2)", () -> rng.dirichlet(new double[] {1, -1}, 2));
    attempts.add(
        "rng.choice(3 of them, 5 without replacement)",
        () -> rng.choice(3, Choice.DEFAULT.withoutReplacement(), 5));
    attempts.add("rng.shuffle(read-only)", () -> rng.shuffle(np.ones(1).broadcastTo(3)));
    attempts.add("rng.shuffle(a, 2)", () -> rng.shuffle(a, 2));
    attempts.add("rng.bytes(-1)", () -> rng.bytes(-1));
  }
}
