package dev.baton.core;

import dev.baton.core.array.DType;
import dev.baton.core.array.IndexMode;
import dev.baton.core.array.NDArray;
import dev.baton.core.array.Shape;
import dev.baton.core.array.ShapeException;
import dev.baton.core.internal.array.Selections;
import dev.baton.core.internal.array.StridedArray;
import dev.baton.core.interpreter.ThreadState;
import java.util.Arrays;

/**
 * Takes and puts elements by their indices, and makes indices. Part of {@link Numeric}; see {@link
 * NDArray#get(dev.baton.core.array.Index...)} for {@code a[…]}.
 *
 * <p>Indices are integers; negative ones count from the end. What reads or writes elements drops
 * the lock above 500 of them (NumPy's rule).
 */
public sealed interface Indexing permits Numeric {
  // ---- along an axis ----------------------------------------------------------------------------

  /**
   * Takes elements in C order by their indices: {@code numpy.take(a, indices)}.
   *
   * @param a the operand
   * @param indices integers
   * @return a new array of the indices' shape
   * @throws IndexOutOfBoundsException if there is no such index
   * @throws IllegalArgumentException if the indices are no integers
   */
  default NDArray take(NDArray a, NDArray indices) {
    var context = Numeric.context(this);
    try (var attachment = context.interpreter().attach()) {
      ThreadState self = attachment.state();
      StridedArray own = context.own("take", a);
      StridedArray places = context.own("take", indices);
      if (own.extents().length == 1) {
        return Selections.take("take", self, own, 0, places, IndexMode.RAISE);
      }
      try (StridedArray flat = own.reshape(-1)) {
        return Selections.take("take", self, flat, 0, places, IndexMode.RAISE);
      }
    }
  }

  /**
   * Takes elements along an axis: a (…, n, …), indices (i…) → (…, i…, …).
   *
   * @param a the operand
   * @param indices integers
   * @param axis which axis; negative counts from the last
   * @return a new array
   * @throws ShapeException if there is no such axis
   * @throws IndexOutOfBoundsException if there is no such index
   * @throws IllegalArgumentException if the indices are no integers
   */
  default NDArray take(NDArray a, NDArray indices, int axis) {
    return take(a, indices, axis, IndexMode.RAISE);
  }

  /**
   * Takes elements along an axis.
   *
   * @param a the operand
   * @param indices integers
   * @param axis which axis; negative counts from the last
   * @param mode what indices out of bounds mean
   * @return a new array
   * @throws ShapeException if there is no such axis
   * @throws IndexOutOfBoundsException if there is no such index, and {@code mode} is {@link
   *     IndexMode#RAISE} or the axis is empty
   * @throws IllegalArgumentException if the indices are no integers
   */
  default NDArray take(NDArray a, NDArray indices, int axis, IndexMode mode) {
    var context = Numeric.context(this);
    try (var attachment = context.interpreter().attach()) {
      StridedArray own = context.own("take", a);
      int along = Shape.checkedAxis("take", axis, own.extents().length);
      return Selections.take(
          "take", attachment.state(), own, along, context.own("take", indices), mode);
    }
  }

  /**
   * Takes one element for each index, along an axis, the other axes going along: {@code
   * numpy.take_along_axis}, which gives what {@code argsort} found.
   *
   * @param a the operand
   * @param indices integers, of as many axes as {@code a}; the others are broadcast
   * @param axis which axis; negative counts from the last
   * @return a new array
   * @throws ShapeException if there is no such axis, or the shapes do not fit
   * @throws IndexOutOfBoundsException if there is no such index
   */
  default NDArray takeAlongAxis(NDArray a, NDArray indices, int axis) {
    var context = Numeric.context(this);
    try (var attachment = context.interpreter().attach()) {
      StridedArray own = context.own("takeAlongAxis", a);
      int along = Shape.checkedAxis("takeAlongAxis", axis, own.extents().length);
      return Selections.takeAlong(
          "takeAlongAxis", attachment.state(), own, context.own("takeAlongAxis", indices), along);
    }
  }

