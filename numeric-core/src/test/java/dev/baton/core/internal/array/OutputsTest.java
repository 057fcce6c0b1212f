package dev.baton.core.internal.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.core.Numeric;
import dev.baton.core.array.DType;
import dev.baton.core.array.NDArray;
import dev.baton.core.array.PlainArray;
import dev.baton.core.array.ShapeException;
import dev.baton.core.array.Slice;
import dev.baton.core.interpreter.Interpreter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Overlap against the sets of bytes themselves, and the rules for {@code out}. */
class OutputsTest {
  private final Interpreter interpreter = Interpreter.builder().build();
  private final Numeric np = Numeric.of(interpreter);

  @AfterEach
  void close() {
    interpreter.close();
  }

  /** The address of each element, in order. */
  private static List<Long> addresses(StridedArray array) {
    List<Long> addresses = new ArrayList<>();
    for (long[] index : PlainArray.indices(array.extents())) {
      long offset = 0;
      for (int axis = 0; axis < index.length; axis++) {
        offset += index[axis] * array.steps()[axis];
      }
      addresses.add(array.address() + offset * array.type().itemsize());
    }
    return addresses;
  }

  private static Set<Long> words(StridedArray array) {
    Set<Long> words = new HashSet<>();
    for (long address : addresses(array)) {
      words.add(address);
      if (array.type().isComplex()) {
        words.add(address + 8);
      }
    }
    return words;
  }

  @Test
  void overlapIsNeverMissed() {
    NDArray base = np.zeros(DType.COMPLEX128, 3, 4);
    List<StridedArray> views = new ArrayList<>();
    for (Slice rows : List.of(Slice.ALL, Slice.from(1), Slice.to(1), Slice.REVERSED, Slice.to(0))) {
      for (Slice columns : List.of(Slice.ALL, Slice.to(2), Slice.from(2), Slice.every(-2))) {
        NDArray part = base.slice(rows, columns);
        views.add((StridedArray) part);
        views.add((StridedArray) part.real());
        views.add((StridedArray) part.imag().transpose());
      }
    }
    views.add((StridedArray) np.zeros(DType.COMPLEX128, 3, 4));
    int shared = 0;
    int apart = 0;
    for (StridedArray a : views) {
      for (StridedArray b : views) {
        Set<Long> common = words(a);
        common.retainAll(words(b));
        if (!common.isEmpty()) {
          assertThat(a.mayShareMemory(b)).isTrue();
          shared++;
        } else if (!a.mayShareMemory(b)) {
          apart++;
        }
        boolean same =
            a.type() == b.type()
                && List.of(a.extents()[0], a.extents()[1])
                    .equals(List.of(b.extents()[0], b.extents()[1]))
                && addresses(a).equals(addresses(b));
        if (a.isSameView(b)) {
          assertThat(same).isTrue();
        }
        assertThat(Outputs.disturbs(a, b)).isEqualTo(a.mayShareMemory(b) && !a.isSameView(b));
        assertThat(a.isSameView(b)).isEqualTo(b.isSameView(a));
        assertThat(a.mayShareMemory(b)).isEqualTo(b.mayShareMemory(a));
      }
      assertThat(a.isSameView(a)).isTrue();
    }
    assertThat(shared).isGreaterThan(500);
    assertThat(apart).as("and arrays are told apart").isGreaterThan(500);
  }

  @Test
  void outMustFit() {
    StridedArray out = (StridedArray) np.zeros(2, 3);
    Outputs.check("add", out, DType.FLOAT64, new long[] {2, 3});
    Outputs.check(
        "add", (StridedArray) np.zeros(DType.COMPLEX128, 2), DType.FLOAT64, new long[] {2});
    assertThatThrownBy(() -> Outputs.check("add", out, DType.FLOAT64, new long[] {3, 2}))
        .isInstanceOf(ShapeException.class)
        .hasMessage("add: out has shape (2, 3), the result (3, 2)");
    assertThatThrownBy(() -> Outputs.check("add", out, DType.FLOAT64, new long[] {1, 2, 3}))
        .isInstanceOf(ShapeException.class);
    assertThatThrownBy(() -> Outputs.check("add", out, DType.COMPLEX128, new long[] {2, 3}))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessage("add: out is float64 and cannot hold a complex128 result");
    assertThatThrownBy(
            () -> Outputs.check("add", out.broadcastTo(2, 3), DType.FLOAT64, new long[] {2, 3}))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessageContaining("read-only");
  }

  @Test
  void anInterpreterWithoutArraysIsTold() {
    try (var bare = Interpreter.builder().name("bare").build()) {
      assertThatThrownBy(() -> ArrayContext.of(bare))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("no arrays on bare: call Numeric.of first");
    }
  }
}
