package dev.baton.core.ufunc;

import dev.baton.core.array.DType;
import dev.baton.core.array.Index;
import dev.baton.core.array.NDArray;
import dev.baton.core.internal.array.Copies;
import dev.baton.core.internal.array.Scalar;
import dev.baton.core.internal.array.StridedArray;
import dev.baton.core.interpreter.ThreadState;
import org.jspecify.annotations.Nullable;

/**
 * A ufunc under a mask: it is computed for the elements where the mask is set, gathered from the
 * operands, and for no others, whose conditions are nobody's concern.
 *
 * @param self the calling thread's state
 * @param name names the ufunc in errors and conditions
 * @param mask bool, of the result's shape
 */
record Masked(ThreadState self, String name, StridedArray mask) implements AutoCloseable {
  /** Spreads a mask over the result's shape. */
  static Masked of(ThreadState self, String name, StridedArray mask, long[] shape) {
    return new Masked(self, name, mask.broadcastTo(shape));
  }

  /** Returns the elements of an operand where the mask is set; of a single number, it alone. */
  StridedArray selected(StridedArray operand) {
    if (operand.elements() == 1) {
      return operand.reshape(1);
    }
    try (StridedArray all = operand.broadcastTo(mask.extents())) {
      return all.get(Index.of(mask));
    }
  }

  /**
   * Puts results where the mask is set.
   *
   * @param made the results of what {@link #selected} returned; closed
   * @param dtype the type of a new array
   * @param out where they go, or null for a new array, which is 0 elsewhere
   * @return {@code out}, or the new array
   */
  NDArray place(NDArray made, DType dtype, @Nullable StridedArray out) {
    try (made) {
      if (out != null) {
        put(made, out);
        return out;
      }
      StridedArray result = mask.context().empty(self, dtype, mask.extents().clone());
      return result.filledBy(
          () -> {
            Copies.fill(self, result, Scalar.of(0));
            put(made, result);
          });
    }
  }

  private void put(NDArray made, StridedArray target) {
    StridedArray results = target.context().own(name, made);
    if (results.type() == target.type()) {
      target.set(results, Index.of(mask));
    } else {
      try (StridedArray same = Copies.converted(self, name, results, target.type())) {
        target.set(same, Index.of(mask));
      }
    }
  }

  @Override
  public void close() {
    mask.close();
  }
}
