package dev.baton.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.core.array.DType;
import dev.baton.core.array.Index;
import dev.baton.core.array.IndexMode;
import dev.baton.core.array.NDArray;
import dev.baton.core.array.ShapeException;
import dev.baton.core.array.Slice;
import dev.baton.core.array.SortKind;
import dev.baton.core.interpreter.Interpreter;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What golden files cannot say: any kind of sort, overlap, errors, and what is left behind. */
class SortingIndexingTest {
  private final long seed = new Random().nextLong();
  private final Random random = new Random(seed);
  private Interpreter interpreter;
  private Numeric np;

  @BeforeEach
  void open() {
    interpreter = Interpreter.builder().build();
    np = Numeric.of(interpreter);
  }

  @AfterEach
  void close() {
    interpreter.close();
  }

  private double[] numbers(int n) {
    return random.doubles(n).map(x -> random.nextInt(4) == 0 ? Math.rint(4 * x) : x).toArray();
  }

  private NDArray longs(long... values) {
    NDArray a = np.empty(DType.INT64, values.length);
    for (int i = 0; i < values.length; i++) {
      a.segment().setAtIndex(ValueLayout.JAVA_LONG, i, values[i]);
    }
    return a;
  }

  private static long[] longs(NDArray a) {
    try (NDArray dense = a.copy()) {
      return dense.segment().toArray(ValueLayout.JAVA_LONG);
    }
  }

  // ---- properties -------------------------------------------------------------------------------

  @Test
  void sortsAsJavaDoes() {
    for (int n : new int[] {0, 1, 2, 17, 100, 1_000, 20_000}) {
      double[] values = numbers(n);
      double[] expected = values.clone();
      Arrays.sort(expected);
      for (SortKind kind : SortKind.values()) {
        NDArray a = np.array(values);
        assertThat(np.sort(a, 0, kind).toDoubleArray()).as("seed %d", seed).isEqualTo(expected);
        NDArray order = np.argsort(a, 0, kind);
        assertThat(np.take(a, order).toDoubleArray()).as("seed %d", seed).isEqualTo(expected);
        assertThat(a.toDoubleArray()).isEqualTo(values);
        a.sort(-1, kind);
        assertThat(a.toDoubleArray()).isEqualTo(expected);
      }
      assertThat(np.sort(np.array(values)).toDoubleArray()).isEqualTo(expected);
    }
  }

  @Test
  void partitionsAsSortingWould() {
    for (int n : new int[] {1, 2, 30, 1_000, 10_000}) {
      double[] values = numbers(n);
      double[] sorted = values.clone();
      Arrays.sort(sorted);
      NDArray a = np.array(values);
      for (long kth : new long[] {0, -1, n / 2, random.nextInt(n)}) {
        int rank = (int) (kth < 0 ? kth + n : kth);
        long[] order = longs(np.argpartition(a, kth));
        assertThat(Arrays.stream(order).distinct().count()).isEqualTo(n);
        for (double[] got :
            new double[][] {
              np.partition(a, kth).toDoubleArray(),
              Arrays.stream(order).mapToDouble(i -> values[(int) i]).toArray()
            }) {
          assertThat(got[rank]).as("seed %d, rank %d of %d", seed, rank, n).isEqualTo(sorted[rank]);
          assertThat(Arrays.stream(got, 0, rank)).allMatch(x -> x <= sorted[rank]);
          assertThat(Arrays.stream(got, rank, n)).allMatch(x -> x >= sorted[rank]);
        }
      }
      int k = random.nextInt(n + 1);
      TopK top = np.topk(a, k);
      double[] largest = IntStream.range(0, k).mapToDouble(i -> sorted[n - 1 - i]).toArray();
      assertThat(top.values().toDoubleArray()).as("seed %d", seed).isEqualTo(largest);
      assertThat(np.take(a, top.indices()).toDoubleArray()).isEqualTo(largest);
    }
  }

  @Test
  void partitionsAlongAnyAxis() {
    NDArray a = np.array(numbers(60)).reshape(3, 20).transpose();
    NDArray got = np.partitionAlong(a, 0, 3, 11);
    NDArray through = np.takeAlongAxis(a, np.argpartitionAlong(a, 0, 3, 11), 0);
    NDArray sorted = np.sort(a, 0);
    for (long column = 0; column < 3; column++) {
      for (long rank : new long[] {3, 11}) {
        assertThat(got.getDouble(rank, column)).isEqualTo(sorted.getDouble(rank, column));
        assertThat(through.getDouble(rank, column)).isEqualTo(sorted.getDouble(rank, column));
      }
    }
  }

