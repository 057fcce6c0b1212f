package dev.baton.core.linalg;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.Numeric;
import dev.baton.core.array.NDArray;
import dev.baton.core.interpreter.Interpreter;
import dev.baton.core.interpreter.ReleasePolicy;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Many threads call OpenBLAS at once, half of them one function and half another, as in OpenBLAS's
 * issues 539, 4216 and 5836: every result is what one thread alone computes. With {@code
 * -Dbaton.test.calls=100000} each of the cases makes so many calls, which takes minutes.
 */
class ConcurrentCallsTest {
  private static final int CALLS = Integer.getInteger("baton.test.calls", 900);

  /** Large enough for several threads of OpenBLAS's, where they are allowed. */
  private static final long ORDER = 130;

  private static final double TOLERANCE = 1e-11;

  private final Interpreter interpreter =
      Interpreter.builder().release(ReleasePolicy.release()).build();
  private final Numeric np = Numeric.of(interpreter);
  private final LinearAlgebra linalg = np.linalg();
  private final NDArray a = np.random(3).standardNormal(ORDER, ORDER);
  private final NDArray b = np.random(4).standardNormal(ORDER, ORDER);
  private final NDArray hermitian = a.add(a.transpose());

  @AfterEach
  void close() {
    interpreter.close();
  }

  /** What is called, and what is compared. */
  enum Kind {
    PRODUCT,
    PRODUCT_OF_TRANSPOSE,
    SINGULAR_VALUES,
    EIGENVALUES
  }

  private NDArray call(Kind kind) {
    return switch (kind) {
      case PRODUCT -> np.matmul(a, b);
      case PRODUCT_OF_TRANSPOSE -> {
        try (NDArray transposed = a.transpose()) {
          yield np.matmul(transposed, b);
        }
      }
      case SINGULAR_VALUES -> linalg.svdvals(a);
      case EIGENVALUES -> {
        Eigen eigen = linalg.eigh(hermitian);
        eigen.vectors().close();
        yield eigen.values();
      }
    };
  }

  static Stream<Arguments> cases() {
    return Stream.of(8, 200)
        .flatMap(
            threads ->
                Stream.of("1", "2", "default")
                    .flatMap(
                        blas ->
                            Stream.of(
                                Arguments.of(
                                    threads, blas, Kind.PRODUCT, Kind.PRODUCT_OF_TRANSPOSE),
                                Arguments.of(threads, blas, Kind.SINGULAR_VALUES, Kind.PRODUCT),
                                Arguments.of(threads, blas, Kind.EIGENVALUES, Kind.PRODUCT))));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void givesWhatOneThreadAloneComputes(int threads, String blas, Kind even, Kind odd)
      throws Exception {
    double[] ofEven = alone(even);
    double[] ofOdd = alone(odd);
    var left = new AtomicInteger(Math.max(threads, CALLS / 3));
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      List<Callable<Integer>> tasks =
          IntStream.range(0, threads)
              .<Callable<Integer>>mapToObj(
                  i ->
                      () ->
                          repeated(
                              blas, left, i % 2 == 0 ? even : odd, i % 2 == 0 ? ofEven : ofOdd))
              .toList();
      int wrong = 0;
      for (Future<Integer> task : pool.invokeAll(tasks)) {
        wrong += task.get();
      }
      assertThat(wrong).as("results that differ").isZero();
    }
    assertThat(np.memory().arrays()).as("arrays left").isEqualTo(3);
  }

  private double[] alone(Kind kind) {
    try (var _ = np.blasThreads(1);
        NDArray result = call(kind)) {
      return elements(result);
    }
  }

  private static double[] elements(NDArray result) {
    try (NDArray flat = result.reshape(-1)) {
      return flat.toDoubleArray();
    }
  }

  /** Takes calls until there are none left, and returns how many results were wrong. */
  private int repeated(String blas, AtomicInteger left, Kind kind, double[] expected) {
    if (blas.equals("default")) {
      return repeated(left, kind, expected);
    }
    try (var _ = np.blasThreads(Integer.parseInt(blas))) {
      return repeated(left, kind, expected);
    }
  }

  private int repeated(AtomicInteger left, Kind kind, double[] expected) {
    int wrong = 0;
    while (left.getAndDecrement() > 0) {
      try (NDArray result = call(kind)) {
        if (!isNear(result, expected)) {
          wrong++;
        }
      }
    }
    return wrong;
  }

  /** Threads of OpenBLAS's own add in another order. */
  private static boolean isNear(NDArray result, double[] expected) {
    double[] found = elements(result);
    for (int i = 0; i < found.length; i++) {
      if (!(Math.abs(found[i] - expected[i]) <= TOLERANCE * ORDER)) {
        return false;
      }
    }
    return true;
  }
}
