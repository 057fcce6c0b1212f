package dev.baton.core.random;

import dev.baton.core.array.DType;
import dev.baton.core.array.NDArray;
import dev.baton.core.array.Shape;
import dev.baton.core.internal.array.StridedArray;
import dev.baton.core.internal.kernel.LoopDescriptor;
import dev.baton.core.internal.kernel.RandomCall;
import dev.baton.core.internal.kernel.RandomParameter;
import dev.baton.core.internal.kernel.RawMemory;
import dev.baton.core.internal.kernel.Storage;
import dev.baton.core.interpreter.ThreadState;
import java.util.Arrays;
import java.util.function.Consumer;

/** What {@link Permutations} does. */
final class Sampling {
  private Sampling() {}

  // ---- choice -----------------------------------------------------------------------------------

  static NDArray indices(Draws draws, long population, Choice options, long[] shape) {
    long size = Shape.size(shape);
    if (population <= 0 && (population < 0 || size != 0)) {
      throw new IllegalArgumentException(
          "choice: population must be positive, but is %d".formatted(population));
    }
    double[] p = options.weights();
    if (p != null) {
      Weights.checkChoice(p, population);
    }
    if (!options.replaced() && size > population) {
      throw new IllegalArgumentException(
          "choice: sample must be at most the population without replacement, but is %d of %d"
              .formatted(size, population));
    }
    if (options.replaced()) {
      return p != null
          ? weighted(draws, Weights.cumulative(p), shape)
          : size == 0
              ? draws.filled(DType.INT64, shape, (_, _) -> {})
              : below(draws, population, shape);
    }
    return p != null
        ? weightedOnce(draws, p, size, shape)
        : once(draws, population, options.shuffled(), shape);
  }

  private static NDArray below(Draws draws, long population, long[] shape) {
    return draws.filled(
        DType.INT64,
        shape,
        (source, out) ->
            RandomCall.integers(
                source,
                Long.SIZE,
                out.elements(),
                out.storage(),
                RandomParameter.of(0L),
                RandomParameter.of(population - 1)));
  }

  private static NDArray weighted(Draws draws, double[] cumulative, long[] shape) {
    try (var _ = draws.context().interpreter().attach()) {
      Storage table = draws.scratch("a choice's weights", cumulative);
      try {
        return draws.filled(
            DType.INT64,
            shape,
            (source, out) ->
                RandomCall.rows(
                    source,
                    RandomCall.Rows.CHOICE,
                    out.elements(),
                    cumulative.length,
                    out.storage(),
                    RandomParameter.of(table, table.address()),
                    null,
                    0,
                    null));
      } finally {
        table.release();
      }
    }
  }

  /**
   * Draws as many as are missing, keeps each new one, makes its weight 0, until there are enough.
   */
  private static NDArray weightedOnce(Draws draws, double[] p, long size, long[] shape) {
    long possible = Arrays.stream(p).filter(weight -> weight > 0).count();
    if (possible < size) {
      throw new IllegalArgumentException(
          "choice: %d of p must be positive to draw as many once each, but %d are"
              .formatted(size, possible));
    }
    double[] left = p.clone();
    boolean[] found = new boolean[p.length];
    long[] drawn = new long[Math.toIntExact(size)];
    int count = 0;
    while (count < drawn.length) {
      try (NDArray more = weighted(draws, Weights.cumulative(left), new long[] {size - count})) {
        StridedArray indices = (StridedArray) more;
        for (long i = 0; i < indices.elements(); i++) {
          int index = Math.toIntExact(Draws.longAt(indices, i));
          if (!found[index]) {
            found[index] = true;
            drawn[count++] = index;
          }
        }
      }
      for (int i = 0; i < left.length; i++) {
        left[i] = found[i] ? 0 : left[i];
      }
    }
    return draws.filled(
        DType.INT64,
        shape,
        (_, out) -> {
          for (int i = 0; i < drawn.length; i++) {
            RawMemory.setLong(out.address() + (long) i * Long.BYTES, drawn[i]);
          }
        });
  }

  private static NDArray once(Draws draws, long population, boolean shuffled, long[] shape) {
    try (var attachment = draws.context().interpreter().attach()) {
      long bytes = RandomCall.sampleWorkBytes(population, Shape.size(shape), shuffled);
      Storage work = draws.context().scratch("a sample", bytes);
      try {
        return draws.filled(
            attachment.state(),
            DType.INT64,
            shape,
            (source, out) ->
                RandomCall.sample(
                    source, population, out.elements(), shuffled, out.storage(), work));
      } finally {
        work.release();
      }
    }
  }

