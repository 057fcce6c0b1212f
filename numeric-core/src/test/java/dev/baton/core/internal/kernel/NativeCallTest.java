package dev.baton.core.internal.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.core.array.Workers;
import dev.baton.core.interpreter.Attachment;
import dev.baton.core.interpreter.Interpreter;
import dev.baton.core.interpreter.InterpreterClosedException;
import dev.baton.core.interpreter.InterpreterLock;
import dev.baton.core.interpreter.LockPolicy;
import dev.baton.core.interpreter.NativeWork;
import dev.baton.core.interpreter.ReleasePolicy;
import dev.baton.core.interpreter.ThreadState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The door to native code: pins, the lock, and every way a call may end. */
class NativeCallTest {
  private static final NativeWork WORK = NativeWork.ELEMENTWISE;

  private final MemoryLimit limit = new MemoryLimit(1L << 40);

  /** Lock and release policy, in the four ways that matter. */
  enum Mode {
    EXCLUSIVE_HELD(true, false),
    EXCLUSIVE_RELEASED(true, true),
    FREE_HELD(false, false),
    FREE_RELEASED(false, true);

    final boolean exclusive;
    final boolean releases;

    Mode(boolean exclusive, boolean releases) {
      this.exclusive = exclusive;
      this.releases = releases;
    }

    boolean pins() {
      return releases || !exclusive;
    }

    Interpreter interpreter() {
      return Interpreter.builder()
          .lock(exclusive ? LockPolicy.cpython() : LockPolicy.none())
          .release(releases ? ReleasePolicy.release() : ReleasePolicy.hold())
          .build();
    }
  }

  private StorageHeap heap(Interpreter interpreter) {
    return new StorageHeap(interpreter.lock().isExclusive(), limit, 0);
  }

  private static Storage[] storages(StorageHeap heap, int count) {
    Storage[] storages = new Storage[count];
    Arrays.setAll(storages, _ -> heap.allocate(64));
    return storages;
  }

  private static int[] references(Storage... storages) {
    return Arrays.stream(storages).mapToInt(Storage::references).toArray();
  }

  @ParameterizedTest
  @EnumSource
  void pinsEachOperandWhileTheKernelRunsAndDropsTheLock(Mode mode) {
    try (var interpreter = mode.interpreter();
        var attachment = interpreter.attach()) {
      ThreadState self = attachment.state();
      Storage[] s = storages(heap(interpreter), 3);
      int entered = NativeCall.enter(self, WORK, 1, s[0], s[1], s[2]);
      int count = mode.pins() ? 2 : 1;
      assertThat(references(s)).containsExactly(count, count, count);
      assertThat(self.isAttached()).isEqualTo(!mode.releases);
      assertThat(interpreter.lock().isLocked()).isEqualTo(!mode.releases);
      NativeCall.leave(self, entered, s[0], s[1], s[2]);
      assertThat(references(s)).containsExactly(1, 1, 1);
      assertThat(self.isAttached()).isTrue();

      entered = NativeCall.enter(self, WORK, 1, s[0], null, null);
      assertThat(references(s)).containsExactly(count, 1, 1);
      NativeCall.leave(self, entered, s[0], null, null);
      entered = NativeCall.enter(self, WORK, 1, s[0], s[0], s[0]);
      assertThat(references(s)).containsExactly(mode.pins() ? 4 : 1, 1, 1);
      NativeCall.leave(self, entered, s[0], s[0], s[0]);
      assertThat(references(s)).containsExactly(1, 1, 1);
    }
  }

  /** Threads of other interpreters may close it, whoever has this interpreter's lock. */
  @ParameterizedTest
  @EnumSource
  void pinsASharedInputThoughTheLockIsHeld(Mode mode) {
    try (var interpreter = mode.interpreter();
        var attachment = interpreter.attach()) {
      ThreadState self = attachment.state();
      StorageHeap heap = heap(interpreter);
      for (int shared = 1; shared < 3; shared++) {
        Storage[] s = storages(heap, 3);
        s[shared].share();
        int entered = NativeCall.enter(self, WORK, 1, s[0], s[1], s[2]);
        assertThat(references(s)).containsExactly(2, 2, 2);
        s[shared].release(); // Closed by another interpreter.
        assertThat(s[shared].references()).isEqualTo(1);
        NativeCall.leave(self, entered, s[0], s[1], s[2]);
        assertThat(s[shared].references()).isZero();
      }
      assertThat(heap.storages()).as("the two that were released are gone").isEqualTo(4);
    }
  }