  @Test
  void readingAndWritingBackChangesNothing() {
    for (int round = 0; round < 50; round++) {
      double[] values = numbers(60);
      NDArray a = np.array(values).reshape(3, 4, 5);
      Index[] index = {
        Slice.every(random.nextBoolean() ? 1 : -2),
        Index.of(random.longs(6, -4, 4).toArray()),
        Index.of(random.longs(6, -5, 5).toArray())
      };
      a.set(a.get(index), index);
      assertThat(a.toDoubleArray()).as("seed %d", seed).isEqualTo(values);
    }
  }

  // ---- rules ------------------------------------------------------------------------------------

  @Test
  void theLastOfEqualIndicesWins() {
    NDArray a = np.zeros(4);
    a.set(np.array(1.0, 2.0, 3.0, 4.0), Index.of(2, 0, 2, -2));
    assertThat(a.toDoubleArray()).containsExactly(2, 0, 4, 0);
    np.put(a, longs(1, 1, 3), np.array(7.0, 8.0));
    assertThat(a.toDoubleArray()).containsExactly(2, 8, 4, 7);
  }

  @Test
  void overlapIsAsIfCopied() {
    NDArray a = np.arange(6.0);
    a.set(a.slice(Slice.REVERSED), Index.of(0, 1, 2, 3, 4, 5));
    assertThat(a.toDoubleArray()).containsExactly(5, 4, 3, 2, 1, 0);
    NDArray indices = longs(2, 0, 1);
    indices.set(indices, Index.of(indices));
    assertThat(longs(indices)).containsExactly(0, 1, 2);
  }

  @Test
  void masksOfJavaSelect() {
    NDArray a = np.arange(6.0).reshape(2, 3);
    assertThat(a.get(Slice.ALL, Index.of(true, false, true)).toDoubleArray())
        .containsExactly(0, 2, 3, 5);
    a.set(np.array(9.0), Index.of(false, true));
    assertThat(a.toDoubleArray()).containsExactly(0, 1, 2, 9, 9, 9);
  }

  @Test
  void withoutAnArrayItIsAView() {
    NDArray a = np.arange(6.0);
    NDArray view = a.get(Slice.from(4));
    view.set(np.array(-1.0));
    assertThat(a.toDoubleArray()).containsExactly(0, 1, 2, 3, -1, -1);
    a.set(np.array(8.0), Slice.to(2));
    assertThat(a.toDoubleArray()).containsExactly(8, 8, 2, 3, -1, -1);
  }

  @Test
  void openMeshesSelectRowsAndColumns() {
    NDArray a = np.arange(12.0).reshape(3, 4);
    NDArray[] mesh = np.ix_(longs(2, 0), longs(1, 3, 3));
    assertThat(a.get(Index.of(mesh[0]), Index.of(mesh[1])).toDoubleArray())
        .containsExactly(9, 11, 11, 1, 3, 3);
    np.fillDiagonal(a, -1);
    assertThat(a.get(Index.of(np.diagIndices(3, 2)[0]), Index.of(0, 1, 2)).toDoubleArray())
        .containsExactly(-1, -1, -1);
  }

  @Test
  void bfloat16SortsAsItsValues() {
    short[] bits = {(short) 0x7fc0, 0x3f80, (short) 0xbf80, 0x7f80, (short) 0xff80, 0x4000};
    NDArray a = np.empty(DType.BFLOAT16, bits.length);
    for (int i = 0; i < bits.length; i++) {
      a.segment().setAtIndex(ValueLayout.JAVA_SHORT, i, bits[i]);
    }
    assertThat(longs(np.argsort(a))).containsExactly(4, 2, 1, 5, 3, 0);
    assertThat(np.sort(a).segment().toArray(ValueLayout.JAVA_SHORT))
        .containsExactly(
            (short) 0xff80,
            (short) 0xbf80,
            (short) 0x3f80,
            (short) 0x4000,
            (short) 0x7f80,
            (short) 0x7fc0);
  }

  // ---- errors -----------------------------------------------------------------------------------

