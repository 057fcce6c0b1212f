package dev.baton.core.array;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.MemoryUse;
import dev.baton.core.Numeric;
import dev.baton.core.fft.FourierOptions;
import dev.baton.core.interpreter.Interpreter;
import dev.baton.core.interpreter.LockPolicy;
import dev.baton.core.interpreter.ReleasePolicy;
import dev.baton.core.random.Generator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Two threads do everything that arrays can do, on arrays of their own and on shared ones, each
 * result held against plain Java; at the end all memory is back.
 */
class StressTest {
  private static final Duration ENOUGH = Duration.ofMillis(2500);
  private static final int FEWEST = 500;
  private static final int KINDS = 22;

  private static Interpreter interpreter(boolean exclusive) {
    return Interpreter.builder()
        .lock(exclusive ? LockPolicy.cpython(Duration.ofNanos(50_000)) : LockPolicy.none())
        .release(ReleasePolicy.release())
        .build();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void allOperationsOnTwoThreads(boolean exclusive) throws Exception {
    long seed = System.nanoTime();
    try (var interpreter = interpreter(exclusive)) {
      Numeric np = Numeric.of(interpreter);
      PlainArray sharedElements = PlainArray.numbered(true, 3, 4);
      NDArray shared;
      Generator generator = np.random(1);
      try (var scope = np.scope()) {
        shared = scope.keep(sharedElements.toArray(np));
        for (int n = 1; n <= 12; n++) {
          np.fft().fft(np.ones(n)); // The plans, which stay.
        }
      }
      MemoryUse before = np.memory();
      AtomicInteger[] done = new AtomicInteger[KINDS];
      Arrays.setAll(done, _ -> new AtomicInteger());
      long end = System.nanoTime() + ENOUGH.toNanos();
      Workers.together(
          2,
          thread -> {
            Random random = new Random(seed + thread);
            for (long round = 0; round < FEWEST || System.nanoTime() < end; round++) {
              int kind = random.nextInt(KINDS);
              try (var _ = np.scope();
                  var attachment = interpreter.attach()) {
                if (random.nextBoolean()) {
                  attachment.state().checkpoint();
                }
                new Round(np, random, shared, sharedElements, generator).run(kind);
                done[kind].incrementAndGet();
              } catch (RuntimeException | Error failed) {
                throw new AssertionError(
                    "kind %d, round %d of thread %d, seed %d".formatted(kind, round, thread, seed),
                    failed);
              }
            }
          });
      assertThat(done).as("seed %d", seed).allMatch(count -> count.get() > 0);
      sharedElements.assertIs(shared);
      assertThat(shared.referenceCount()).isEqualTo(1);
      MemoryUse after = np.memory(); // Exactly, at once: the scopes have closed all.
      assertThat(after.arrays()).as("seed %d", seed).isEqualTo(before.arrays());
      assertThat(after.inUseBytes()).isEqualTo(before.inUseBytes());
      assertThat(interpreter.lock().isLocked()).isFalse();
      assertThat(interpreter.ledger().threads()).allMatch(t -> t.takes() == t.drops());
    }
  }

  /** One round: random operands in random layouts, one operation, one check. */
  private record Round(
      Numeric np, Random random, NDArray shared, PlainArray sharedElements, Generator generator) {

    private static final double TOLERANCE = 1e-11;
    private static final List<Layout> LAYOUTS = List.of(Layout.values());

    private PlainArray elements(long... shape) {
      return PlainArray.random(random, random.nextBoolean(), shape);
    }

    private NDArray lay(PlainArray elements) {
      return LAYOUTS.get(random.nextInt(LAYOUTS.size())).make(np, elements);
    }

    private long extent() {
      return random.nextLong(1, 7);
    }

    @SuppressWarnings("resource") // The scope around closes what is made here.
    void run(int kind) {
      long rows = extent();
      long columns = extent();
      PlainArray a = elements(rows, columns);
      PlainArray b = elements(random.nextBoolean() ? 1 : rows, columns);
      NDArray x = lay(a);
      NDArray y = lay(b);
      switch (kind) {
        case 0 -> a.combine(b, Complex::plus, rows, columns).assertIs(x.add(y));
        case 1 -> a.combine(b, Complex::minus, rows, columns).assertIs(x.subtract(y));
        case 2 -> a.combine(b, Complex::times, rows, columns).assertClose(x.multiply(y), TOLERANCE);
        case 3 -> {
          PlainArray quotient = a.map(z -> z.times(0.25));
          quotient.assertIs(x.divide(4));
        }
        case 4 -> {
          NDArray out = lay(a.asComplex());
          np.add(x, y, out);
          a.combine(b, Complex::plus, rows, columns).asComplex().assertIs(out);
        }
        case 5 -> {
          np.subtract(x, x.slice(Slice.REVERSED), x);
          a.combine(reversed(a), Complex::minus, rows, columns).assertIs(x);
        }
        case 6 ->
            a.map(z -> new Complex(-z.re(), a.isComplex() ? -z.im() : 0)).assertIs(x.negate());
        case 7 -> {
          PlainArray magnitudes = a.map(z -> Complex.of(z.abs()));
          new PlainArray(magnitudes.shape(), magnitudes.values(), false)
              .assertClose(x.abs(), TOLERANCE);
        }
        case 8 ->
            a.map(z -> new Complex(Math.cos(z.im()), Math.sin(z.im())).times(Math.exp(z.re())))
                .assertClose(np.exp(x), TOLERANCE);
        case 9 -> a.sum(false, 0).assertClose(x.sum(0), TOLERANCE);
        case 10 -> a.sum(false, 0, 1).assertClose(x.sum(), TOLERANCE);
        case 11 -> a.matmul(b.transpose(1, 0)).assertClose(x.matmul(y.transpose()), TOLERANCE);
        case 12 -> {
          NDArray out = np.empty(DType.COMPLEX128, rows, rows);
          np.matmul(x, x.transpose(), out);
          a.matmul(a.transpose(1, 0)).asComplex().assertClose(out, TOLERANCE);
        }
        case 13 -> {
          PlainArray v = elements(columns);
          NDArray dot = lay(v).dot(lay(v));
          PlainArray square = v.combine(v, Complex::times, columns).sum(false, 0);
          square.assertClose(dot, TOLERANCE);
        }
        case 14 -> a.asComplex().assertClose(np.fft().ifft(np.fft().fft(x)), TOLERANCE);
        case 15 -> {
          NDArray zero = np.fft().fft(x, FourierOptions.DEFAULT.axis(0)).slice(Slice.at(0));
          a.sum(false, 0).asComplex().assertClose(zero, TOLERANCE);
        }
        case 16 -> {
          NDArray sums = np.fft().dft(np.arange((double) columns), np.zeros(rows));
          for (Complex sum : sums.toComplexArray()) {
            assertThat(sum.re()).isEqualTo((double) columns);
          }
        }
        case 17 -> {
          for (double drawn : generator.uniform(rows * columns).toDoubleArray()) {
            assertThat(drawn).isBetween(0.0, 1.0);
          }
        }
        case 18 -> {
          NDArray target = lay(a.asComplex());
          target.assign(y.transpose().transpose());
          b.broadcastTo(rows, columns).asComplex().assertIs(target);
        }
        case 19 -> {
          new PlainArray(new long[] {columns * rows}, a.values(), a.isComplex())
              .assertIs(x.reshape(-1));
          a.transpose(1, 0).assertIs(x.transpose());
        }
        case 20 -> {
          // The shared array through views of one's own, while the other thread does the same.
          NDArray view = shared.slice(Slice.REVERSED, Slice.every(2));
          sharedElements.combine(sharedElements, Complex::plus, 3, 4).assertIs(shared.add(shared));
          assertThat(view.sum().toComplex()).isEqualTo(sumOfEvenColumns(sharedElements));
          assertThat(shared.segment().byteSize()).isEqualTo(192);
        }
        case 21 -> {
          // Left to the collector.
          double stop = columns;
          assertThat(np.linspace(0, stop, 5).getDouble(4)).isEqualTo(stop);
          assertThat(new Held(np).array().toDouble()).isEqualTo(7);
        }
        default -> throw new AssertionError(kind);
      }
    }

    private static PlainArray reversed(PlainArray a) {
      List<Complex> values = new ArrayList<>();
      for (long[] index : PlainArray.indices(a.shape())) {
        values.add(a.get(a.shape()[0] - 1 - index[0], index[1]));
      }
      return new PlainArray(a.shape(), values, a.isComplex());
    }

    private static Complex sumOfEvenColumns(PlainArray a) {
      Complex sum = Complex.ZERO;
      for (long[] index : PlainArray.indices(a.shape())) {
        sum = index[1] % 2 == 0 ? sum.plus(a.get(index)) : sum;
      }
      return sum;
    }
  }

  /** An array that its scope does not close. */
  private record Held(NDArray array) {
    Held(Numeric np) {
      this(kept(np));
    }

    private static NDArray kept(Numeric np) {
      try (var scope = np.scope()) {
        return scope.keep(np.full(7));
      }
    }
  }

  /**
   * Threads use and close the same arrays, without a lock: an operation gives the right result or
   * says that its operand was closed, and the memory is never another array's meanwhile.
   */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void arraysClosedUnderTheirUsers(boolean exclusive) throws Exception {
    long seed = System.nanoTime();
    AtomicInteger used = new AtomicInteger();
    AtomicInteger refused = new AtomicInteger();
    try (var interpreter = interpreter(exclusive)) {
      Numeric np = Numeric.of(interpreter);
      AtomicReferenceArray<NDArray> slots = new AtomicReferenceArray<>(3);
      for (int i = 0; i < 3; i++) {
        slots.set(i, np.full(i, 64));
      }
      long end = System.nanoTime() + ENOUGH.toNanos() / 2;
      Workers.together(
          2,
          thread -> {
            Random random = new Random(seed + thread);
            double mine = thread;
            while (System.nanoTime() < end) {
              int slot = random.nextInt(3);
              NDArray array = slots.get(slot);
              switch (random.nextInt(6)) {
                case 0 -> {
                  // A slot's arrays hold whole multiples of 3 more than its number.
                  NDArray next = np.full(3 * ++mine + slot, 64);
                  slots.getAndSet(slot, next).close();
                }
                case 1 -> array.close();
                default -> {
                  try (NDArray sum = array.add(array);
                      NDArray total = array.sum();
                      NDArray view = array.slice(Slice.every(2))) {
                    double[] values = sum.toDoubleArray();
                    double first = values[0];
                    for (double value : values) {
                      if (value != first) {
                        throw new AssertionError("two arrays' elements in one, seed " + seed);
                      }
                    }
                    if (first / 2 % 3 != slot || total.toDouble() != 32 * first) {
                      throw new AssertionError("another array's elements, seed " + seed);
                    }
                    if (view.getDouble(31) != first / 2) {
                      throw new AssertionError("a view of another array, seed " + seed);
                    }
                    used.incrementAndGet();
                  } catch (IllegalStateException closed) {
                    assertThat(closed).hasMessageContaining("closed");
                    refused.incrementAndGet();
                    NDArray next = np.full(slot, 64);
                    if (!slots.compareAndSet(slot, array, next)) {
                      next.close();
                    }
                  }
                }
              }
            }
          });
      for (int i = 0; i < 3; i++) {
        slots.get(i).close();
      }
      assertThat(np.memory().arrays()).as("seed %d", seed).isZero();
      assertThat(np.memory().inUseBytes()).isZero();
    }
    assertThat(used.get()).isPositive();
    assertThat(refused.get()).isPositive();
  }

  /** Interpreters close while kernels of other threads run; all memory of each comes back. */
  @Test
  void interpretersClosedUnderTheirKernels() throws Exception {
    long before = processBytes();
    long seed = System.nanoTime();
    Random random = new Random(seed);
    int cut = 0;
    for (int round = 0; round < 40; round++) {
      Interpreter interpreter = interpreter(round % 2 == 0);
      Numeric np = Numeric.of(interpreter);
      AtomicInteger calls = new AtomicInteger();
      NDArray shared = np.ones(20_000);
      var workers =
          List.of(
              Workers.start("fft", () -> untilClosed(calls, () -> np.fft().fft(shared).close())),
              Workers.start("exp", () -> untilClosed(calls, () -> np.exp(shared).close())));
      int enough = 2 + random.nextInt(4);
      Workers.await("kernels run", () -> calls.get() >= enough);
      interpreter.close();
      for (var worker : workers) {
        worker.get();
      }
      assertThat(shared.isClosed()).isTrue();
      cut++;
    }
    assertThat(cut).isEqualTo(40);
    assertThat(processBytes()).as("seed %d", seed).isEqualTo(before);
  }

  private static void untilClosed(AtomicInteger calls, Runnable call) {
    try {
      while (true) {
        call.run();
        calls.incrementAndGet();
      }
    } catch (IllegalStateException closed) {
      assertThat(closed).hasMessageContaining("closed");
    }
  }

  private static long processBytes() {
    try (var interpreter = Interpreter.builder().build()) {
      return Numeric.of(interpreter).memory().processBytes();
    }
  }
}
