package dev.baton.core.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.core.Numeric;
import dev.baton.core.interpreter.Interpreter;
import dev.baton.core.interpreter.InterpreterClosedException;
import dev.baton.core.interpreter.LockPolicy;
import dev.baton.core.interpreter.ReleasePolicy;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Arrays that several interpreters read. */
class ShareTest {
  private final Interpreter owner = Interpreter.builder().name("owner").build();
  private final Interpreter other = Interpreter.builder().name("other").build();
  private final Numeric np = Numeric.of(owner);
  private final Numeric otherNp = Numeric.of(other);

  @AfterEach
  void close() {
    owner.close();
    other.close();
  }

  /** Everything another interpreter can read an array of three by, and what comes of it. */
  private Map<String, NDArray> readings(Numeric own, NDArray s) {
    NDArray one = own.ones(3);
    Map<String, NDArray> results = new LinkedHashMap<>();
    results.put("add", own.add(s, one));
    results.put("added to", own.add(one, s));
    results.put("both", own.add(s, s));
    results.put("array's own", one.add(s));
    results.put("by a shared array of a live one", s.add(one));
    results.put("out", own.add(s, s, own.empty(3)));
    results.put("complex out", own.add(s, s, own.empty(DType.COMPLEX128, 3)));
    results.put("promoted", own.multiply(s, own.array(Complex.I, Complex.I, Complex.I)));
    results.put("exp", own.exp(s));
    results.put("absolute out", own.absolute(s, own.empty(3)));
    results.put("sum", own.sum(s));
    results.put("sum along", own.sum(s, 0));
    results.put("dot", own.dot(s, one));
    results.put("dot with", own.dot(one, s));
    results.put("matmul", own.matmul(s, own.ones(3, 2)));
    results.put("matmul out", own.matmul(own.ones(2, 3), s, own.empty(2)));
    results.put("fft", own.fft().fft(s));
    results.put("dft", own.fft().dft(s, s));
    results.put("dft weights", own.fft().dft(one, s, s));
    NDArray assigned = own.empty(2, 3);
    assigned.assign(s);
    results.put("assign", assigned);
    results.put("broadcast", own.add(own.ones(2, 3), s));
    try (NDArray again = own.share(s)) {
      results.put("share", again.copy());
    }
    return results;
  }

  @ParameterizedTest
  @ValueSource(strings = {"numpy", "release", "hold"})
  void everyOperationOfAnyInterpreterReadsIt(String release) {
    try (var third =
        Interpreter.builder().name("third").release(ReleasePolicy.named(release)).build()) {
      Numeric own = Numeric.of(third);
      NDArray source = np.array(1, 2, 4);
      Map<String, NDArray> expected = readings(own, own.array(1, 2, 4));
      NDArray shared = np.share(source);
      readings(own, shared)
          .forEach(
              (name, result) -> {
                assertThat(result.toComplexArray())
                    .as(name)
                    .containsExactly(expected.get(name).toComplexArray());
                assertThat(result.interpreter()).as(name).isSameAs(third);
              });
      assertThat(source.referenceCount()).as("no pin is left").isEqualTo(2);
      assertThat(third.currentThreadState()).isNull();
      assertThat(owner.currentThreadState()).isNull();
    }
  }

  @Test
  void itsOwnMethodsRunWhereItWasShared() {
    NDArray shared = np.share(np.array(1, 2, 4));
    assertThat(shared.interpreter()).isSameAs(owner);
    assertThat(shared.sum().interpreter()).isSameAs(owner);
    assertThat(shared.add(1).toDoubleArray()).containsExactly(2, 3, 5);
    assertThat(shared.multiply(Complex.I).interpreter()).isSameAs(owner);
    assertThat(shared.copy().isShared()).isFalse();
    assertThat(shared.astype(DType.COMPLEX128).isWriteable()).isTrue();
    assertThat(shared).hasToString("[1. 2. 4.]");
    NDArray again = otherNp.share(shared);
    assertThat(again.interpreter()).isSameAs(other);
    assertThat(again.sum().interpreter()).isSameAs(other);
  }

