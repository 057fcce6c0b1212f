package dev.baton.nd4j;

import java.util.Map;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.ToDoubleFunction;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Small matrices of normal random numbers, many in one call of ND4J's own operations, 16,384
 * elements together.
 */
final class BatchBenchmarks {
  private static final long SEED = 7;
  private static final long ELEMENTS = 16_384;

  /** Matrices in the forms that the benchmarks need, and room for a product. */
  private record Given(INDArray a, INDArray b, INDArray positive, INDArray product) {
    static Given of(long n) {
      long count = ELEMENTS / (n * n);
      INDArray a = Arrays.normal(SEED, count, n, n);
      INDArray b = Arrays.normal(SEED + 1, count, n, n);
      INDArray positive = Nd4j.matmul(a, transposed(a)).addi(identities(count, n));
      return new Given(a, b, positive, a.dup());
    }
  }

  static final Map<String, LongFunction<Benchmarks.Case>> CASES =
      Map.of(
          "batch.gemm",
          BatchBenchmarks::multiplying,
          "batch.solve",
          of(
              g -> Nd4j.linalg().solve(g.positive, g.b),
              g -> left(Nd4j.matmul(g.positive, Nd4j.linalg().solve(g.positive, g.b)), g.b)),
          "batch.inv",
          of(
              g -> Nd4j.math().matrixInverse(g.positive),
              g ->
                  left(
                      Nd4j.matmul(g.positive, Nd4j.math().matrixInverse(g.positive)),
                      identities(g.a.size(0), g.a.size(1)))),
          "batch.cholesky",
          of(
              g -> Nd4j.linalg().cholesky(g.positive),
              g -> {
                INDArray lower = Nd4j.linalg().cholesky(g.positive);
                return left(Nd4j.matmul(lower, transposed(lower)), g.positive);
              }),
          "batch.det",
          of(
              g -> Nd4j.math().matrixDeterminant(g.positive),
              g -> {
                INDArray lower = Nd4j.linalg().cholesky(g.positive);
                INDArray found = Nd4j.math().matrixDeterminant(g.positive);
                return left(found, squaresOfDiagonals(lower).reshape(found.shape()));
              }));

  private BatchBenchmarks() {}

  private static Benchmarks.Case multiplying(long n) {
    Given given = Given.of(n);
    return new Benchmarks.Case(
        () -> Nd4j.matmul(given.a, given.b, given.product),
        () ->
            left(
                Nd4j.matmul(given.product, given.b),
                Nd4j.matmul(given.a, Nd4j.matmul(given.b, given.b))));
  }

  private static INDArray transposed(INDArray matrices) {
    return matrices.permute(0, 2, 1).dup('c');
  }

  private static INDArray identities(long count, long n) {
    return Arrays.of(count * n * n, i -> i % (n * n) % (n + 1) == 0 ? 1 : 0).reshape(count, n, n);
  }

  /** Returns of triangular matrices the squares of their determinants. */
  private static INDArray squaresOfDiagonals(INDArray matrices) {
    long n = matrices.size(1);
    return Arrays.of(
        matrices.size(0),
        matrix -> {
          double product = 1;
          for (long i = 0; i < n; i++) {
            product *= matrices.getDouble(matrix, i, i);
          }
          return product * product;
        });
  }

  private static LongFunction<Benchmarks.Case> of(
      Function<Given, INDArray> call, ToDoubleFunction<Given> left) {
    return n -> {
      Given given = Given.of(n);
      return new Benchmarks.Case(() -> call.apply(given).close(), () -> left.applyAsDouble(given));
    };
  }

  private static double left(INDArray found, INDArray expected) {
    return MatrixBenchmarks.left(found, expected);
  }
}