  @Test
  void errorsCarryValues() {
    NDArray a = np.arange(5.0);
    NDArray matrix = np.ones(2, 3);
    assertThatThrownBy(() -> np.take(a, longs(1, 7)))
        .isInstanceOf(IndexOutOfBoundsException.class)
        .hasMessage("take: index 7 is out of bounds for axis 0 with size 5");
    assertThatThrownBy(() -> matrix.get(Slice.ALL, Index.of(0, -4)))
        .isInstanceOf(IndexOutOfBoundsException.class)
        .hasMessage("get: index -4 is out of bounds for axis 1 with size 3");
    assertThatThrownBy(() -> matrix.get(Slice.at(2), Index.of(0)))
        .isInstanceOf(IndexOutOfBoundsException.class)
        .hasMessage("get: index 2 is out of bounds for axis 0 with size 2");
    assertThatThrownBy(() -> matrix.get(Index.of(0, 1), Index.of(0, 1, 2)))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("cannot broadcast (2,) with (3,)");
    assertThatThrownBy(() -> matrix.get(Index.of(0), Slice.ALL, Slice.ALL))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("too many indices: 3 for array of shape (2, 3)");
    assertThatThrownBy(() -> matrix.get(Index.of(true, false, true)))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("along axis 0: its size is 2, the mask's 3");
    assertThatThrownBy(() -> matrix.get(Slice.ELLIPSIS, Index.of(0), Slice.ELLIPSIS))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("single ellipsis");
    assertThatThrownBy(() -> matrix.get(Index.of(np.ones(2))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("float64 cannot be an index");
    assertThatThrownBy(() -> a.set(np.ones(3), Index.of(0, 1)))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("(3,) to (2,)");
    assertThatThrownBy(() -> np.partition(a, 5))
        .isInstanceOf(IndexOutOfBoundsException.class)
        .hasMessageContaining("index 5 is out of bounds for axis 0 with size 5");
    assertThatThrownBy(() -> np.sort(a, 1)).isInstanceOf(ShapeException.class);
    assertThatThrownBy(() -> np.topk(a, 6))
        .isInstanceOf(IndexOutOfBoundsException.class)
        .hasMessageContaining("6 elements of axis 0 with size 5");
    assertThatThrownBy(() -> np.take(np.ones(0, 2), longs(0), 0, IndexMode.WRAP))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> a.broadcastTo(2, 5).sort(0, SortKind.STABLE))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessageContaining("read-only");
    assertThatThrownBy(() -> np.choose(longs(0, 2), a, a)).isInstanceOf(ShapeException.class);
    assertThatThrownBy(() -> np.choose(longs(2), a, a))
        .isInstanceOf(IndexOutOfBoundsException.class)
        .hasMessageContaining("choice 2 is none of the 2");
  }

  @Test
  void nothingIsLeftBehind() {
    NDArray a;
    try (NDArray flat = np.array(numbers(1_000))) {
      a = flat.reshape(20, 50); // Its only handle.
    }
    NDArray indices = longs(3, -1, 0);
    NDArray mask = np.empty(DType.BOOL, 20, 50);
    mask.segment().fill((byte) 1);
    long before = np.memory().inUseBytes();
    for (int round = 0; round < 3; round++) {
      np.sort(a, 0).close();
      np.argsort(a).close();
      np.partition(a, 7).close();
      np.unique(a).close();
      Unique all = np.uniqueAll(a);
      for (NDArray part :
          new NDArray[] {all.values(), all.indices(), all.inverse(), all.counts()}) {
        part.close();
      }
      np.intersect1d(a, a).close();
      np.setdiff1d(a, indices).close();
      np.lexsort(indices, indices).close();
      np.searchsorted(indices, a, true).close();
      TopK top = np.topk(a, 5);
      top.values().close();
      top.indices().close();
      a.get(Index.of(indices), Index.of(0, 1, 2)).close();
      a.get(Index.of(mask)).close();
      a.get(Slice.at(1), Index.of(indices)).close();
      try (NDArray rows = mask.slice(Slice.ALL, Slice.at(0))) {
        a.set(a, Index.of(rows));
      }
      np.take(a, indices, 1).close();
      np.where(mask, a, a).close();
      try (NDArray zero = indices.get(Index.of(2));
          NDArray turned = a.transpose()) {
        np.choose(zero, a).close();
        np.put(turned, indices, indices);
      }
      assertThatThrownBy(() -> a.get(Index.of(indices), Index.of(99)))
          .isInstanceOf(IndexOutOfBoundsException.class);
    }
    assertThat(np.memory().inUseBytes()).isEqualTo(before);
    assertThat(a.referenceCount()).isEqualTo(1);
    assertThat(indices.referenceCount()).isEqualTo(1);
    assertThat(mask.referenceCount()).isEqualTo(1);
  }
}