  @Test
  void viewsOfItAreSharedToo() {
    NDArray shared = np.share(np.array(new double[][] {{1, 2}, {3, 4}}));
    Map<String, NDArray> views = new LinkedHashMap<>();
    views.put("slice", shared.slice(Slice.at(0)));
    views.put("reshape", shared.reshape(4));
    views.put("transpose", shared.transpose());
    views.put("broadcastTo", shared.broadcastTo(2, 2, 2));
    views.put("expandDims", shared.expandDims(0));
    views.put("squeeze", shared.squeeze());
    views.put("real", shared.real());
    views.forEach(
        (name, view) -> {
          assertThat(view.isShared()).as(name).isTrue();
          assertThat(view.isWriteable()).as(name).isFalse();
          assertThat(otherNp.sum(view).interpreter()).as(name).isSameAs(other);
        });
    assertThat(otherNp.sum(views.get("transpose"), 0).toDoubleArray()).containsExactly(3, 7);
    assertThat(views.get("transpose").toDoubleArray()).containsExactly(1, 3, 2, 4);
  }

  @Test
  void itIsTheSameMemoryAndSeesWhatIsWritten() {
    NDArray source = np.zeros(1000);
    NDArray shared = otherNp.share(source);
    assertThat(shared.segment().address()).isEqualTo(source.segment().address());
    assertThat(shared.segment().isReadOnly()).isTrue();
    source.fill(2);
    assertThat(otherNp.sum(shared).toDouble()).isEqualTo(2000);
    assertThat(shared.getDouble(-1)).isEqualTo(2);
    assertThat(np.memory().arrays()).isEqualTo(1);
    assertThat(otherNp.memory().inUseBytes()).as("not its memory").isLessThan(8000);
  }

  @Test
  void writesAreRefused() {
    NDArray source = np.array(1, 2, 4);
    for (NDArray shared :
        List.of(np.share(source), otherNp.share(source), np.share(source).slice())) {
      Map<String, Runnable> writes = new LinkedHashMap<>();
      writes.put("set", () -> shared.set(1, 0));
      writes.put("fill", () -> shared.fill(1));
      writes.put("assign", () -> shared.assign(np.ones(3)));
      writes.put("add", () -> np.add(source, source, shared));
      writes.put("add ", () -> otherNp.add(otherNp.ones(3), otherNp.ones(3), shared));
      writes.put("exp", () -> otherNp.exp(shared, shared));
      writes.put("matmul", () -> otherNp.matmul(otherNp.ones(3, 3), otherNp.ones(3), shared));
      writes.forEach(
          (name, write) ->
              assertThatThrownBy(write::run)
                  .as(name)
                  .isInstanceOf(UnsupportedOperationException.class)
                  .hasMessage(
                      "%s: array of shape (3,), float64 is read-only: it is shared between"
                          + " interpreters",
                      name.strip()));
    }
    assertThatThrownBy(() -> np.share(source).segment().setAtIndex(ValueLayout.JAVA_DOUBLE, 0, 7))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(source.toDoubleArray()).containsExactly(1, 2, 4);
    source.set(3, 0);
    assertThat(source.getDouble(0)).as("the source stays writeable").isEqualTo(3);
  }

  @Test
  void anOutputOverTheSameMemoryIsAsIfCopiedFirst() {
    NDArray source = np.arange(6.0);
    NDArray shared = otherNp.share(source);
    np.add(
        shared.slice(Slice.range(0, 5)),
        shared.slice(Slice.range(0, 5)),
        source.slice(Slice.range(1, 6)));
    assertThat(source.toDoubleArray()).containsExactly(0, 0, 2, 4, 6, 8);
    source.slice(Slice.range(0, 3)).assign(shared.slice(Slice.range(1, 4)));
    assertThat(source.toDoubleArray()).containsExactly(0, 2, 4, 4, 6, 8);
  }

