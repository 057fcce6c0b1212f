package dev.baton.demos.bench;

import dev.baton.core.Numeric;
import dev.baton.core.array.NDArray;
import dev.baton.core.interpreter.Attachment;
import dev.baton.core.interpreter.Interpreter;
import dev.baton.core.interpreter.ReleasePolicy;
import dev.baton.core.linalg.Svd;
import dev.baton.demos.lab.Statistics;
import dev.baton.demos.peer.PeerException;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a second thread adds: the calls that two threads make in a while, against those of one, with
 * the lock released and held, and the same of the plain loop in C, which is what the machine's
 * memory lets two threads have.
 *
 * <p>Slices of one and of two threads alternate, so that noise hits both alike.
 */
public final class TwoThreads {
  private static final int ROUNDS = 9;
  private static final double SECONDS = 0.15;

  /**
   * A kernel.
   *
   * @param name the benchmark's name, by which the loop in C is found, too
   * @param size how many elements
   * @param isComputeBound whether it is arithmetic that limits it, not memory
   * @param call makes a thread's own data, and what it calls again and again
   */
  private record Kernel(
      String name, long size, boolean isComputeBound, Function<Numeric, Runnable> call) {}

  private static final long CACHED = 20_000;
  private static final long LARGE = 10_000_000;

  // The orders of matrices whose calls take about a millisecond.
  private static final long PRODUCT = 256;
  private static final long EQUATIONS = 200;
  private static final long DECOMPOSED = 80;

  private static final List<Kernel> KERNELS =
      List.of(
          function("exp", Numeric::exp),
          function("sin", Numeric::sin),
          function("tanh", Numeric::tanh),
          new Kernel("pow", CACHED, true, TwoThreads::powers),
          new Kernel("sort", CACHED, true, TwoThreads::sorting),
          new Kernel("random", CACHED, true, TwoThreads::filling),
          new Kernel("matmul", PRODUCT * PRODUCT, true, TwoThreads::multiplying),
          new Kernel("solve", EQUATIONS * EQUATIONS, true, TwoThreads::solving),
          new Kernel("svd", DECOMPOSED * DECOMPOSED, true, TwoThreads::decomposing),
          new Kernel("add.out", LARGE, false, TwoThreads::adding),
          new Kernel("sum", LARGE, false, TwoThreads::summing));

  /** A function of one operand and an output. */
  private interface Into {
    NDArray apply(Numeric np, NDArray a, NDArray out);
  }

  /**
   * What was measured of a kernel.
   *
   * @param name its name
   * @param size how many elements
   * @param isComputeBound whether it is arithmetic that limits it
   * @param released how many times as many calls two threads make
   * @param held the same with the lock held
   * @param limit the same of the loop in C; null if there is none
   */
  public record Row(
      String name,
      long size,
      boolean isComputeBound,
      Statistics released,
      Statistics held,
      @Nullable Statistics limit) {}

  private TwoThreads() {}

  private static Kernel function(String name, Into function) {
    return new Kernel(
        name,
        CACHED,
        true,
        np -> {
          NDArray x = np.linspace(-10, 10, CACHED);
          NDArray y = np.empty(CACHED);
          return () -> function.apply(np, x, y);
        });
  }

  private static Runnable powers(Numeric np) {
    NDArray x = np.linspace(1, 10, CACHED);
    NDArray exponent = np.full(1.7, 1);
    NDArray y = np.empty(CACHED);
    return () -> np.power(x, exponent, y);
  }

  private static Runnable sorting(Numeric np) {
    NDArray mixed = np.random(1).random(CACHED);
    return () -> np.sort(mixed).close();
  }

  private static Runnable filling(Numeric np) {
    var generator = np.random(1);
    return () -> generator.random(CACHED).close();
  }

  private static Runnable multiplying(Numeric np) {
    NDArray a = np.random(1).random(PRODUCT, PRODUCT);
    NDArray b = np.random(2).random(PRODUCT, PRODUCT);
    NDArray out = np.empty(PRODUCT, PRODUCT);
    return () -> np.matmul(a, b, out);
  }

  private static Runnable solving(Numeric np) {
    NDArray a = np.random(1).random(EQUATIONS, EQUATIONS);
    NDArray b = np.random(2).random(EQUATIONS, EQUATIONS);
    return () -> np.linalg().solve(a, b).close();
  }

  private static Runnable decomposing(Numeric np) {
    NDArray a = np.random(1).random(DECOMPOSED, DECOMPOSED);
    return () -> {
      Svd svd = np.linalg().svd(a);
      svd.u().close();
      svd.s().close();
      svd.vh().close();
    };
  }

  private static Runnable adding(Numeric np) {
    NDArray b = np.arange((double) LARGE);
    NDArray c = np.ones(LARGE);
    NDArray out = np.empty(LARGE);
    return () -> np.add(b, c, out);
  }

  private static Runnable summing(Numeric np) {
    NDArray b = np.arange((double) LARGE);
    return () -> b.sum().close();
  }

  /**
   * Returns what there is to measure.
   *
   * @return the kernels' names
   */
  public static List<String> names() {
    return KERNELS.stream().map(Kernel::name).toList();
  }

  /**
   * Measures a kernel.
   *
   * @param name one of the names
   * @param withLimit whether to measure the plain loop in C too, where there is a C compiler
   * @return what a second thread adds
   * @throws IllegalStateException if a call fails
   */
  public static Row measure(String name, boolean withLimit) {
    Kernel kernel = KERNELS.stream().filter(k -> k.name.equals(name)).findFirst().orElseThrow();
    return new Row(
        name,
        kernel.size,
        kernel.isComputeBound,
        speedups(kernel, ReleasePolicy.numpy()),
        speedups(kernel, ReleasePolicy.hold()),
        withLimit ? speedupsOfLimit(kernel) : null);
  }

  private static Statistics speedups(Kernel kernel, ReleasePolicy policy) {
    try (Interpreter interpreter = Interpreter.builder().release(policy).build()) {
      Numeric np = Numeric.of(interpreter);
      Runnable first = kernel.call.apply(np);
      Runnable second = kernel.call.apply(np);
      return speedups(
          () -> callsPerSecond(interpreter, first), () -> callsPerSecond(interpreter, second));
    }
  }

  private static @Nullable Statistics speedupsOfLimit(Kernel kernel) {
    // Where there is no loop for a kernel, arithmetic in C tells whether a second core is free.
    boolean hasLoop = LimitRival.NAMES.contains(kernel.name);
    try (var limit =
        hasLoop ? new LimitRival(kernel.name, kernel.size) : new LimitRival("exp", CACHED)) {
      DoubleSupplier each = () -> 1 / limit.measure(SECONDS);
      return speedups(each, each);
    } catch (PeerException none) {
      return null;
    }
  }

  private static Statistics speedups(DoubleSupplier first, DoubleSupplier second) {
    double[] ratios = new double[ROUNDS];
    for (int round = -2; round < ROUNDS; round++) { // The first two warm up.
      double one = CallRate.together(first);
      double two = CallRate.together(first, second);
      if (round >= 0) {
        ratios[round] = two / one;
      }
    }
    return Statistics.of(ratios);
  }

  private static double callsPerSecond(Interpreter interpreter, Runnable call) {
    try (Attachment attachment = interpreter.attach()) {
      return CallRate.of(SECONDS, call, attachment.state()::checkpoint);
    }
  }
}