  /**
   * Writes one element for each index, along an axis: {@code numpy.put_along_axis}.
   *
   * @param a what is written
   * @param indices integers, of as many axes as {@code a}; the others are broadcast
   * @param values what to write, broadcast to the indices
   * @param axis which axis; negative counts from the last
   * @throws ShapeException if there is no such axis, or the shapes do not fit
   * @throws IndexOutOfBoundsException if there is no such index
   * @throws UnsupportedOperationException if {@code a} is read-only
   */
  default void putAlongAxis(NDArray a, NDArray indices, NDArray values, int axis) {
    var context = Numeric.context(this);
    try (var attachment = context.interpreter().attach()) {
      StridedArray own = context.own("putAlongAxis", a);
      own.requireWriteable("putAlongAxis");
      int along = Shape.checkedAxis("putAlongAxis", axis, own.extents().length);
      Selections.putAlong(
          "putAlongAxis",
          attachment.state(),
          own,
          context.own("putAlongAxis", indices),
          context.own("putAlongAxis", values),
          along);
    }
  }

  /**
   * Returns the slices along an axis at which a condition holds: {@code numpy.compress}.
   *
   * @param condition of one axis, not longer than {@code a}'s; an element that is not zero is true
   * @param a the operand
   * @param axis which axis; negative counts from the last
   * @return a new array
   * @throws ShapeException if there is no such axis, or the condition has not one
   * @throws IndexOutOfBoundsException if the condition holds where there is no slice
   */
  default NDArray compress(NDArray condition, NDArray a, int axis) {
    var context = Numeric.context(this);
    try (var attachment = context.interpreter().attach()) {
      StridedArray own = context.own("compress", a);
      int along = Shape.checkedAxis("compress", axis, own.extents().length);
      return Places.compress(attachment.state(), context.own("compress", condition), own, along);
    }
  }

  // ---- writing ----------------------------------------------------------------------------------

  /**
   * Writes elements by their indices in C order: {@code numpy.put}. The values begin again where
   * there are more indices; of equal indices the last wins.
   *
   * @param a what is written
   * @param indices integers
   * @param values what to write
   * @throws IndexOutOfBoundsException if there is no such index
   * @throws UnsupportedOperationException if {@code a} is read-only
   */
  default void put(NDArray a, NDArray indices, NDArray values) {
    put(a, indices, values, IndexMode.RAISE);
  }

  /**
   * Writes elements by their indices in C order.
   *
   * @param a what is written
   * @param indices integers
   * @param values what to write
   * @param mode what indices out of bounds mean
   * @throws IndexOutOfBoundsException if there is no such index, and {@code mode} is {@link
   *     IndexMode#RAISE}
   * @throws UnsupportedOperationException if {@code a} is read-only
   */
  default void put(NDArray a, NDArray indices, NDArray values, IndexMode mode) {
    var context = Numeric.context(this);
    try (var attachment = context.interpreter().attach()) {
      StridedArray own = context.own("put", a);
      own.requireWriteable("put");
      Places.put(
          "put",
          attachment.state(),
          own,
          context.own("put", indices),
          context.own("put", values),
          mode);
    }
  }

  /**
   * Writes, where a mask is true, the value at the same place, the values repeated to the size of
   * the array: {@code numpy.putmask}.
   *
   * @param a what is written
   * @param mask of {@code a}'s shape; an element that is not zero is true
   * @param values what to write
   * @throws ShapeException if the shapes differ
   * @throws UnsupportedOperationException if {@code a} is read-only
   */
  default void putmask(NDArray a, NDArray mask, NDArray values) {
    var context = Numeric.context(this);
    try (var attachment = context.interpreter().attach()) {
      StridedArray own = context.own("putmask", a);
      own.requireWriteable("putmask");
      Places.putmask(
          attachment.state(), own, context.own("putmask", mask), context.own("putmask", values));
    }
  }

  /**
   * Writes, where a mask is true, the next of the values, which begin again: {@code numpy.place}.
   *
   * @param a what is written
   * @param mask of {@code a}'s size; an element that is not zero is true
   * @param values what to write
   * @throws ShapeException if the sizes differ, or there are no values for a true element
   * @throws UnsupportedOperationException if {@code a} is read-only
   */
  default void place(NDArray a, NDArray mask, NDArray values) {
    var context = Numeric.context(this);
    try (var attachment = context.interpreter().attach()) {
      StridedArray own = context.own("place", a);
      own.requireWriteable("place");
      Places.place(
          attachment.state(), own, context.own("place", mask), context.own("place", values));
    }
  }

  /**
   * Writes a number along the main diagonal: {@code numpy.fill_diagonal}.
   *
   * @param a what is written, of two axes or more; of more than two, all of one extent
   * @param value the number
   * @throws ShapeException if the shape has no diagonal
   * @throws UnsupportedOperationException if {@code a} is read-only
   */
  default void fillDiagonal(NDArray a, double value) {
    var context = Numeric.context(this);
    try (var _ = context.interpreter().attach()) {
      StridedArray own = context.own("fillDiagonal", a);
      own.requireWriteable("fillDiagonal");
      Places.fillDiagonal(own, value);
    }
  }

