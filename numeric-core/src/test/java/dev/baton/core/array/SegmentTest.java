package dev.baton.core.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.core.Numeric;
import dev.baton.core.interpreter.Interpreter;
import dev.baton.core.interpreter.LockPolicy;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.ref.WeakReference;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.AsynchronousSocketChannel;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@link NDArray#segment()} hands out never outlives the memory it shows. */
class SegmentTest {
  private static Interpreter interpreter(boolean exclusive) {
    return Interpreter.builder().lock(exclusive ? LockPolicy.cpython() : LockPolicy.none()).build();
  }

  @Test
  void showsTheElements() {
    try (var interpreter = interpreter(true)) {
      Numeric np = Numeric.of(interpreter);
      NDArray a = np.arange(4.0);
      MemorySegment segment = a.segment();
      assertThat(segment.byteSize()).isEqualTo(32);
      assertThat(segment.address() % 64).isZero();
      segment.setAtIndex(ValueLayout.JAVA_DOUBLE, 2, 50);
      assertThat(a.toDoubleArray()).containsExactly(0, 1, 50, 3);
      assertThat(a.segment()).isEqualTo(segment);
      NDArray tail = a.slice(Slice.from(2));
      assertThat(tail.segment().byteSize()).isEqualTo(16);
      assertThat(tail.segment().get(ValueLayout.JAVA_DOUBLE, 0)).isEqualTo(50);
      assertThat(np.zeros(0).segment().byteSize()).isZero();
      assertThat(np.ones(DType.COMPLEX128, 2).segment().byteSize()).isEqualTo(32);
      assertThatThrownBy(() -> a.slice(Slice.REVERSED).segment())
          .isInstanceOf(UnsupportedOperationException.class)
          .hasMessageContaining("not contiguous");
      MemorySegment readOnly = a.broadcastTo(4).segment();
      assertThat(readOnly.isReadOnly()).isTrue();
      assertThat(a.segment().isReadOnly()).isFalse();
    }
  }