  /**
   * Takes what is chosen along an axis: subarrays one behind the other, then the axis back in
   * place.
   */
  static NDArray taken(Draws draws, NDArray a, Choice options, long[] shape) {
    try (var attachment = draws.context().interpreter().attach()) {
      draws.context().own("choice", a);
      int axis = Shape.checkedAxis("choice", options.axis(), a.ndim());
      long[] extents = a.shape();
      int[] toFront = axisFirst(axis, a.ndim());
      try (NDArray indices = indices(draws, extents[axis], options, shape);
          NDArray turned = a.transpose(toFront);
          NDArray rows = turned.copy()) {
        StridedArray from = (StridedArray) rows;
        long rowBytes = extents[axis] == 0 ? 0 : rows.sizeBytes() / extents[axis];
        long[] target = new long[shape.length + a.ndim() - 1];
        System.arraycopy(shape, 0, target, 0, shape.length);
        long[] others = Arrays.copyOfRange(rows.shape(), 1, rows.ndim());
        System.arraycopy(others, 0, target, shape.length, others.length);
        NDArray result =
            draws.filled(
                attachment.state(),
                a.dtype(),
                target,
                (_, out) -> {
                  StridedArray chosen = (StridedArray) indices;
                  for (long i = 0; i < chosen.elements(); i++) {
                    RawMemory.copy(
                        from.address() + Draws.longAt(chosen, i) * rowBytes,
                        out.address() + i * rowBytes,
                        rowBytes);
                  }
                });
        if (axis == 0) {
          return result;
        }
        try (result;
            NDArray back = result.transpose(axesBack(axis, shape.length, target.length))) {
          return back.copy();
        }
      }
    }
  }

  private static int[] axisFirst(int axis, int ndim) {
    int[] order = new int[ndim];
    order[0] = axis;
    for (int i = 0, at = 1; i < ndim; i++) {
      if (i != axis) {
        order[at++] = i;
      }
    }
    return order;
  }

  /**
   * Where the first {@code count} of {@code ndim} axes go behind the {@code axis} that follow them.
   */
  private static int[] axesBack(int axis, int count, int ndim) {
    int[] order = new int[ndim];
    for (int i = 0; i < ndim; i++) {
      order[i] = i < axis ? count + i : i < axis + count ? i - axis : i;
    }
    return order;
  }

  // ---- orders -----------------------------------------------------------------------------------

  static NDArray changed(NDArray x, Consumer<NDArray> change) {
    StridedArray copy = (StridedArray) x.copy();
    return copy.filledBy(() -> change.accept(copy));
  }

  static NDArray permutation(Draws draws, long n) {
    try (var attachment = draws.context().interpreter().attach()) {
      ThreadState self = attachment.state();
      return draws.filled(
          self,
          DType.INT64,
          new long[] {n},
          (source, out) -> {
            for (long i = 0; i < n; i++) {
              RawMemory.setLong(out.address() + i * Long.BYTES, i);
            }
            LoopDescriptor loop = LoopDescriptor.of(self);
            loop.set(new long[] {n}, new long[] {Long.BYTES});
            RandomCall.shuffle(source, true, n, loop, Long.BYTES, out.storage(), out.address());
          });
    }
  }

  static void shuffle(Draws draws, String operation, NDArray x, int axis, boolean together) {
    try (var attachment = draws.context().interpreter().attach()) {
      ThreadState self = attachment.state();
      StridedArray array = draws.context().own(operation, x);
      array.requireWriteable(operation);
      int first = Shape.checkedAxis(operation, axis, array.ndim());
      // Subarrays are swapped whatever their elements' order; lines are taken in C order.
      int[] order = axisFirst(first, array.ndim());
      long[] shape = new long[order.length];
      long[] strides = new long[order.length];
      for (int i = 0; i < order.length; i++) {
        shape[i] = array.extents()[order[i]];
        strides[i] = array.steps()[order[i]] * array.type().itemsize();
      }
      LoopDescriptor loop = LoopDescriptor.of(self);
      loop.set(shape, strides);
      RandomCall.shuffle(
          new RandomCall.Source(self, draws.bits().words()),
          together,
          array.elements(),
          loop,
          array.type().itemsize(),
          array.storage(),
          array.address());
    }
  }
}