  // ---- choosing ---------------------------------------------------------------------------------

  /**
   * Chooses between two arrays element by element, all three broadcast: {@code numpy.where}.
   *
   * @param condition an element that is not zero chooses {@code a}
   * @param a what is chosen where it holds
   * @param b what is chosen elsewhere
   * @return a new array of the promoted dtype
   * @throws ShapeException if the shapes cannot be broadcast together
   */
  default NDArray where(NDArray condition, NDArray a, NDArray b) {
    var context = Numeric.context(this);
    try (var attachment = context.interpreter().attach()) {
      return Choices.where(
          attachment.state(),
          context.own("where", condition),
          context.own("where", a),
          context.own("where", b));
    }
  }

  /**
   * Finds the elements that are not zero: {@code numpy.where(condition)}, {@code numpy.nonzero}.
   *
   * @param condition the operand, of one axis or more
   * @return for each axis an int64 array of their indices along it
   * @throws ShapeException if it has no axes
   */
  default NDArray[] where(NDArray condition) {
    return ((Numeric) this).nonzero(condition);
  }

  /**
   * Chooses for each element one of several arrays, all broadcast: {@code numpy.choose}.
   *
   * @param a which choice, integers
   * @param choices the arrays
   * @return a new array of the choices' promoted dtype
   * @throws ShapeException if the shapes cannot be broadcast together, or there is no choice
   * @throws IndexOutOfBoundsException if an element is none of the choices
   */
  default NDArray choose(NDArray a, NDArray... choices) {
    var context = Numeric.context(this);
    try (var attachment = context.interpreter().attach()) {
      StridedArray[] own = new StridedArray[choices.length];
      for (int i = 0; i < own.length; i++) {
        own[i] = context.own("choose", choices[i]);
      }
      return Choices.choose(attachment.state(), context.own("choose", a), own);
    }
  }

  /**
   * Chooses for each element the choice of the first condition that holds: {@code numpy.select}.
   *
   * @param conditions arrays of bools
   * @param choices one array for each condition
   * @param otherwise what stands where no condition holds
   * @return a new array of the choices' promoted dtype
   * @throws ShapeException if the shapes cannot be broadcast together, or there are not as many
   *     choices as conditions
   */
  default NDArray select(NDArray[] conditions, NDArray[] choices, double otherwise) {
    var context = Numeric.context(this);
    try (var attachment = context.interpreter().attach()) {
      if (conditions.length != choices.length || choices.length == 0) {
        throw new ShapeException(
            "select: %d conditions and %d choices".formatted(conditions.length, choices.length));
      }
      StridedArray[] own = new StridedArray[choices.length];
      StridedArray[] when = new StridedArray[choices.length];
      for (int i = 0; i < own.length; i++) {
        own[i] = context.own("select", choices[i]);
        when[i] = context.own("select", conditions[i]);
      }
      return Choices.select(attachment.state(), when, own, otherwise);
    }
  }

  // ---- making indices ---------------------------------------------------------------------------

  /**
   * Makes an open mesh of indices: {@code numpy.ix_}, so that {@code a[ix_(i, j)]} is every element
   * of these rows and columns.
   *
   * @param sequences arrays of one axis; of a bool one the indices at which it is true
   * @return for each sequence an array of as many axes as there are sequences, all but one of
   *     extent 1
   * @throws ShapeException if a sequence has not one axis
   */
  default NDArray[] ix_(NDArray... sequences) {
    var context = Numeric.context(this);
    try (var _ = context.interpreter().attach()) {
      NDArray[] result = new NDArray[sequences.length];
      for (int i = 0; i < sequences.length; i++) {
        StridedArray own = context.own("ix_", sequences[i]);
        if (own.extents().length != 1) {
          throw new ShapeException(
              "ix_: a sequence has shape %s, not one axis"
                  .formatted(Shape.toString(own.extents())));
        }
        long[] shape = new long[sequences.length];
        Arrays.fill(shape, 1);
        shape[i] = -1;
        if (own.type() == DType.BOOL) {
          try (NDArray places = ((Numeric) this).flatnonzero(own)) {
            result[i] = places.reshape(shape);
          }
        } else {
          shape[i] = own.elements();
          result[i] = own.reshape(shape);
        }
      }
      return result;
    }
  }

