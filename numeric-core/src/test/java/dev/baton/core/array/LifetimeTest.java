package dev.baton.core.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.core.MemoryUse;
import dev.baton.core.Numeric;
import dev.baton.core.interpreter.Interpreter;
import dev.baton.core.interpreter.InterpreterClosedException;
import dev.baton.core.interpreter.LockPolicy;
import dev.baton.core.interpreter.ReleasePolicy;
import dev.baton.core.random.Generator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From making an array to its end: counts, use after close, errors, arrays nobody closes. */
class LifetimeTest {
  private final Interpreter interpreter = Interpreter.builder().build();
  private final Numeric np = Numeric.of(interpreter);

  @AfterEach
  void close() {
    interpreter.close();
  }

  /** Everything one can do with an array. */
  private Map<String, Consumer<NDArray>> uses() {
    Map<String, Consumer<NDArray>> uses = new LinkedHashMap<>();
    uses.put("dtype", NDArray::dtype);
    uses.put("ndim", NDArray::ndim);
    uses.put("shape", NDArray::shape);
    uses.put("shape(0)", a -> a.shape(0));
    uses.put("strides", NDArray::strides);
    uses.put("size", NDArray::size);
    uses.put("sizeBytes", NDArray::sizeBytes);
    uses.put("isContiguous", NDArray::isContiguous);
    uses.put("isWriteable", NDArray::isWriteable);
    uses.put("referenceCount", NDArray::referenceCount);
    uses.put("getDouble", a -> a.getDouble(0));
    uses.put("getComplex", a -> a.getComplex(0));
    uses.put("set", a -> a.set(1, 0));
    uses.put("toDouble", NDArray::toDouble);
    uses.put("toComplex", NDArray::toComplex);
    uses.put("toDoubleArray", NDArray::toDoubleArray);
    uses.put("toComplexArray", NDArray::toComplexArray);
    uses.put("segment", NDArray::segment);
    uses.put("slice", NDArray::slice);
    uses.put("reshape", a -> a.reshape(1, 1));
    uses.put("transpose", NDArray::transpose);
    uses.put("transpose(0)", a -> a.transpose(0));
    uses.put("broadcastTo", a -> a.broadcastTo(3, 1));
    uses.put("expandDims", a -> a.expandDims(0));
    uses.put("squeeze", NDArray::squeeze);
    uses.put("real", NDArray::real);
    uses.put("copy", NDArray::copy);
    uses.put("astype", a -> a.astype(DType.COMPLEX128));
    uses.put("assign", a -> a.assign(np.ones(1)));
    uses.put("assign from", a -> np.ones(1).assign(a));
    uses.put("fill", a -> a.fill(1));
    uses.put("add", a -> a.add(np.ones(1)));
    uses.put("add to", a -> np.ones(1).add(a));
    uses.put("add into", a -> np.add(np.ones(1), np.ones(1), a));
    uses.put("add number", a -> a.add(1));
    uses.put("subtract number", a -> a.subtract(1));
    uses.put("divide number", a -> a.divide(1));
    uses.put("multiply complex", a -> a.multiply(Complex.I));
    uses.put("negate", NDArray::negate);
    uses.put("exp into", a -> np.exp(np.ones(1), a));
    uses.put("abs", NDArray::abs);
    uses.put("conjugate", NDArray::conjugate);
    uses.put("sum", a -> a.sum());
    uses.put("sum(0)", a -> a.sum(0));
    uses.put("dot", a -> a.dot(np.ones(1)));
    uses.put("dot with", a -> np.ones(1).dot(a));
    uses.put("matmul", a -> a.matmul(np.ones(1, 1)));
    uses.put("matmul with", a -> np.ones(1, 1).matmul(a));
    uses.put("matmul into", a -> np.matmul(np.ones(1), np.ones(1, 1), a));
    uses.put("fft", a -> np.fft().fft(a));
    uses.put("ifft", a -> np.fft().ifft(a));
    uses.put("dft times", a -> np.fft().dft(a, np.ones(1)));
    uses.put("dft frequencies", a -> np.fft().dft(np.ones(1), a));
    uses.put("dft weights", a -> np.fft().dft(np.ones(1), np.ones(1), a));
    uses.put("repr", NDArray::repr);
    return uses;
  }

