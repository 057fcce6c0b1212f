package dev.baton.core;

import dev.baton.core.array.Broadcast;
import dev.baton.core.array.DType;
import dev.baton.core.array.NDArray;
import dev.baton.core.array.ShapeException;
import dev.baton.core.array.Slice;
import dev.baton.core.internal.array.Copies;
import dev.baton.core.internal.array.IndexArrays;
import dev.baton.core.internal.array.Selections;
import dev.baton.core.internal.array.StridedArray;
import dev.baton.core.interpreter.ThreadState;
import java.lang.foreign.ValueLayout;

/** Chooses between arrays, which are laid one behind the other and taken from. */
final class Choices {
  private Choices() {}

  static NDArray where(ThreadState self, StridedArray condition, StridedArray a, StridedArray b) {
    long[] shape =
        Broadcast.shapes(
            "where", condition.extents(), Broadcast.shapes("where", a.extents(), b.extents()));
    DType dtype = DType.promote(a.type(), b.type());
    try (StridedArray mask = mask(self, "where", condition)) {
      StridedArray result = a.context().emptyLike(self, dtype, shape.clone(), mask, a, b);
      return result.filledBy(() -> Copies.choose(self, "cast", result, mask, a, b));
    }
  }

  private static StridedArray mask(ThreadState self, String operation, StridedArray condition) {
    return condition.type() == DType.BOOL
        ? condition.slice()
        : Selections.truth(operation, self, condition);
  }

  /** Writes, where a condition holds, the element of another array, all broadcast to the result. */
  private static void putWhere(
      ThreadState self, StridedArray result, StridedArray condition, StridedArray a) {
    try (StridedArray mask = mask(self, "select", condition)) {
      Copies.convertWhere(self, "cast", result, mask, a);
    }
  }

  static NDArray choose(ThreadState self, StridedArray a, StridedArray... choices) {
    if (choices.length == 0) {
      throw new ShapeException("choose: there is nothing to choose from");
    }
    long[] shape = a.extents();
    DType dtype = choices[0].type();
    for (StridedArray choice : choices) {
      shape = Broadcast.shapes("choose", shape, choice.extents());
      dtype = DType.promote(dtype, choice.type());
    }
    long[] stacked = new long[shape.length + 1];
    stacked[0] = choices.length;
    System.arraycopy(shape, 0, stacked, 1, shape.length);
    try (StridedArray all = a.context().empty(self, dtype, stacked);
        StridedArray wide = a.broadcastTo(shape);
        StridedArray which = IndexArrays.of("choose", self, wide)) {
      for (int k = 0; k < choices.length; k++) {
        try (StridedArray part = all.slice(Slice.at(k))) {
          part.assign(choices[k]);
        }
      }
      requireNotNegative(which, choices.length);
      try (StridedArray first = which.expandDims(0);
          StridedArray chosen = Selections.takeAlong("choose", self, all, first, 0)) {
        return chosen.reshape(shape);
      }
    }
  }

  private static void requireNotNegative(StridedArray which, int choices) {
    long[] numbers = which.segment().toArray(ValueLayout.JAVA_LONG);
    for (long number : numbers) {
      if (number < 0 || number >= choices) {
        throw new IndexOutOfBoundsException(
            "choose: choice %d is none of the %d there are".formatted(number, choices));
      }
    }
  }

  static NDArray select(
      ThreadState self, StridedArray[] conditions, StridedArray[] choices, double otherwise) {
    long[] shape = {};
    DType dtype = choices[0].type();
    for (int i = 0; i < choices.length; i++) {
      shape = Broadcast.shapes("select", shape, conditions[i].extents());
      shape = Broadcast.shapes("select", shape, choices[i].extents());
      dtype = DType.promote(dtype, choices[i].type());
    }
    StridedArray result = conditions[0].context().empty(self, dtype, shape.clone());
    return result.filledBy(
        () -> {
          result.fill(otherwise);
          for (int i = choices.length - 1; i >= 0; i--) {
            putWhere(self, result, conditions[i], choices[i]);
          }
        });
  }
}
