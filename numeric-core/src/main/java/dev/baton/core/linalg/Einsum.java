package dev.baton.core.linalg;

import dev.baton.core.array.DType;
import dev.baton.core.array.NDArray;
import dev.baton.core.internal.array.StridedArray;
import dev.baton.core.ufunc.BinaryUfunc;
import dev.baton.core.ufunc.Over;
import dev.baton.core.ufunc.Reduction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Einstein's sums, two operands at a time along an {@link EinsumPath}: each pair is a product of
 * matrices in a batch, or of elements where nothing is summed.
 */
final class Einsum {
  private final Subscripts subscripts;

  private Einsum(Subscripts subscripts) {
    this.subscripts = subscripts;
  }

  /** An operand with a label for each axis. */
  private record Labelled(StridedArray array, String labels) {
    int axis(char label) {
      return labels.indexOf(label);
    }

    boolean has(char label) {
      return axis(label) >= 0;
    }
  }

  static NDArray einsum(Work work, String text, NDArray... arrays) {
    StridedArray[] operands = operands(work, arrays);
    Subscripts subscripts = Subscripts.parse(text, operands);
    DType type = operands[0].type();
    for (StridedArray operand : operands) {
      type = DType.promote(type, operand.type());
    }
    List<Labelled> left = new ArrayList<>();
    for (int i = 0; i < operands.length; i++) {
      StridedArray own = operands[i].type() == type ? operands[i] : operands[i].astype(type);
      left.add(new Labelled(own, subscripts.inputs().get(i)));
    }
    return new Einsum(subscripts).contract(left, EinsumPath.of(subscripts));
  }

  static EinsumPath path(Work work, String text, NDArray... arrays) {
    return EinsumPath.of(Subscripts.parse(text, operands(work, arrays)));
  }

  private static StridedArray[] operands(Work work, NDArray... arrays) {
    if (arrays.length == 0) {
      throw new IllegalArgumentException("einsum: no operands");
    }
    StridedArray[] operands = new StridedArray[arrays.length];
    for (int i = 0; i < arrays.length; i++) {
      operands[i] = work.operand(arrays[i]);
    }
    return operands;
  }

  private NDArray contract(List<Labelled> left, EinsumPath path) {
    for (List<Integer> step : path.steps()) {
      List<Labelled> taken = new ArrayList<>();
      for (int i = step.size() - 1; i >= 0; i--) {
        taken.addFirst(left.remove((int) step.get(i)));
      }
      Labelled made = taken.removeFirst();
      while (!taken.isEmpty()) {
        Labelled other = taken.removeFirst();
        List<Labelled> others = new ArrayList<>(left);
        others.addAll(taken);
        made = product(made, other, needed(others));
      }
      left.add(made);
    }
    Labelled last = summed(left.getFirst(), subscripts.output());
    StridedArray result = arranged(last, subscripts.output());
    return result.copy();
  }

  /** The labels that must stay, for operands that are still to come and for the result. */
  private String needed(List<Labelled> others) {
    StringBuilder needed = new StringBuilder(subscripts.output());
    others.forEach(other -> needed.append(other.labels));
    return needed.toString();
  }

  /** Multiplies two operands and sums over what is not needed any more. */
  private Labelled product(Labelled a, Labelled b, String needed) {
    Labelled x = summed(a, needed + b.labels);
    Labelled y = summed(b, needed + a.labels);
    StringBuilder batch = new StringBuilder();
    StringBuilder rows = new StringBuilder();
    StringBuilder inner = new StringBuilder();
    StringBuilder columns = new StringBuilder();
    for (int at = 0; at < x.labels.length(); at++) {
      char label = x.labels.charAt(at);
      (!y.has(label) ? rows : needed.indexOf(label) >= 0 ? batch : inner).append(label);
    }
    for (int at = 0; at < y.labels.length(); at++) {
      char label = y.labels.charAt(at);
      if (!x.has(label)) {
        columns.append(label);
      }
    }
    String labels = batch.toString() + rows + columns;
    if (inner.isEmpty()) {
      return new Labelled(
          (StridedArray) BinaryUfunc.MULTIPLY.apply(spread(x, labels), spread(y, labels)), labels);
    }
    NDArray left = matrices(x, batch.toString(), rows.toString(), inner.toString());
    NDArray right = matrices(y, batch.toString(), inner.toString(), columns.toString());
    NDArray product = Products.matmul(left, right);
    return new Labelled((StridedArray) product.reshape(extents(labels)), labels);
  }

  /** Takes diagonals of labels that come twice, and sums over those that are not needed. */
  private Labelled summed(Labelled a, String needed) {
    Labelled x = diagonals(a);
    List<Integer> axes = new ArrayList<>();
    StringBuilder labels = new StringBuilder();
    for (int axis = 0; axis < x.labels.length(); axis++) {
      if (needed.indexOf(x.labels.charAt(axis)) < 0) {
        axes.add(axis);
      } else {
        labels.append(x.labels.charAt(axis));
      }
    }
    if (axes.isEmpty()) {
      return x;
    }
    Over over = Over.axes(axes.stream().mapToInt(Integer::intValue).toArray());
    DType type = x.array.type();
    NDArray sum =
        type == DType.BOOL
            ? Reduction.ANY.apply(x.array, over)
            : Reduction.SUM.apply(x.array, over.dtype(type));
    return new Labelled((StridedArray) sum, labels.toString());
  }

  private Labelled diagonals(Labelled a) {
    Labelled x = a;
    for (int axis = 0; axis < x.labels.length(); axis++) {
      char label = x.labels.charAt(axis);
      int again = x.labels.indexOf(label, axis + 1);
      if (again >= 0) {
        String rest =
            x.labels.substring(0, axis)
                + x.labels.substring(axis + 1, again)
                + x.labels.substring(again + 1);
        x = new Labelled(widened(x).diagonal(0, axis, again), rest + label);
        axis = -1;
      }
    }
    return x;
  }

  /** Repeats axes of extent 1 whose label is longer elsewhere. */
  private StridedArray widened(Labelled x) {
    long[] extents = extents(x.labels);
    return Arrays.equals(extents, x.array.extents()) ? x.array : x.array.broadcastTo(extents);
  }

  private long[] extents(String labels) {
    return labels.chars().mapToLong(label -> subscripts.extent((char) label)).toArray();
  }

  private long extent(String labels) {
    long product = 1;
    for (long extent : extents(labels)) {
      product *= extent;
    }
    return product;
  }

  /** Shows an operand as matrices in a batch. */
  private NDArray matrices(Labelled x, String batch, String rows, String columns) {
    Labelled wide = new Labelled(widened(x), x.labels);
    return arranged(wide, batch + rows + columns)
        .reshape(extent(batch), extent(rows), extent(columns));
  }

  /** Shows an operand with its axes in an order. */
  private static StridedArray arranged(Labelled x, String labels) {
    int[] axes = labels.chars().map(label -> x.axis((char) label)).toArray();
    return axes.length == 0 ? x.array : x.array.transpose(axes);
  }

  /** Shows an operand with an axis for each label, of extent 1 where it has none. */
  private static StridedArray spread(Labelled x, String labels) {
    StringBuilder own = new StringBuilder();
    List<Integer> missing = new ArrayList<>();
    for (int i = 0; i < labels.length(); i++) {
      if (x.has(labels.charAt(i))) {
        own.append(labels.charAt(i));
      } else {
        missing.add(i);
      }
    }
    StridedArray turned = arranged(x, own.toString());
    return missing.isEmpty()
        ? turned
        : turned.expandDims(missing.stream().mapToInt(Integer::intValue).toArray());
  }
}