  @Test
  void theElementsLiveAsLongAsAnyArrayOnThem() {
    NDArray source = np.ones(1000);
    NDArray one = np.share(source);
    NDArray two = otherNp.share(source);
    assertThat(source.referenceCount()).isEqualTo(3);
    long process = np.memory().processBytes();
    source.close();
    one.close();
    one.close();
    assertThat(two.referenceCount()).isEqualTo(1);
    assertThat(np.memory().arrays()).isEqualTo(1);
    assertThat(otherNp.sum(two).toDouble()).isEqualTo(1000);
    assertThat(np.memory().inUseBytes()).isEqualTo(8192);
    two.close();
    assertThat(np.memory().arrays()).isZero();
    assertThat(np.memory().inUseBytes()).isZero();
    assertThat(np.memory().processBytes()).as("back to the system").isLessThan(process);
    assertThatThrownBy(() -> otherNp.sum(two))
        .isExactlyInstanceOf(IllegalStateException.class)
        .hasMessage("sum: array of shape (1000,), float64 is closed");
    assertThatThrownBy(() -> np.share(source)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> np.share(two)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void itOutlivesTheInterpreterThatOwnsTheElements() {
    NDArray source = np.arange(1000.0);
    NDArray shared = np.share(source);
    owner.close();
    long held = otherNp.memory().processBytes();
    assertThat(source.isClosed()).isTrue();
    assertThat(shared.isClosed()).isFalse();

    assertThat(otherNp.sum(shared).toDouble()).isEqualTo(499_500);
    assertThat(shared.getDouble(7)).isEqualTo(7);
    assertThat(shared.toDoubleArray()).hasSize(1000);
    assertThat(shared)
        .hasToString("array of shape (1000,), float64 (shared by owner, which is closed)");
    assertThatThrownBy(shared::sum)
        .as("its own methods have no interpreter any more")
        .isInstanceOf(InterpreterClosedException.class);
    try (NDArray again = otherNp.share(shared)) {
      shared.close();
      assertThat(again.sum().toDouble()).isEqualTo(499_500);
      assertThat(again.referenceCount()).isEqualTo(1);
    }
    assertThat(otherNp.memory().processBytes())
        .as("the block went back, whatever small results were made meanwhile")
        .isLessThan(held - 4096);
    assertThatThrownBy(() -> otherNp.share(source)).isInstanceOf(InterpreterClosedException.class);
  }

  @Test
  void itOutlivesTheInterpreterThatSharedIt() {
    NDArray source = np.arange(1000.0);
    NDArray shared = otherNp.share(source);
    other.close();
    assertThat(np.sum(shared).toDouble()).isEqualTo(499_500);
    assertThat(source.referenceCount()).isEqualTo(2);
    shared.close();
    assertThat(source.referenceCount()).isEqualTo(1);
    assertThatThrownBy(() -> otherNp.share(source)).isInstanceOf(InterpreterClosedException.class);
    assertThat(source.referenceCount()).as("a share that failed pins nothing").isEqualTo(1);
  }

  @Test
  void aScopeClosesWhatWasSharedInIt() {
    NDArray source = np.ones(3);
    NDArray kept;
    NDArray lost;
    try (var scope = otherNp.scope()) {
      lost = otherNp.share(source);
      kept = scope.keep(otherNp.share(source));
    }
    assertThat(lost.isClosed()).isTrue();
    assertThat(kept.isClosed()).isFalse();
  }

  @Test
  void whatNobodyReachesIsClosedBeforeMemoryIsMade() {
    NDArray source = np.ones(3);
    for (int i = 0; i < 10; i++) {
      otherNp.share(source);
    }
    Workers.await(
        "the shares are found",
        () -> {
          System.gc();
          otherNp.share(source).close();
          return source.referenceCount() == 1;
        });
  }

  /** While either waits for the other's lock it has dropped its own. */
  @Test
  void twoThreadsThatShareEachOthersArraysDoNotDeadlock() throws Exception {
    NDArray mine = np.ones(3);
    NDArray theirs = otherNp.ones(3);
    CyclicBarrier start = new CyclicBarrier(2);
    var one = Workers.start("one", () -> shareOften(np, theirs, start));
    var two = Workers.start("two", () -> shareOften(otherNp, mine, start));
    one.get();
    two.get();
    assertThat(mine.referenceCount()).isEqualTo(1);
    assertThat(theirs.referenceCount()).isEqualTo(1);
  }

  private static void shareOften(Numeric own, NDArray theirs, CyclicBarrier start)
      throws Exception {
    start.await();
    try (var _ = own.interpreter().attach()) {
      for (int i = 0; i < 5_000; i++) {
        own.share(theirs).close();
      }
      assertThat(own.interpreter().currentThreadState()).isNotNull();
    }
  }

  /** Reading takes no lock: not even an owner that never lets go keeps others from it. */
  @Test
  void readingWaitsForNobody() throws Exception {
    NDArray shared = np.share(np.array(1, 2, 4));
    try (var _ = owner.attach()) {
      double[] read =
          Workers.start(
                  "reader",
                  () -> {
                    double[] all = shared.toDoubleArray();
                    assertThat(shared.getDouble(2)).isEqualTo(4);
                    assertThat(otherNp.sum(shared).toDouble()).isEqualTo(7);
                    return all;
                  })
              .get();
      assertThat(read).containsExactly(1, 2, 4);
    }
  }

  /**
   * Threads of several interpreters share, read, view and close what each finds, while the owner
   * closes its array and then itself. Whoever reads, reads what was there, or is told.
   */
  @ParameterizedTest
  @ValueSource(strings = {"cpython", "none"})
  void racesOfReleaseFreeOnceAndNeverEarly(String lock) throws Exception {
    long seed = System.nanoTime();
    for (int round = 0; round < 60; round++) {
      race(lock, seed + round);
    }
  }

  private static void race(String lock, long seed) throws Exception {
    Interpreter first = Interpreter.builder().lock(LockPolicy.named(lock)).build();
    NDArray source = Numeric.of(first).full(3, 600);
    List<Interpreter> readers = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      readers.add(
          Interpreter.builder()
              .lock(LockPolicy.named(lock))
              .release(i == 0 ? ReleasePolicy.hold() : ReleasePolicy.release())
              .build());
    }
    AtomicReference<NDArray> found = new AtomicReference<>(Numeric.of(first).share(source));
    AtomicInteger read = new AtomicInteger();
    CyclicBarrier start = new CyclicBarrier(5);
    Workers.together(
        5,
        thread -> {
          start.await();
          Random random = new Random(seed * 31 + thread);
          if (thread == 4) {
            Thread.onSpinWait();
            source.close();
            first.close();
            return;
          }
          Numeric np = Numeric.of(readers.get(thread % 3));
          for (int i = 0; i < 60; i++) {
            NDArray shared = found.get();
            try {
              NDArray again = np.share(shared);
              NDArray old = found.getAndSet(again);
              if (random.nextBoolean()) {
                old.close();
              }
              try (NDArray sum = np.sum(random.nextBoolean() ? again : old)) {
                assertThat(sum.toDouble()).as("seed %d", seed).isEqualTo(1800);
              }
              assertThat(again.getDouble(random.nextInt(600))).isEqualTo(3);
              read.incrementAndGet();
            } catch (IllegalStateException closed) {
              assertThat(closed).hasMessageContaining("closed");
            }
          }
        });
    assertThat(read.get()).as("seed %d", seed).isPositive();
    found.get().close();
    readers.forEach(Interpreter::close);
  }
}