  @Test
  void everyUseAfterCloseIsTold() {
    NDArray open = np.ones(1);
    uses()
        .forEach(
            (name, use) ->
                assertThatCode(() -> use.accept(open)).as(name).doesNotThrowAnyException());
    NDArray closed = np.ones(1);
    closed.close();
    uses()
        .forEach(
            (name, use) -> {
              assertThatThrownBy(() -> use.accept(closed))
                  .as(name)
                  .isExactlyInstanceOf(IllegalStateException.class)
                  .hasMessageEndingWith("array of shape (1,), float64 is closed");
              assertThat(interpreter.currentThreadState()).as(name).isNull();
            });
    assertThat(closed.isClosed()).isTrue();
    assertThat(closed).hasToString("array of shape (1,), float64 (closed)");
    assertThat(closed.interpreter()).isSameAs(interpreter);
    closed.close();
  }

  @Test
  void everyUseAfterTheInterpreterClosedIsTold() {
    NDArray array = np.ones(1);
    Generator generator = np.random(1);
    Map<String, Consumer<NDArray>> uses = uses();
    interpreter.close();
    assertThat(array.isClosed()).isTrue();
    uses.forEach(
        (name, use) ->
            assertThatThrownBy(() -> use.accept(array))
                .as(name)
                .isInstanceOf(InterpreterClosedException.class)
                .hasMessageContaining(interpreter + " is closed"));
    assertThatThrownBy(() -> np.ones(1)).isInstanceOf(InterpreterClosedException.class);
    assertThatThrownBy(() -> np.random(1)).isInstanceOf(InterpreterClosedException.class);
    assertThatThrownBy(() -> generator.uniform(1)).isInstanceOf(InterpreterClosedException.class);
    assertThatThrownBy(np::memory).isInstanceOf(InterpreterClosedException.class);
    assertThatThrownBy(np::fft).isInstanceOf(InterpreterClosedException.class);
    assertThatThrownBy(np::scope).isInstanceOf(InterpreterClosedException.class);
    assertThatThrownBy(() -> Numeric.of(interpreter))
        .isInstanceOf(InterpreterClosedException.class);
    array.close();
  }

  @Test
  void closingTwiceCountsOnce() {
    NDArray a = np.ones(3);
    NDArray view = a.slice();
    a.close();
    a.close();
    assertThat(view.referenceCount()).isEqualTo(1);
    view.close();
    view.close();
    assertThat(np.memory().arrays()).isZero();
    assertThat(np.memory().inUseBytes()).isZero();
  }

  @Test
  void freedAtOnceAndKeptForTheNext() {
    NDArray a = np.ones(1000);
    long address = a.segment().address();
    MemoryUse before = np.memory();
    assertThat(before.inUseBytes()).isEqualTo(8192);
    a.close();
    assertThat(np.memory().inUseBytes()).isZero();
    assertThat(np.memory().cachedBytes()).isEqualTo(before.cachedBytes() + 8192);
    assertThat(np.memory().processBytes()).isEqualTo(before.processBytes());
    assertThat(np.empty(1000).segment().address()).as("the same block").isEqualTo(address);
  }