  @Test
  void endsWithItsArrayAndWithNoOther() {
    try (var interpreter = interpreter(true)) {
      Numeric np = Numeric.of(interpreter);
      NDArray a = np.arange(4.0);
      NDArray view = a.slice();
      MemorySegment ofArray = a.segment();
      MemorySegment ofView = view.segment();
      a.close();
      assertThat(ofArray.scope().isAlive()).isFalse();
      assertThatThrownBy(() -> ofArray.get(ValueLayout.JAVA_DOUBLE, 0))
          .isInstanceOf(IllegalStateException.class);
      assertThat(ofView.getAtIndex(ValueLayout.JAVA_DOUBLE, 3)).isEqualTo(3);
      view.close();
      assertThat(ofView.scope().isAlive()).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void endsWithItsInterpreter(boolean exclusive) {
    MemorySegment segment;
    NDArray a;
    try (var interpreter = interpreter(exclusive)) {
      a = Numeric.of(interpreter).arange(4.0);
      segment = a.segment();
    }
    assertThat(a.isClosed()).isTrue();
    assertThat(segment.scope().isAlive()).isFalse();
  }

  @Test
  void keepsItsArrayReachable() {
    try (var interpreter = interpreter(true)) {
      Numeric np = Numeric.of(interpreter);
      MemorySegment[] segment = new MemorySegment[1];
      WeakReference<NDArray> array = forgotten(np, segment);
      WeakReference<NDArray> other = forgotten(np, new MemorySegment[1]);
      Workers.await(
          "the other array is found unreachable",
          () -> {
            System.gc();
            np.empty(1).close();
            return other.refersTo(null) && np.memory().arrays() == 1;
          });
      assertThat(array.refersTo(null)).isFalse();
      assertThat(segment[0].getAtIndex(ValueLayout.JAVA_DOUBLE, 3)).isEqualTo(3);
      segment[0] = null;
      Workers.await(
          "without its segment it is unreachable",
          () -> {
            System.gc();
            np.empty(1).close();
            return np.memory().arrays() == 0;
          });
    }
  }

  private static WeakReference<NDArray> forgotten(Numeric np, MemorySegment[] segment) {
    NDArray array = np.arange(4.0);
    segment[0] = array.segment();
    return new WeakReference<>(array);
  }

  /** A pair of sockets; reading one into a segment keeps it in use until something is written. */
  private record Pair(AsynchronousSocketChannel near, AsynchronousSocketChannel far)
      implements AutoCloseable {
    static Pair connect() throws Exception {
      try (var server =
          AsynchronousServerSocketChannel.open()
              .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
        AsynchronousSocketChannel far = AsynchronousSocketChannel.open();
        Future<Void> connected = far.connect(server.getLocalAddress());
        AsynchronousSocketChannel near = server.accept().get(30, TimeUnit.SECONDS);
        connected.get(30, TimeUnit.SECONDS);
        return new Pair(near, far);
      }
    }

    Future<Integer> read(MemorySegment into) {
      return near.read(into.asByteBuffer());
    }

    void finish(Future<Integer> reading) throws Exception {
      far.write(ByteBuffer.wrap(new byte[8])).get(30, TimeUnit.SECONDS);
      assertThat(reading.get(30, TimeUnit.SECONDS)).isEqualTo(8);
    }

    @Override
    public void close() throws IOException {
      near.close();
      far.close();
    }
  }

  @Test
  void anArrayWhoseSegmentIsInUseStaysOpen() throws Exception {
    try (var interpreter = interpreter(true);
        Pair pair = Pair.connect()) {
      Numeric np = Numeric.of(interpreter);
      NDArray a = np.ones(4);
      NDArray other = np.ones(4);
      other.segment();
      Future<Integer> reading = pair.read(a.segment());
      assertThatThrownBy(a::close).isInstanceOf(IllegalStateException.class);
      assertThat(a.isClosed()).isFalse();
      assertThat(a.referenceCount()).isEqualTo(1);
      assertThat(a.toDoubleArray()).containsExactly(1, 1, 1, 1);
      a.fill(2);
      assertThat(a.getDouble(3)).isEqualTo(2);
      assertThat(interpreter.currentThreadState()).isNull();
      pair.finish(reading);
      // The channel lets go of the segment some time after it has told its result.
      Workers.await("the segment is let go", () -> closes(a));
      assertThat(a.isClosed()).isTrue();
      other.close();
      assertThat(np.memory().arrays()).isZero();
    }
  }

  private static boolean closes(NDArray array) {
    try {
      array.close();
      return true;
    } catch (IllegalStateException inUse) {
      return false;
    }
  }

  @Test
  void aScopeClosesAllOthers() throws Exception {
    try (var interpreter = interpreter(true);
        Pair pair = Pair.connect()) {
      Numeric np = Numeric.of(interpreter);
      Scope scope = np.scope();
      NDArray first = np.ones(4);
      NDArray busy = np.ones(4);
      NDArray last = np.ones(4);
      Future<Integer> reading = pair.read(busy.segment());
      assertThatThrownBy(scope::close).isInstanceOf(IllegalStateException.class);
      assertThat(first.isClosed()).isTrue();
      assertThat(last.isClosed()).isTrue();
      assertThat(busy.isClosed()).isFalse();
      assertThat(interpreter.currentThreadState()).isNull();
      scope.close();
      pair.finish(reading);
      Workers.await("the segment is let go", () -> closes(busy));
      np.ones(1);
      assertThat(np.memory().arrays()).as("the scope is over").isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anInterpreterLeavesWhatIsInUse(boolean exclusive) throws Exception {
    try (var interpreter = interpreter(exclusive);
        Pair pair = Pair.connect()) {
      Numeric np = Numeric.of(interpreter);
      long before = np.memory().processBytes() - np.memory().cachedBytes();
      NDArray busy = np.ones(4);
      NDArray other = np.ones(4);
      MemorySegment segment = busy.segment();
      Future<Integer> reading = pair.read(segment);
      assertThatThrownBy(interpreter::close)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("closing " + interpreter);
      assertThat(interpreter.isClosed()).isTrue();
      assertThat(other.isClosed()).isTrue();
      assertThat(busy.isClosed()).isFalse();
      assertThat(segment.getAtIndex(ValueLayout.JAVA_DOUBLE, 3)).as("still there").isEqualTo(1);
      assertThat(processBytes()).isEqualTo(before + 64);
      pair.finish(reading);
      Workers.await("the segment is let go", () -> closes(busy));
      assertThat(busy.isClosed()).isTrue();
      assertThat(processBytes()).isEqualTo(before);
    }
  }

  private static long processBytes() {
    try (var interpreter = interpreter(true)) {
      return Numeric.of(interpreter).memory().processBytes();
    }
  }

  /**
   * One thread takes segments while another closes: each gets a whole answer, or a clear refusal.
   */
  @Test
  void isNeverMadeOfAnArrayBeingClosed() throws Exception {
    try (var interpreter = interpreter(false)) {
      Numeric np = Numeric.of(interpreter);
      AtomicInteger refused = new AtomicInteger();
      for (int round = 0; round < 300; round++) {
        NDArray a = np.ones(4);
        AtomicInteger ready = new AtomicInteger();
        MemorySegment[] seen = new MemorySegment[1];
        var taker =
            Workers.start(
                "taker",
                () -> {
                  ready.incrementAndGet();
                  while (ready.get() < 2) {
                    Thread.onSpinWait();
                  }
                  try {
                    seen[0] = a.segment();
                  } catch (IllegalStateException closed) {
                    refused.incrementAndGet();
                  }
                });
        ready.incrementAndGet();
        while (ready.get() < 2) {
          Thread.onSpinWait();
        }
        a.close();
        taker.get();
        if (seen[0] != null) {
          assertThat(seen[0].scope().isAlive()).isFalse();
        }
      }
      assertThat(np.memory().arrays()).isZero();
    }
  }
}
