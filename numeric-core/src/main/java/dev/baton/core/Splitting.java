package dev.baton.core;

import dev.baton.core.array.Broadcast;
import dev.baton.core.array.Casting;
import dev.baton.core.array.DType;
import dev.baton.core.array.NDArray;
import dev.baton.core.array.Shape;
import dev.baton.core.array.ShapeException;
import dev.baton.core.array.Slice;
import dev.baton.core.internal.array.Copies;
import dev.baton.core.internal.array.StridedArray;
import java.util.ArrayList;
import java.util.List;

/** Shows parts of an array. */
final class Splitting {
  private Splitting() {}

  static List<NDArray> equally(String operation, StridedArray a, int sections, int axis) {
    int along = Shape.checkedAxis(operation, axis, a.ndim());
    long extent = a.extents()[along];
    if (sections <= 0 || extent % sections != 0) {
      throw new ShapeException(
          "%s: axis %d with extent %d of %s cannot be divided into %d equal parts"
              .formatted(operation, along, extent, a.described(), sections));
    }
    return nearly(operation, a, sections, along);
  }

  static List<NDArray> nearly(String operation, StridedArray a, int sections, int axis) {
    int along = Shape.checkedAxis(operation, axis, a.ndim());
    if (sections <= 0) {
      throw new ShapeException(
          "%s: %s cannot be divided into %d parts".formatted(operation, a.described(), sections));
    }
    long extent = a.extents()[along];
    long[] indices = new long[sections - 1];
    long begin = 0;
    for (int i = 0; i < indices.length; i++) {
      begin += extent / sections + (i < extent % sections ? 1 : 0);
      indices[i] = begin;
    }
    return at(a, indices, along);
  }

  static List<NDArray> at(StridedArray a, long[] indices, int axis) {
    int along = Shape.checkedAxis("split", axis, a.ndim());
    List<NDArray> parts = new ArrayList<>();
    Long begin = 0L;
    for (long index : indices) {
      parts.add(Parts.along(a, along, new Slice(begin, index, 1)));
      begin = index;
    }
    parts.add(Parts.along(a, along, new Slice(begin, null, 1)));
    return List.copyOf(parts);
  }

  static List<NDArray> each(StridedArray a, int axis) {
    int along = Shape.checkedAxis("unstack", axis, a.ndim());
    List<NDArray> parts = new ArrayList<>();
    for (long index = 0; index < a.extents()[along]; index++) {
      parts.add(Parts.along(a, along, Slice.at(index)));
    }
    return List.copyOf(parts);
  }

  static void copyto(StridedArray target, StridedArray source) {
    requireFits(target, source);
    target.assign(source);
  }

  static void copyto(StridedArray target, StridedArray source, StridedArray mask) {
    requireFits(target, source);
    target.requireOpen("copyto");
    target.requireWriteable("copyto");
    if (mask.type() != DType.BOOL) {
      throw new IllegalArgumentException("copyto: the mask is %s, not bool".formatted(mask.type()));
    }
    try (var attachment = target.context().interpreter().attach();
        StridedArray from = apart(source, target);
        StridedArray where = apart(mask, target)) {
      Copies.convertWhere(attachment.state(), "cast", target, where, from);
    }
  }

  /** Returns a view, or a copy of what would be changed. */
  private static StridedArray apart(StridedArray read, StridedArray written) {
    return read.mayShareMemory(written) ? read.copy() : read.slice();
  }

  private static void requireFits(StridedArray target, StridedArray source) {
    if (!DType.canCast(source.type(), target.type(), Casting.SAME_KIND)) {
      throw new IllegalArgumentException(
          "copyto: %s cannot be converted to %s by the rule same_kind"
              .formatted(source.described(), target.type()));
    }
    Broadcast.strides("copyto", source.extents(), source.steps(), target.extents());
  }
}
