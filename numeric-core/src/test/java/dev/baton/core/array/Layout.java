package dev.baton.core.array;

import dev.baton.core.Numeric;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Ways for the same elements to lie in memory. What an array is a view of is closed at once. */
public enum Layout {
  /** One behind the other. */
  CONTIGUOUS {
    @Override
    public NDArray make(Numeric np, PlainArray elements) {
      return elements.toArray(np);
    }
  },
  /** The first axis runs fastest. */
  TRANSPOSED {
    @Override
    public NDArray make(Numeric np, PlainArray elements) {
      int ndim = elements.shape().length;
      int[] axes = IntStream.range(0, ndim).map(axis -> ndim - 1 - axis).toArray();
      try (NDArray base = elements.transpose(axes).toArray(np)) {
        return base.transpose(axes);
      }
    }
  },
  /** Every axis runs backwards. */
  REVERSED {
    @Override
    public NDArray make(Numeric np, PlainArray elements) {
      return spread(np, elements, 0, 0, -1);
    }
  },
  /** Every third element along each axis, not from the first on. */
  STEPPED {
    @Override
    public NDArray make(Numeric np, PlainArray elements) {
      return spread(np, elements, 1, 2, 3);
    }
  },
  /** Every second element along each axis, backwards. */
  STEPPED_BACK {
    @Override
    public NDArray make(Numeric np, PlainArray elements) {
      return spread(np, elements, 1, 1, -2);
    }
  },
  /** Rows with a gap behind each. */
  PADDED {
    @Override
    public NDArray make(Numeric np, PlainArray elements) {
      long[] shape = elements.shape().clone();
      if (shape.length == 0) {
        return elements.toArray(np);
      }
      long columns = shape[shape.length - 1];
      shape[shape.length - 1] = columns + 3;
      Slice[] inner = new Slice[shape.length];
      Arrays.fill(inner, Slice.ALL);
      inner[shape.length - 1] = Slice.range(2, 2 + columns);
      try (NDArray base = np.full(dtype(elements), Double.NaN, shape)) {
        return copied(elements, base.slice(inner));
      }
    }
  };

  /** Makes an array of the elements. */
  public abstract NDArray make(Numeric np, PlainArray elements);

  private static DType dtype(PlainArray elements) {
    return elements.isComplex() ? DType.COMPLEX128 : DType.FLOAT64;
  }

  /** Puts the elements at steps into a larger array that is full of NaN. */
  static NDArray spread(Numeric np, PlainArray elements, long before, long after, long step) {
    int ndim = elements.shape().length;
    long[] shape = new long[ndim];
    Slice[] slices = new Slice[ndim];
    for (int axis = 0; axis < ndim; axis++) {
      long extent = elements.shape()[axis];
      long span = extent == 0 ? 0 : (extent - 1) * Math.abs(step) + 1;
      shape[axis] = before + span + after;
      slices[axis] =
          step > 0
              ? Slice.range(before, before + span, step)
              : new Slice(before + span - 1, before == 0 ? null : before - 1, step);
      if (extent == 0) {
        slices[axis] = Slice.range(before, before);
      }
    }
    try (NDArray base = np.full(dtype(elements), Double.NaN, shape)) {
      return copied(elements, base.slice(slices));
    }
  }

  private static NDArray copied(PlainArray elements, NDArray view) {
    int next = 0;
    for (long[] index : PlainArray.indices(elements.shape())) {
      Complex value = elements.values().get(next++);
      if (elements.isComplex()) {
        view.set(value, index);
      } else {
        view.set(value.re(), index);
      }
    }
    return view;
  }
}
