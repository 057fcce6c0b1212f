package dev.baton.core;

import dev.baton.core.array.NDArray;
import dev.baton.core.array.Shape;
import dev.baton.core.array.ShapeException;
import dev.baton.core.internal.array.ArrayContext;
import dev.baton.core.internal.array.StridedArray;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/** Puts arrays together into a new one. */
final class Joining {
  private final Object part;
  private final String operation;

  Joining(Object part, String operation) {
    this.part = part;
    this.operation = operation;
  }

  /** Joins along an axis that all have. */
  NDArray concatenate(int axis, NDArray... arrays) {
    ArrayContext context = Numeric.context(part);
    try (var attachment = context.interpreter().attach()) {
      StridedArray[] operands = Operands.all(part, operation, arrays);
      if (operands.length == 0) {
        throw new ShapeException("%s: there is no array to join".formatted(operation));
      }
      long[] first = operands[0].extents();
      if (first.length == 0) {
        throw new ShapeException(
            "%s: %s has no axis to be joined along".formatted(operation, operands[0].described()));
      }
      int along = Shape.checkedAxis("concatenate", axis, first.length);
      long extent = 0;
      for (int i = 0; i < operands.length; i++) {
        checkFits(first, along, operands[i].extents(), i);
        extent += operands[i].extents()[along];
      }
      long[] shape = Parts.with(first, along, extent);
      StridedArray result = context.empty(attachment.state(), Parts.commonType(operands), shape);
      return result.filledBy(
          () -> {
            long begin = 0;
            for (StridedArray operand : operands) {
              long end = begin + operand.extents()[along];
              Parts.put(result, along, begin, end, operand);
              begin = end;
            }
          });
    }
  }

  private void checkFits(long[] first, int along, long[] shape, int index) {
    boolean fits = shape.length == first.length;
    for (int axis = 0; fits && axis < shape.length; axis++) {
      if (axis != along && shape[axis] != first[axis]) {
        throw new ShapeException(
            "%s: array %d of shape %s does not fit array 0 of shape %s: axis %d is %d and %d"
                .formatted(
                    operation,
                    index,
                    Shape.toString(shape),
                    Shape.toString(first),
                    axis,
                    shape[axis],
                    first[axis]));
      }
    }
    if (!fits) {
      throw new ShapeException(
          "%s: array %d of shape %s does not fit array 0 of shape %s: %d and %d axes"
              .formatted(
                  operation,
                  index,
                  Shape.toString(shape),
                  Shape.toString(first),
                  shape.length,
                  first.length));
    }
  }

  /** Joins views of the arrays, which are closed afterwards. */
  NDArray concatenated(int axis, UnaryOperator<NDArray> shown, NDArray... arrays) {
    Operands.all(part, operation, arrays);
    List<NDArray> views = new ArrayList<>();
    try {
      for (NDArray array : arrays) {
        views.add(shown.apply(array));
      }
      return concatenate(axis, views.toArray(NDArray[]::new));
    } finally {
      views.forEach(NDArray::close);
    }
  }

  /** Joins along a new axis. */
  NDArray stack(int axis, NDArray... arrays) {
    StridedArray[] operands = Operands.all(part, operation, arrays);
    if (operands.length == 0) {
      throw new ShapeException("%s: there is no array to join".formatted(operation));
    }
    for (int i = 1; i < operands.length; i++) {
      if (!Arrays.equals(operands[i].extents(), operands[0].extents())) {
        throw new ShapeException(
            "%s: array %d has shape %s, array 0 has %s"
                .formatted(
                    operation,
                    i,
                    Shape.toString(operands[i].extents()),
                    Shape.toString(operands[0].extents())));
      }
    }
    int place = Shape.checkedAxis("stack", axis, operands[0].extents().length + 1);
    return concatenated(place, array -> array.expandDims(place), arrays);
  }

  // ---- blocks -----------------------------------------------------------------------------------

  /** Joins nested lists, the innermost along the last axis. */
  NDArray block(Object nested) {
    int depth = depth(nested, "block");
    int ndim = Math.max(depth, widest(nested));
    return joined(nested, depth, ndim);
  }

  private int depth(Object nested, String place) {
    if (!(nested instanceof List<?> list)) {
      if (nested instanceof NDArray array) {
        Operands.of(part, operation, array);
        return 0;
      }
      throw new IllegalArgumentException(
          "%s: %s is neither an array nor a list: %s".formatted(operation, place, nested));
    }
    if (list.isEmpty()) {
      throw new ShapeException("%s: %s is an empty list".formatted(operation, place));
    }
    int first = depth(list.getFirst(), place + "[0]");
    for (int i = 1; i < list.size(); i++) {
      int depth = depth(list.get(i), place + "[" + i + "]");
      if (depth != first) {
        throw new ShapeException(
            "%s: %s[%d] is nested %d deep, %s[0] is %d deep"
                .formatted(operation, place, i, depth, place, first));
      }
    }
    return first + 1;
  }

  private static int widest(Object nested) {
    if (nested instanceof List<?> list) {
      return list.stream().mapToInt(Joining::widest).max().orElse(0);
    }
    return ((NDArray) nested).ndim();
  }

  private NDArray joined(Object nested, int depth, int ndim) {
    if (!(nested instanceof List<?> list)) {
      return raised((NDArray) nested, ndim);
    }
    List<NDArray> parts = new ArrayList<>();
    try {
      for (Object item : list) {
        parts.add(joined(item, depth - 1, ndim));
      }
      return concatenate(ndim - depth, parts.toArray(NDArray[]::new));
    } finally {
      parts.forEach(NDArray::close);
    }
  }

  /** Shows an array with new axes in front, up to a number of them; copies where it is alone. */
  private static NDArray raised(NDArray array, int ndim) {
    int added = ndim - array.ndim();
    int[] axes = new int[added];
    Arrays.setAll(axes, axis -> axis);
    return array.expandDims(axes);
  }
}
