package dev.baton.core.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.core.Numeric;
import dev.baton.core.interpreter.Interpreter;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.IntBuffer;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Arrays on memory that others own: nothing is copied, and nothing is touched once it is closed.
 */
class BorrowedMemoryTest {
  private final Interpreter interpreter = Interpreter.builder().build();
  private final Numeric np = Numeric.of(interpreter);

  @AfterEach
  void close() {
    interpreter.close();
  }

  @Test
  void segmentsAndBuffersAreSharedNotCopied() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment segment = arena.allocateFrom(ValueLayout.JAVA_DOUBLE, 1, 2, 3, 4);
      NDArray a = np.frombuffer(segment, DType.FLOAT64);
      assertThat(a.toDoubleArray()).containsExactly(1, 2, 3, 4);
      segment.setAtIndex(ValueLayout.JAVA_DOUBLE, 1, 20);
      assertThat(a.add(1).toDoubleArray()).containsExactly(2, 21, 4, 5);
      a.slice(Slice.REVERSED).set(-1, 0);
      assertThat(segment.getAtIndex(ValueLayout.JAVA_DOUBLE, 3)).isEqualTo(-1);
      np.add(a, a, a);
      assertThat(segment.toArray(ValueLayout.JAVA_DOUBLE)).containsExactly(2, 40, 6, -2);
      assertThat(a.segment().address()).isEqualTo(segment.address());
      assertThat(np.frombuffer(segment, DType.UINT8).size()).isEqualTo(32);
      assertThat(np.frombuffer(segment, DType.COMPLEX128).toComplexArray())
          .containsExactly(new Complex(2, 40), new Complex(6, -2));
    }
    IntBuffer ints =
        ByteBuffer.allocateDirect(16).order(ByteOrder.nativeOrder()).asIntBuffer().put(1, 7);
    NDArray shown = np.frombuffer(ints.position(1));
    assertThat(shown.dtype()).isEqualTo(DType.INT32);
    assertThat(shown.toIntArray()).containsExactly(7, 0, 0);
    shown.set(9, 2);
    assertThat(ints.get(3)).isEqualTo(9);
  }

  @Test
  void buffersThatKernelsCannotReachAreCopiedOrRefused() {
    DoubleBuffer heap = DoubleBuffer.wrap(new double[] {1, 2, 3}).position(1);
    IntBuffer swapped = ByteBuffer.allocateDirect(8).order(other()).asIntBuffer().put(0, 5);
    assertThat(np.asarray(heap).toDoubleArray()).containsExactly(2, 3);
    assertThat(np.asarray(swapped).toIntArray()).containsExactly(5, 0);
    assertThatThrownBy(() -> np.frombuffer(heap)).hasMessageContaining("on the Java heap");
    assertThatThrownBy(() -> np.frombuffer(swapped)).hasMessageContaining("byte order");
    MemorySegment onHeap = MemorySegment.ofArray(new long[2]);
    assertThatThrownBy(() -> np.frombuffer(onHeap, DType.INT64))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("on the Java heap");
    MemorySegment bytes = Arena.ofAuto().allocate(17, 8);
    assertThatThrownBy(() -> np.frombuffer(bytes, DType.FLOAT64))
        .hasMessage(
            "frombuffer: 17 bytes are not a whole number of elements of float64, 8 bytes each");
    assertThatThrownBy(() -> np.frombuffer(bytes.asSlice(1), DType.FLOAT64))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is not aligned to 8 bytes");
    NDArray readOnly = np.frombuffer(bytes.asReadOnly(), DType.INT8);
    assertThat(readOnly.isWriteable()).isFalse();
    assertThatThrownBy(() -> readOnly.fill(1))
        .hasMessageContaining("so is the memory that it is on");
  }

  private static ByteOrder other() {
    return ByteOrder.nativeOrder() == ByteOrder.BIG_ENDIAN
        ? ByteOrder.LITTLE_ENDIAN
        : ByteOrder.BIG_ENDIAN;
  }

  @Test
  void aClosedArenaIsAnErrorAndNothingElse() {
    NDArray a;
    NDArray view;
    try (Arena arena = Arena.ofShared()) {
      a = np.frombuffer(arena.allocate(80, 8), DType.FLOAT64);
      try (NDArray rows = a.reshape(2, 5)) {
        view = rows.transpose();
      }
      try (NDArray sum = view.sum()) {
        assertThat(sum.toDouble()).isZero();
      }
    }
    for (NDArray dead : new NDArray[] {a, view}) {
      assertThatThrownBy(dead::copy).isInstanceOf(IllegalStateException.class);
      assertThatThrownBy(() -> dead.add(1))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("the arena that its memory is from is closed");
      assertThatThrownBy(dead::toDoubleArray).isInstanceOf(IllegalStateException.class);
      assertThatThrownBy(() -> dead.fill(1)).isInstanceOf(IllegalStateException.class);
      try (NDArray alive = np.ones(10)) {
        assertThatThrownBy(() -> alive.add(dead)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> np.add(alive, alive, dead))
            .isInstanceOf(IllegalStateException.class);
      }
      dead.close();
    }
    assertThat(np.memory().arrays()).isZero();
  }

  @Test
  void aConfinedArenaIsItsThreadsAlone() {
    try (Arena arena = Arena.ofConfined()) {
      NDArray a = np.frombuffer(arena.allocate(8, 8), DType.INT64);
      assertThat(
              CompletableFuture.supplyAsync(
                      () -> {
                        try {
                          return "read " + a.toLong();
                        } catch (IllegalStateException refused) {
                          return refused.getMessage();
                        }
                      })
                  .join())
          .contains("confined to another thread");
      assertThat(a.toLong()).isZero();
    }
  }

  @SuppressWarnings("MustBeClosedChecker") // Another thread closes the arena.
  @Test
  void anArenaIsNotClosedUnderAKernel() {
    for (int round = 0; round < 40; round++) {
      Arena arena = Arena.ofShared();
      NDArray a = np.frombuffer(arena.allocate(8 * 20_000, 8), DType.FLOAT64);
      CompletableFuture<Void> closing =
          CompletableFuture.runAsync(
              () -> {
                while (arena.scope().isAlive()) {
                  try {
                    arena.close();
                  } catch (IllegalStateException inUse) {
                    Thread.onSpinWait(); // By a kernel: once more.
                  }
                }
              });
      try {
        while (true) {
          np.add(a, a, a);
          a.set(1, 0);
        }
      } catch (IllegalStateException closed) {
        assertThat(arena.scope().isAlive()).isFalse();
      }
      closing.join();
      a.close();
    }
    assertThat(np.memory().arrays()).isZero();
    assertThat(interpreter.currentThreadState()).isNull();
  }

  @Test
  void arraysOnOneSegmentOverlap() {
    MemorySegment segment = Arena.ofAuto().allocate(8 * 5, 8);
    NDArray a = np.frombuffer(segment, DType.FLOAT64);
    a.assign(np.arange(5.0));
    NDArray tail = np.frombuffer(segment.asSlice(8), DType.FLOAT64);
    tail.assign(a.slice(Slice.to(4)));
    assertThat(a.toDoubleArray()).containsExactly(0, 0, 1, 2, 3);
  }
}