  /**
   * Turns indices into the elements in C order into indices along each axis: {@code
   * numpy.unravel_index}.
   *
   * @param indices integers
   * @param shape the extents
   * @return for each axis an int64 array of the indices' shape
   * @throws IndexOutOfBoundsException if there is no such index
   */
  default NDArray[] unravelIndex(NDArray indices, long... shape) {
    var context = Numeric.context(this);
    try (var attachment = context.interpreter().attach()) {
      return Places.unravel(attachment.state(), context.own("unravelIndex", indices), shape);
    }
  }

  /**
   * Turns indices along each axis into indices into the elements in C order: {@code
   * numpy.ravel_multi_index}.
   *
   * @param indices one array of integers per axis, of one shape
   * @param shape the extents
   * @return an int64 array of that shape
   * @throws ShapeException if the shapes differ or are not as many as axes
   * @throws IndexOutOfBoundsException if there is no such index, negative ones included
   */
  default NDArray ravelMultiIndex(NDArray[] indices, long... shape) {
    var context = Numeric.context(this);
    try (var attachment = context.interpreter().attach()) {
      StridedArray[] own = new StridedArray[indices.length];
      for (int i = 0; i < own.length; i++) {
        own[i] = context.own("ravelMultiIndex", indices[i]);
      }
      return Places.ravel(attachment.state(), context, own, shape);
    }
  }

  /**
   * Makes the indices of the main diagonal: {@code numpy.diag_indices}.
   *
   * @param n the extent of each axis
   * @param ndim how many axes
   * @return one int64 array of {@code n} elements per axis
   * @throws ShapeException if {@code n} or {@code ndim} is negative
   */
  default NDArray[] diagIndices(long n, int ndim) {
    if (n < 0 || ndim < 0) {
      throw new ShapeException("diagIndices: %d axes of %d elements".formatted(ndim, n));
    }
    var context = Numeric.context(this);
    try (var attachment = context.interpreter().attach()) {
      NDArray[] result = new NDArray[ndim];
      for (int axis = 0; axis < ndim; axis++) {
        result[axis] = Places.range(attachment.state(), context, n);
      }
      return result;
    }
  }

  /**
   * Makes the indices of a matrix's elements on and below a diagonal: {@code numpy.tril_indices}.
   *
   * @param rows how many rows
   * @param k which diagonal; 0 is the main one, positive are above it
   * @param columns how many columns
   * @return the rows and the columns of the elements, two int64 arrays
   * @throws ShapeException if a number is negative
   */
  default NDArray[] trilIndices(long rows, long k, long columns) {
    var context = Numeric.context(this);
    try (var attachment = context.interpreter().attach()) {
      return Places.triangle("trilIndices", attachment.state(), context, rows, columns, k, true);
    }
  }

  /**
   * Makes the indices of a matrix's elements on and above a diagonal: {@code numpy.triu_indices}.
   *
   * @param rows how many rows
   * @param k which diagonal; 0 is the main one, positive are above it
   * @param columns how many columns
   * @return the rows and the columns of the elements, two int64 arrays
   * @throws ShapeException if a number is negative
   */
  default NDArray[] triuIndices(long rows, long k, long columns) {
    var context = Numeric.context(this);
    try (var attachment = context.interpreter().attach()) {
      return Places.triangle("triuIndices", attachment.state(), context, rows, columns, k, false);
    }
  }

  /**
   * Finds where a function of a square of ones leaves no 0: {@code numpy.mask_indices(n, mask, k)},
   * with functions like {@code (m, k) -> np.triu(m, k)}.
   *
   * @param n rows and columns
   * @param mask gets the square of ones and {@code k}; what it returns is closed
   * @param k handed to the function
   * @return the rows and the columns of the elements, two int64 arrays
   * @throws ShapeException if {@code n} is negative
   */
  default NDArray[] maskIndices(long n, MaskFunction mask, int k) {
    Numeric np = (Numeric) this;
    try (NDArray square = np.ones(DType.INT64, n, n);
        NDArray kept = mask.apply(square, k)) {
      return np.nonzero(kept);
    }
  }

  /** A function of a square and a diagonal, like {@code (m, k) -> np.triu(m, k)}. */
  @FunctionalInterface
  interface MaskFunction {
    /**
     * Leaves a part of a square.
     *
     * @param square the square
     * @param k which diagonal
     * @return a new array
     */
    NDArray apply(NDArray square, int k);
  }
}