  /** A policy that asks for times is told those of the kernel, once it is attached again. */
  @ParameterizedTest
  @EnumSource
  void aPolicyThatAsksIsToldHowLongItTook(Mode mode) {
    List<String> told = new ArrayList<>();
    boolean[] wants = {true};
    ReleasePolicy learner =
        new ReleasePolicy() {
          @Override
          public boolean releases(NativeWork work, long elements, InterpreterLock lock) {
            return mode.releases;
          }

          @Override
          public boolean wantsTime(NativeWork work) {
            return wants[0];
          }

          @Override
          public void took(NativeWork work, long elements, long nanos) {
            told.add(work + " " + elements + (nanos > 0 ? " in some time" : " in no time"));
          }
        };
    try (var interpreter =
            Interpreter.builder()
                .lock(mode.exclusive ? LockPolicy.cpython() : LockPolicy.none())
                .release(learner)
                .build();
        var attachment = interpreter.attach()) {
      ThreadState self = attachment.state();
      Storage[] s = storages(heap(interpreter), 4);
      int entered = NativeCall.enter(self, WORK, 7, s[0], s[1], null);
      assertThat(told).isEmpty();
      assertThat(self.isAttached()).isEqualTo(!mode.releases);
      NativeCall.leave(self, entered, s[0], s[1], null);
      assertThat(told).containsExactly("ELEMENTWISE 7 in some time");
      entered = NativeCall.enter(self, NativeWork.BLAS, 8, s[0], s[1], s[2], s[3]);
      NativeCall.leave(self, entered, s[0], s[1], s[2], s[3]);
      assertThat(told).hasSize(2).last().isEqualTo("BLAS 8 in some time");
      wants[0] = false;
      entered = NativeCall.enter(self, WORK, 9, s[0], s[1], null);
      NativeCall.leave(self, entered, s[0], s[1], null);
      assertThat(told).hasSize(2);
      assertThat(references(s)).containsExactly(1, 1, 1, 1);
      assertThat(self.isAttached()).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource
  void pinsAFourthOperandToo(Mode mode) {
    try (var interpreter = mode.interpreter();
        var attachment = interpreter.attach()) {
      ThreadState self = attachment.state();
      Storage[] s = storages(heap(interpreter), 4);
      int entered = NativeCall.enter(self, WORK, 1, s[0], s[1], s[2], s[3]);
      assertThat(s[3].references()).isEqualTo(2);
      NativeCall.leave(self, entered, s[0], s[1], s[2], s[3]);
      assertThat(references(s)).containsExactly(1, 1, 1, 1);
      assertThat(self.isAttached()).isTrue();
      entered = NativeCall.enter(self, WORK, 1, s[0], s[1], s[2], null);
      NativeCall.leave(self, entered, s[0], s[1], s[2], null);
      assertThat(references(s)).containsExactly(1, 1, 1, 1);
    }
  }

  /** Whichever operand is gone, the others' counts are as they were. */
  @ParameterizedTest
  @EnumSource(names = {"EXCLUSIVE_RELEASED", "FREE_HELD", "FREE_RELEASED"})
  void anOperandThatIsGoneUndoesThePins(Mode mode) {
    try (var interpreter = mode.interpreter();
        var attachment = interpreter.attach()) {
      ThreadState self = attachment.state();
      for (int gone = 0; gone < 4; gone++) {
        Storage[] s = storages(heap(interpreter), 4);
        s[gone].release();
        assertThatThrownBy(() -> NativeCall.enter(self, WORK, 1, s[0], s[1], s[2], s[3]))
            .isInstanceOf(IllegalStateException.class)
            .hasMessageContaining("closed by another thread");
        for (int i = 0; i < 4; i++) {
          assertThat(s[i].references()).as("%d of gone %d", i, gone).isEqualTo(i == gone ? 0 : 1);
        }
        assertThat(self.isAttached()).isTrue();
      }
    }
  }

  @Test
  void aDetachThatFailsUndoesThePins() {
    try (var interpreter = Mode.EXCLUSIVE_RELEASED.interpreter()) {
      ThreadState self;
      try (Attachment attachment = interpreter.attach()) {
        self = attachment.state();
      }
      Storage[] s = storages(heap(interpreter), 4);
      // Not attached any more: what was pinned meanwhile is let go.
      assertThatThrownBy(() -> NativeCall.enter(self, WORK, 1, s[0], s[1], s[2], s[3]))
          .isInstanceOf(IllegalMonitorStateException.class);
      assertThatThrownBy(() -> NativeCall.enter(self, WORK, 1, s[0], null, null))
          .isInstanceOf(IllegalMonitorStateException.class);
      assertThat(references(s)).containsExactly(1, 1, 1, 1);
    }
  }

  @Test
  void aPolicyThatFailsHasPinnedNothing() {
    ReleasePolicy fails =
        (_, _, _) -> {
          throw new ArithmeticException("policy");
        };
    try (var interpreter = Interpreter.builder().release(fails).build();
        var attachment = interpreter.attach()) {
      ThreadState self = attachment.state();
      Storage[] s = storages(heap(interpreter), 4);
      assertThatThrownBy(() -> NativeCall.enter(self, WORK, 1, s[0], s[1], s[2], s[3]))
          .isInstanceOf(ArithmeticException.class);
      assertThat(references(s)).containsExactly(1, 1, 1, 1);
      assertThat(self.isAttached()).isTrue();
    }
  }

  @Test
  void theStatusBecomesAnException() {
    NativeCall.check(0, BinaryOp.ADD, ElementType.FLOAT64);
    assertThatThrownBy(() -> NativeCall.check(1, BinaryOp.ADD, ElementType.FLOAT64))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessageContaining("ADD of FLOAT64");
    assertThatThrownBy(() -> NativeCall.check(2, "fft", ElementType.COMPLEX128))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("fft of COMPLEX128 with status 2");
  }

  @Test
  void aKernelThatRefusesLeavesEverythingBalanced() {
    try (var interpreter = Mode.EXCLUSIVE_RELEASED.interpreter();
        var attachment = interpreter.attach()) {
      Storage[] s = storages(heap(interpreter), 2);
      BitState bits = new BitState(0, 0, 0, 1, 3, 5, 7);
      var source = new RandomCall.Source(attachment.state(), bits);
      RandomParameter scale = RandomParameter.of(s[0], s[0].address());
      assertThatThrownBy(() -> RandomCall.fill(source, Distribution.EXPONENTIAL, -1, s[1], scale))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("random EXPONENTIAL of FLOAT64 with status 2");
      assertThat(references(s)).containsExactly(1, 1);
      assertThat(bits.lock().isLocked()).isFalse();
      assertThat(attachment.state().isAttached()).isTrue();
    }
  }

  /**
   * A kernel at work: a random fill that has dropped the interpreter lock and waits for the
   * generator's lock, which the test has, before it touches memory.
   */
  private static final class Running {
    final BitState bits = new BitState(0, 0, 0, 1, 3, 5, 7);
    final ReentrantLock generatorLock = bits.lock();

    /** An operand, one parameter for each draw. */
    final Storage state;

    final Storage out;
    final Object owner = new Object();
    final Window stateWindow;
    final Window outWindow;
    final Workers.Worker<Boolean> worker;

    Running(Interpreter interpreter, StorageHeap heap) {
      try (var _ = interpreter.attach()) {
        state = heap.allocate(64);
        out = heap.allocate(64);
        stateWindow = heap.open(owner, state);
        outWindow = heap.open(owner, out);
        for (int word = 0; word < 8; word++) {
          RawMemory.setDouble(state.address() + 8L * word, word);
        }
      }
      generatorLock.lock();
      worker =
          Workers.start(
              "kernel",
              () -> {
                try (var attachment = interpreter.attach()) {
                  RandomCall.fill(
                      new RandomCall.Source(attachment.state(), bits),
                      Distribution.EXPONENTIAL,
                      8,
                      out,
                      RandomParameter.of(state, state.address()));
                }
              });
      Workers.await("the kernel is at work", generatorLock::hasQueuedThreads);
    }

    void finish() {
      generatorLock.unlock();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"EXCLUSIVE_RELEASED", "FREE_HELD", "FREE_RELEASED"})
  void memoryClosedUnderAKernelLivesUntilTheKernelEnds(Mode mode) throws Exception {
    try (var interpreter = mode.interpreter()) {
      StorageHeap heap = heap(interpreter);
      Running running = new Running(interpreter, heap);
      try (var _ = interpreter.attach()) {
        assertThat(references(running.state, running.out)).containsExactly(2, 2);
        running.outWindow.close();
        running.stateWindow.close();
        assertThat(references(running.state, running.out)).containsExactly(1, 1);
        assertThat(heap.storages()).isEqualTo(2);
        assertThat(limit.used()).isEqualTo(128);
        // Nobody gets the memory that the kernel is about to write.
        Storage other = heap.allocate(64);
        assertThat(other.address()).isNotIn(running.out.address(), running.state.address());
        other.release();
      }
      running.finish();
      running.worker.get();
      assertThat(references(running.state, running.out)).containsExactly(0, 0);
      assertThat(heap.storages()).isZero();
      assertThat(limit.used()).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"EXCLUSIVE_RELEASED", "FREE_RELEASED"})
  void anInterpreterClosedUnderKernelsFreesTheRest(Mode mode) throws Exception {
    Interpreter interpreter = mode.interpreter();
    StorageHeap heap = heap(interpreter);
    interpreter.component(Closer.class, _ -> new Closer(heap));
    List<Running> kernels = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      kernels.add(new Running(interpreter, heap));
    }
    Storage idle;
    try (var _ = interpreter.attach()) {
      idle = heap.allocate(4096);
      heap.open(this, idle);
    }
    interpreter.close();
    assertThat(idle.references()).isZero();
    assertThat(heap.storages()).isEqualTo(6);
    assertThat(limit.used()).isEqualTo(6 * 64);
    kernels.forEach(
        running -> assertThat(references(running.state, running.out)).containsExactly(1, 1));
    kernels.forEach(Running::finish);
    for (Running running : kernels) {
      assertThatThrownBy(running.worker::get).isInstanceOf(InterpreterClosedException.class);
      assertThat(references(running.state, running.out)).containsExactly(0, 0);
    }
    assertThat(heap.storages()).isZero();
    assertThat(limit.used()).isZero();
  }

  private record Closer(StorageHeap heap) implements AutoCloseable {
    @Override
    public void close() {
      heap.close();
    }
  }

  @Test
  void aDescriptorIsTheThreadsOwn() throws Exception {
    try (var interpreter = Mode.EXCLUSIVE_HELD.interpreter()) {
      LoopDescriptor mine = descriptor(interpreter);
      assertThat(descriptor(interpreter)).isSameAs(mine);
      assertThat(mine.address() % 64).isZero();
      LoopDescriptor other = Workers.start("other", () -> descriptor(interpreter)).get();
      assertThat(other).isNotSameAs(mine);
      assertThat(other.address()).isNotEqualTo(mine.address());
    }
  }

  private static LoopDescriptor descriptor(Interpreter interpreter) {
    try (var attachment = interpreter.attach()) {
      return LoopDescriptor.of(attachment.state());
    }
  }

  @Test
  void scalarsLieBesideTheLargestLoop() {
    try (var interpreter = Mode.EXCLUSIVE_HELD.interpreter();
        var attachment = interpreter.attach()) {
      LoopDescriptor loop = LoopDescriptor.of(attachment.state());
      long first = loop.scalar(0);
      long second = loop.scalar(1);
      RawMemory.setDouble(first, 1.5);
      RawMemory.setDouble(first + 8, 2.5);
      RawMemory.setDouble(second, 3.5);
      RawMemory.setDouble(second + 8, 4.5);
      long[] ones = new long[64];
      Arrays.fill(ones, 1);
      loop.set(ones, ones, ones, ones);
      assertThat(RawMemory.getDouble(first)).isEqualTo(1.5);
      assertThat(RawMemory.getDouble(first + 8)).isEqualTo(2.5);
      assertThat(RawMemory.getDouble(second)).isEqualTo(3.5);
      assertThat(RawMemory.getDouble(second + 8)).isEqualTo(4.5);
    }
  }
}