  @Test
  void operandsOfAnotherInterpreterAreRefused() {
    try (var other = Interpreter.builder().name("the other").build()) {
      Numeric otherNp = Numeric.of(other);
      NDArray mine = np.ones(1);
      NDArray foreign = otherNp.ones(1);
      Map<String, Runnable> mixed = new LinkedHashMap<>();
      mixed.put("add", () -> mine.add(foreign));
      mixed.put("add ", () -> np.add(mine, mine, foreign));
      mixed.put("exp", () -> np.exp(mine, foreign));
      mixed.put("assign", () -> mine.assign(foreign));
      mixed.put("dot", () -> mine.dot(foreign));
      mixed.put("matmul", () -> mine.matmul(foreign));
      mixed.put("matmul ", () -> np.matmul(mine, np.ones(1, 1), foreign));
      mixed.put("sum", () -> np.sum(foreign));
      mixed.put("multiply", () -> np.multiply(foreign, foreign));
      mixed.put("fft", () -> np.fft().fft(foreign));
      mixed.put("dft", () -> np.fft().dft(mine, foreign));
      mixed.put("dft ", () -> np.fft().dft(foreign, mine));
      mixed.put("dft  ", () -> np.fft().dft(mine, mine, foreign));
      mixed.forEach(
          (name, use) -> {
            assertThatThrownBy(use::run)
                .as(name)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                    "%s: an operand belongs to the other, not to %s: np.share(a) gives a read-only"
                        + " view of it without a copy",
                    name.strip(), interpreter);
            assertThat(foreign.referenceCount()).isEqualTo(1);
            assertThat(mine.referenceCount()).isEqualTo(1);
            assertThat(interpreter.currentThreadState()).isNull();
            assertThat(other.currentThreadState()).isNull();
          });
    }
  }

  @Test
  void memoryErrorsNameTheirFiguresAndChangeNothing() {
    NDArray one = np.ones(1, 1);
    Generator generator = np.random(1);
    // More elements than any limit has room for, in views of one.
    NDArray wide = one.broadcastTo(1, 1L << 50);
    NDArray square = one.broadcastTo(1L << 25, 1L << 25);
    NDArray small = np.ones(1);
    MemoryUse before = np.memory();
    Map<String, Runnable> tooLarge = new LinkedHashMap<>();
    tooLarge.put("empty", () -> np.empty(1L << 50));
    tooLarge.put("zeros", () -> np.zeros(1L << 25, 1L << 25));
    tooLarge.put("arange", () -> np.arange((double) (1L << 50)));
    tooLarge.put("uniform", () -> generator.uniform(1L << 50));
    tooLarge.put("copy", wide::copy);
    tooLarge.put("add", () -> wide.add(wide));
    tooLarge.put("add number", () -> wide.add(1));
    tooLarge.put("add complex", () -> wide.multiply(Complex.I));
    tooLarge.put("negate", wide::negate);
    tooLarge.put("ravel", square::ravel);
    tooLarge.put("sum", () -> square.sum(new int[0]));
    tooLarge.put("matmul", () -> square.matmul(square));
    tooLarge.put("fft", () -> np.fft().fft(wide));
    tooLarge.put("dft", () -> np.fft().dft(small, wide));
    int references = one.referenceCount();
    long takes = takesMinusDrops();
    tooLarge.forEach(
        (name, use) -> {
          assertThatThrownBy(use::run)
              .as(name)
              .isInstanceOfSatisfying(
                  ArrayMemoryError.class,
                  error -> {
                    assertThat(error.requestedBytes()).isGreaterThanOrEqualTo(1L << 53);
                    assertThat(error.limitBytes()).isEqualTo(before.limitBytes());
                    assertThat(error.usedBytes())
                        .isBetween(before.inUseBytes(), error.limitBytes());
                    assertThat(error)
                        .hasMessageContaining("cannot allocate " + error.requestedBytes())
                        .hasMessageContaining("limit " + error.limitBytes());
                  });
          assertThat(interpreter.currentThreadState()).as(name).isNull();
          assertThat(np.memory().arrays()).as(name).isEqualTo(before.arrays());
          assertThat(np.memory().inUseBytes()).as(name).isEqualTo(before.inUseBytes());
          assertThat(one.referenceCount()).as(name).isEqualTo(references);
          assertThat(small.referenceCount()).as(name).isEqualTo(1);
        });
    assertThat(takesMinusDrops()).isEqualTo(takes);
    assertThat(wide.getDouble(0, 1L << 49)).isEqualTo(1);
    assertThat(generator.uniform(1).toDouble()).isEqualTo(np.random(1).uniform(1).toDouble());
  }

  private long takesMinusDrops() {
    return interpreter.ledger().threads().stream().mapToLong(t -> t.takes() - t.drops()).sum();
  }

  @Test
  void aFailingPolicyLeavesNothing() {
    boolean[] fails = {false};
    ReleasePolicy policy =
        (_, _, _) -> {
          if (fails[0]) {
            throw new ArithmeticException("policy");
          }
          return true;
        };
    try (var strange = Interpreter.builder().release(policy).build()) {
      Numeric own = Numeric.of(strange);
      NDArray a = own.ones(3);
      Generator generator = own.random(1);
      NDArray out = own.ones(3);
      try (NDArray one = own.ones(1)) {
        own.fft().fft(one).close(); // One plan is known.
      }
      NDArray back = a.slice(Slice.REVERSED);
      NDArray none = a.slice(Slice.to(0));
      NDArray first = a.slice(Slice.to(1));
      NDArray column = a.expandDims(1);
      int references = a.referenceCount();
      long arrays = own.memory().arrays();
      long inUse = own.memory().inUseBytes();
      fails[0] = true;
      Map<String, Runnable> calls = new LinkedHashMap<>();
      calls.put("zeros", () -> own.zeros(2));
      calls.put("full", () -> own.full(Complex.I, 2));
      calls.put("arange", () -> own.arange(2.0));
      calls.put("linspace", () -> own.linspace(0, 1, 3));
      calls.put("add", () -> a.add(a));
      calls.put("add number", () -> a.add(1));
      calls.put("add complex", () -> a.multiply(Complex.I));
      calls.put("add into", () -> own.add(a, a, out));
      calls.put("add over", () -> own.add(a, back, a));
      calls.put("exp", () -> own.exp(a));
      calls.put("exp over", () -> own.exp(back, a));
      calls.put("copy", a::copy);
      calls.put("ravel", back::ravel);
      calls.put("fill", () -> a.fill(1));
      calls.put("assign", () -> a.assign(out));
      calls.put("assign over", () -> a.assign(back));
      calls.put("sum", a::sum);
      calls.put("dot", () -> a.dot(a));
      calls.put("dot empty", () -> none.dot(none));
      calls.put("matmul", () -> a.matmul(a));
      calls.put("matmul over", () -> own.matmul(column, first, a));
      calls.put("uniform", () -> generator.uniform(2));
      calls.put("fft known", () -> own.fft().fft(first));
      calls.put("fft", () -> own.fft().fft(a));
      calls.put("dft", () -> own.fft().dft(a, a));
      calls.put("dft weights", () -> own.fft().dft(a, a, a));
      calls.put("toDoubleArray", () -> back.toDoubleArray());
      calls.forEach(
          (name, call) -> {
            // No scope: whatever the call had made it has closed itself.
            assertThatThrownBy(call::run).as(name).isInstanceOf(ArithmeticException.class);
            assertThat(own.memory().arrays()).as(name).isEqualTo(arrays);
            assertThat(own.memory().inUseBytes()).as(name).isEqualTo(inUse);
            assertThat(a.referenceCount()).as(name).isEqualTo(references);
            assertThat(strange.currentThreadState()).as(name).isNull();
          });
      fails[0] = false;
      assertThat(a.toDoubleArray()).containsExactly(1, 1, 1);
      assertThat(generator.uniform(1).toDouble())
          .as("nothing was drawn by the failing call")
          .isEqualTo(own.random(1).uniform(1).toDouble());
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void arraysNobodyClosesAreFreed(boolean exclusive) {
    LockPolicy policy = exclusive ? LockPolicy.cpython() : LockPolicy.none();
    try (var own = Interpreter.builder().lock(policy).build()) {
      Numeric ownNp = Numeric.of(own);
      NDArray kept = ownNp.ones(1000);
      makeAndForget(ownNp, kept);
      Workers.await(
          "all but one are freed",
          () -> {
            System.gc();
            ownNp.empty(1).close();
            return ownNp.memory().arrays() == 1 && kept.referenceCount() == 1;
          });
      assertThat(kept.sum().toDouble()).isEqualTo(1000);
    }
  }

  private static void makeAndForget(Numeric np, NDArray kept) {
    for (int i = 0; i < 100; i++) {
      NDArray made = np.arange(1000.0);
      made.slice(Slice.from(i)).transpose();
      kept.slice(Slice.to(i));
      made.segment().fill((byte) 0);
      np.random(i);
    }
    assertThat(kept.referenceCount()).isGreaterThan(1);
    assertThat(np.memory().arrays()).isGreaterThan(1);
  }

  @Test
  void aMillionCallsLeakNothing() {
    NDArray b = np.arange(8.0);
    NDArray out = np.empty(8);
    NDArray held = np.zeros(8);
    long segments = held.segment().address();
    MemoryUse before = np.memory();
    try (var _ = interpreter.attach()) {
      for (int i = 0; i < 1_000_000; i++) {
        np.add(b, b, out);
        b.add(out).close();
        if (held.segment().address() != segments) {
          throw new AssertionError("another segment");
        }
      }
    }
    MemoryUse after = np.memory();
    assertThat(after.arrays()).isEqualTo(before.arrays());
    assertThat(after.inUseBytes()).isEqualTo(before.inUseBytes());
    assertThat(after.processBytes()).isLessThanOrEqualTo(before.processBytes() + 64);
    assertThat(b.referenceCount()).isEqualTo(1);
  }

  @Test
  void thousandsOfForgottenArraysAreBounded() {
    // 1.6 GB in all, at most a few of them reachable at a time.
    try (var _ = interpreter.attach()) {
      for (int i = 0; i < 200_000; i++) {
        np.empty(1000);
        if (i % 50_000 == 49_999) {
          System.gc();
        }
      }
    }
    Workers.await(
        "the forgotten are freed",
        () -> {
          System.gc();
          np.empty(1).close();
          return np.memory().arrays() == 0;
        });
  }
}
