package dev.baton.nd4j;

import java.util.Map;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.ToDoubleFunction;
import org.nd4j.linalg.api.blas.Lapack;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Linear algebra of a square matrix of normal random numbers, by LAPACK where ND4J offers it: its
 * operations of the same names take seconds at the order 500. What results are verified by is what
 * is left when they are put in.
 *
 * <p>Its inverse refuses the matrix, whose determinant it takes for 0, and its {@code eig} ends the
 * process.
 */
final class MatrixBenchmarks {
  private static final long SEED = 7;

  /** A matrix in the forms that the benchmarks need. */
  private record Given(INDArray a, INDArray b, INDArray hermitian, INDArray positive) {
    static Given of(long n) {
      INDArray a = Arrays.normal(SEED, n, n).divi(Math.sqrt((double) n));
      INDArray positive = a.mmul(a.transpose()).addi(Nd4j.eye(n).castTo(DataType.DOUBLE));
      return new Given(a, a.sum(true, 1), a.add(a.transpose()), positive);
    }
  }

  static final Map<String, LongFunction<Benchmarks.Case>> CASES =
      Map.of(
          "linalg.solve",
          of(
              g -> new INDArray[] {Nd4j.linalg().solve(g.a, g.b)},
              g -> left(g.a.mmul(Nd4j.linalg().solve(g.a, g.b)), g.b)),
          "linalg.cholesky",
          of(
              g -> new INDArray[] {cholesky(g.positive)},
              g -> {
                INDArray lower = cholesky(g.positive);
                return left(lower.mmul(lower.transpose()), g.positive);
              }),
          "linalg.qr",
          of(
              g -> qr(g.a),
              g -> {
                INDArray[] qr = qr(g.a);
                return left(qr[0].mmul(qr[1]), g.a);
              }),
          "linalg.svd",
          of(
              g -> svd(g.a),
              g -> {
                INDArray[] svd = svd(g.a);
                return left(svd[1].mulRowVector(svd[0]).mmul(svd[2]), g.a);
              }),
          "linalg.eigh",
          of(
              g -> eigh(g.hermitian),
              g -> {
                INDArray[] eigen = eigh(g.hermitian);
                return left(g.hermitian.mmul(eigen[1]), eigen[1].mulRowVector(eigen[0]));
              }),
          "linalg.det",
          n -> {
            Given given = Given.of(n);
            return new Benchmarks.Case(
                () -> determinant(given.a), () -> leftOfDeterminant(given.positive));
          });

  private MatrixBenchmarks() {}

  private static Lapack lapack() {
    return Nd4j.getBlasWrapper().lapack();
  }

  private static INDArray cholesky(INDArray a) {
    INDArray factor = a.dup('f');
    lapack().potrf(factor, true);
    return factor;
  }

  /** Returns Q and R. */
  private static INDArray[] qr(INDArray a) {
    INDArray q = a.dup('f');
    INDArray r = square(a.size(0));
    lapack().geqrf(q, r);
    return new INDArray[] {q, r};
  }

  /** Returns the singular values, U and the transposed V. */
  static INDArray[] svd(INDArray a) {
    long n = a.size(0);
    INDArray values = Nd4j.createUninitialized(DataType.DOUBLE, n);
    INDArray u = square(n);
    INDArray vt = square(n);
    try (INDArray overwritten = a.dup('f')) {
      lapack().gesvd(overwritten, values, u, vt);
    }
    return new INDArray[] {values, u, vt};
  }

  /** Returns the eigenvalues, and the vectors in columns. */
  private static INDArray[] eigh(INDArray a) {
    INDArray vectors = a.dup('f');
    INDArray values = Nd4j.createUninitialized(DataType.DOUBLE, a.size(0));
    if (lapack().syev('V', 'L', vectors, values) != 0) {
      throw new IllegalStateException("eigenvalues did not converge");
    }
    return new INDArray[] {values, vectors};
  }

  /** Multiplies the pivots, of which each exchange of rows turns the sign. */
  private static double determinant(INDArray a) {
    try (INDArray factors = a.dup('f');
        INDArray rows = lapack().getrf(factors);
        INDArray diagonal = Nd4j.diag(factors)) {
      double determinant = diagonal.prodNumber().doubleValue();
      for (int i = 0; i < a.size(0); i++) {
        determinant = rows.data().getInt(i) == i + 1 ? determinant : -determinant;
      }
      return determinant;
    }
  }

  private static double leftOfDeterminant(INDArray positive) {
    double root = Nd4j.diag(cholesky(positive)).prodNumber().doubleValue();
    return Math.abs(determinant(positive) / (root * root) - 1);
  }

  private static INDArray square(long n) {
    return Nd4j.createUninitialized(DataType.DOUBLE, new long[] {n, n}, 'f');
  }

  private static LongFunction<Benchmarks.Case> of(
      Function<Given, INDArray[]> call, ToDoubleFunction<Given> left) {
    return n -> {
      Given given = Given.of(n);
      return new Benchmarks.Case(
          () -> {
            for (INDArray result : call.apply(given)) {
              result.close();
            }
          },
          () -> left.applyAsDouble(given));
    };
  }

  static double left(INDArray found, INDArray expected) {
    return found.distance2(expected) / expected.norm2Number().doubleValue();
  }
}
