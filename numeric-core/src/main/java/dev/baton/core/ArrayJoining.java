package dev.baton.core;

import dev.baton.core.array.NDArray;
import dev.baton.core.array.Padding;
import dev.baton.core.array.ShapeException;
import dev.baton.core.array.Slice;
import dev.baton.core.internal.array.StridedArray;
import java.util.List;

/**
 * Joins, divides, repeats and edits arrays: the part of NumPy's array manipulation routines that
 * makes new arrays of the elements of others. Part of {@link Numeric}.
 *
 * {@snippet file="dev/baton/core/ArraySnippets.java" region="joining"}
 *
 * <p>Results are new arrays in C order of the dtype that holds the values of all operands, unless
 * said otherwise. They are put together by copies, each of which drops the lock above 500 elements.
 */
public sealed interface ArrayJoining permits Numeric {

  // ---- joins ------------------------------------------------------------------------------------

  /**
   * Joins arrays along the first axis: {@code numpy.concatenate}; a (m, k), b (n, k) → (m + n, k).
   *
   * @param arrays the arrays, at least one
   * @return a new array
   * @throws ShapeException if they have no axes, or their other extents differ
   */
  default NDArray concatenate(NDArray... arrays) {
    return concatenate(0, arrays);
  }

  /**
   * Joins arrays along an axis: {@code numpy.concatenate(arrays, axis)}.
   *
   * @param axis which axis; negative counts from the last
   * @param arrays the arrays, at least one
   * @return a new array
   * @throws ShapeException if the axis does not exist, or their other extents differ
   */
  default NDArray concatenate(int axis, NDArray... arrays) {
    return new Joining(this, "concatenate").concatenate(axis, arrays);
  }

  /**
   * Joins arrays of one shape along a new first axis: {@code numpy.stack}; n arrays (…) → (n, …).
   *
   * @param arrays the arrays, at least one
   * @return a new array
   * @throws ShapeException if their shapes differ
   */
  default NDArray stack(NDArray... arrays) {
    return stack(0, arrays);
  }

  /**
   * Joins arrays of one shape along a new axis: {@code numpy.stack(arrays, axis)}.
   *
   * @param axis where the new axis is in the result; negative counts from its last
   * @param arrays the arrays, at least one
   * @return a new array
   * @throws ShapeException if their shapes differ, or there is no such place
   */
  default NDArray stack(int axis, NDArray... arrays) {
    return new Joining(this, "stack").stack(axis, arrays);
  }

  /**
   * Joins arrays as rows: {@code numpy.vstack}; (n) counts as (1, n).
   *
   * @param arrays the arrays, at least one
   * @return a new array of at least two axes
   * @throws ShapeException if their other extents differ
   */
  default NDArray vstack(NDArray... arrays) {
    return new Joining(this, "vstack").concatenated(0, ((Numeric) this)::atleast2d, arrays);
  }

  /**
   * Joins arrays as columns: {@code numpy.hstack}: along the second axis, or the first if the first
   * array has one.
   *
   * @param arrays the arrays, at least one
   * @return a new array
   * @throws ShapeException if their other extents differ
   */
  default NDArray hstack(NDArray... arrays) {
    int axis = arrays.length > 0 && arrays[0].ndim() > 1 ? 1 : 0;
    return new Joining(this, "hstack").concatenated(axis, ((Numeric) this)::atleast1d, arrays);
  }

  /**
   * Joins arrays along the third axis: {@code numpy.dstack}; (n) counts as (1, n, 1), (m, n) as (m,
   * n, 1).
   *
   * @param arrays the arrays, at least one
   * @return a new array of at least three axes
   * @throws ShapeException if their other extents differ
   */
  default NDArray dstack(NDArray... arrays) {
    return new Joining(this, "dstack").concatenated(2, ((Numeric) this)::atleast3d, arrays);
  }

  /**
   * Joins arrays as columns of a matrix: {@code numpy.column_stack}; (n) counts as (n, 1).
   *
   * @param arrays the arrays, at least one
   * @return a new array of at least two axes
   * @throws ShapeException if their other extents differ
   */
  default NDArray columnStack(NDArray... arrays) {
    return new Joining(this, "columnStack")
        .concatenated(
            1,
            array ->
                switch (array.ndim()) {
                  case 0 -> array.expandDims(0, 1);
                  case 1 -> array.expandDims(1);
                  default -> array.view();
                },
            arrays);
  }

  /**
   * Joins blocks given as nested lists: {@code numpy.block}. The innermost lists are joined along
   * the last axis, those around them along the one before, and so on.
   *
   * @param blocks lists of lists … of arrays, all equally deep
   * @return a new array
   * @throws ShapeException if the lists are not equally deep, one is empty, or extents differ
   * @throws IllegalArgumentException if something in them is neither a list nor an array
   */
  default NDArray block(List<?> blocks) {
    return new Joining(this, "block").block(blocks);
  }

  /**
   * Joins both arrays' elements in C order along one axis: {@code numpy.append(a, values)}.
   *
   * @param a the first
   * @param values the second
   * @return a new array (a.size + values.size)
   */
  default NDArray append(NDArray a, NDArray values) {
    return new Joining(this, "append").concatenated(0, NDArray::ravel, a, values);
  }

  /**
   * Joins two arrays along an axis: {@code numpy.append(a, values, axis)}.
   *
   * @param a the first
   * @param values the second
   * @param axis which axis; negative counts from the last
   * @return a new array
   * @throws ShapeException if the axis does not exist, or the other extents differ
   */
  default NDArray append(NDArray a, NDArray values, int axis) {
    return new Joining(this, "append").concatenate(axis, a, values);
  }

  // ---- parts ------------------------------------------------------------------------------------

  /**
   * Divides an array into equal parts along an axis: {@code numpy.split}.
   *
   * @param a the array
   * @param sections how many; divides the extent without a rest
   * @param axis which axis; negative counts from the last
   * @return views
   * @throws ShapeException if the axis does not exist, or a rest is left
   */
  default List<NDArray> split(NDArray a, int sections, int axis) {
    return Splitting.equally("split", Operands.of(this, "split", a), sections, axis);
  }

  /**
   * Divides an array along an axis before indices: {@code numpy.split}.
   *
   * @param a the array
   * @param indices where each part but the first begins; negative counts from the end
   * @param axis which axis; negative counts from the last
   * @return views, one more than indices
   * @throws ShapeException if the axis does not exist
   */
  default List<NDArray> split(NDArray a, long[] indices, int axis) {
    return Splitting.at(Operands.of(this, "split", a), indices, axis);
  }

  /**
   * Divides an array into parts as equal as can be: {@code numpy.array_split}. The first ones are
   * longer by one if a rest is left.
   *
   * @param a the array
   * @param sections how many
   * @param axis which axis; negative counts from the last
   * @return views
   * @throws ShapeException if the axis does not exist or there is to be no part
   */
  default List<NDArray> arraySplit(NDArray a, int sections, int axis) {
    return Splitting.nearly("arraySplit", Operands.of(this, "arraySplit", a), sections, axis);
  }

  /**
   * Divides an array along an axis before indices: {@code numpy.array_split}.
   *
   * @param a the array
   * @param indices where each part but the first begins; negative counts from the end
   * @param axis which axis; negative counts from the last
   * @return views, one more than indices
   * @throws ShapeException if the axis does not exist
   */
  default List<NDArray> arraySplit(NDArray a, long[] indices, int axis) {
    return Splitting.at(Operands.of(this, "arraySplit", a), indices, axis);
  }

  /**
   * Divides an array into equal parts of columns: {@code numpy.hsplit}: along the second axis, or
   * the only one.
   *
   * @param a the array, of at least one axis
   * @param sections how many
   * @return views
   * @throws ShapeException if a rest is left
   */
  default List<NDArray> hsplit(NDArray a, int sections) {
    StridedArray array = Operands.withAxes(this, "hsplit", a, 1);
    return Splitting.equally("hsplit", array, sections, array.ndim() > 1 ? 1 : 0);
  }

  /**
   * Divides an array before columns: {@code numpy.hsplit}.
   *
   * @param a the array, of at least one axis
   * @param indices where each part but the first begins
   * @return views, one more than indices
   */
  default List<NDArray> hsplit(NDArray a, long... indices) {
    StridedArray array = Operands.withAxes(this, "hsplit", a, 1);
    return Splitting.at(array, indices, array.ndim() > 1 ? 1 : 0);
  }

  /**
   * Divides an array into equal parts of rows: {@code numpy.vsplit}.
   *
   * @param a the array, of at least two axes
   * @param sections how many
   * @return views
   * @throws ShapeException if a rest is left
   */
  default List<NDArray> vsplit(NDArray a, int sections) {
    return Splitting.equally("vsplit", Operands.withAxes(this, "vsplit", a, 2), sections, 0);
  }

  /**
   * Divides an array before rows: {@code numpy.vsplit}.
   *
   * @param a the array, of at least two axes
   * @param indices where each part but the first begins
   * @return views, one more than indices
   */
  default List<NDArray> vsplit(NDArray a, long... indices) {
    return Splitting.at(Operands.withAxes(this, "vsplit", a, 2), indices, 0);
  }

  /**
   * Divides an array into equal parts along the third axis: {@code numpy.dsplit}.
   *
   * @param a the array, of at least three axes
   * @param sections how many
   * @return views
   * @throws ShapeException if a rest is left
   */
  default List<NDArray> dsplit(NDArray a, int sections) {
    return Splitting.equally("dsplit", Operands.withAxes(this, "dsplit", a, 3), sections, 2);
  }

  /**
   * Divides an array along the third axis before indices: {@code numpy.dsplit}.
   *
   * @param a the array, of at least three axes
   * @param indices where each part but the first begins
   * @return views, one more than indices
   */
  default List<NDArray> dsplit(NDArray a, long... indices) {
    return Splitting.at(Operands.withAxes(this, "dsplit", a, 3), indices, 2);
  }

  /**
   * Shows each index of an axis as an array of its own: {@code numpy.unstack}.
   *
   * @param a the array, of at least one axis
   * @param axis which axis; negative counts from the last
   * @return views without the axis
   * @throws ShapeException if the axis does not exist
   */
  default List<NDArray> unstack(NDArray a, int axis) {
    return Splitting.each(Operands.withAxes(this, "unstack", a, 1), axis);
  }

  // ---- repeated and moved -----------------------------------------------------------------------

  /**
   * Moves elements on in C order, the last ones to the front: {@code numpy.roll}.
   *
   * @param a the array
   * @param shift by how many; negative moves back
   * @return a new array
   */
  default NDArray roll(NDArray a, long shift) {
    return new Repeating(this).rollFlat(a, shift);
  }

  /**
   * Moves elements on along axes, the last ones to the front: {@code numpy.roll}.
   *
   * @param a the array
   * @param shift by how many; negative moves back
   * @param axes along which axes; negative counts from the last
   * @return a new array
   * @throws ShapeException if an axis does not exist
   */
  default NDArray roll(NDArray a, long shift, int... axes) {
    return new Repeating(this).roll(a, new long[] {shift}, axes);
  }

  /**
   * Moves elements on along axes, by another distance for each: {@code numpy.roll}.
   *
   * @param a the array
   * @param shifts by how many; negative moves back
   * @param axes along which axes; negative counts from the last
   * @return a new array
   * @throws ShapeException if an axis does not exist, or there are not as many shifts as axes
   */
  default NDArray roll(NDArray a, long[] shifts, int... axes) {
    return new Repeating(this).roll(a, shifts, axes);
  }

  /**
   * Repeats each element, in C order: {@code numpy.repeat}.
   *
   * @param a the array
   * @param count how often
   * @return a new array (a.size · count)
   * @throws ShapeException if the count is negative
   */
  default NDArray repeat(NDArray a, long count) {
    return new Repeating(this).repeatFlat(a, count);
  }

  /**
   * Repeats each element, in C order, another number of times: {@code numpy.repeat}.
   *
   * @param a the array
   * @param counts how often: one for each element, or one for all
   * @return a new array of one axis
   * @throws ShapeException if a count is negative, or there are not as many as elements
   */
  default NDArray repeat(NDArray a, long[] counts) {
    return new Repeating(this).repeatFlat(a, counts);
  }

  /**
   * Repeats each index of an axis: {@code numpy.repeat(a, count, axis)}.
   *
   * @param a the array
   * @param count how often
   * @param axis which axis; negative counts from the last
   * @return a new array
   * @throws ShapeException if the axis does not exist or the count is negative
   */
  default NDArray repeat(NDArray a, long count, int axis) {
    return new Repeating(this).repeat(a, new long[] {count}, axis);
  }

  /**
   * Repeats each index of an axis another number of times: {@code numpy.repeat(a, counts, axis)}.
   *
   * @param a the array
   * @param counts how often: one for each index, or one for all
   * @param axis which axis; negative counts from the last
   * @return a new array
   * @throws ShapeException if the axis does not exist, a count is negative, or there are not as
   *     many as indices
   */
  default NDArray repeat(NDArray a, long[] counts, int axis) {
    return new Repeating(this).repeat(a, counts, axis);
  }

  /**
   * Repeats an array as a whole: {@code numpy.tile}.
   *
   * @param a the array
   * @param counts how often along each axis, aligned with its last ones
   * @return a new array
   * @throws ShapeException if a count is negative
   */
  default NDArray tile(NDArray a, long... counts) {
    return new Repeating(this).tile(a, counts);
  }

  /**
   * Fills a shape with an array's elements in C order, again and again: {@code numpy.resize}.
   *
   * @param a the array; of an empty one the result is zeros
   * @param shape the extents
   * @return a new array
   * @throws ShapeException if an extent is negative
   */
  default NDArray resize(NDArray a, long... shape) {
    return new Repeating(this).resize(a, shape);
  }

  // ---- indices left out and added ---------------------------------------------------------------

  /**
   * Leaves out one element, counted in C order: {@code numpy.delete(a, index)}.
   *
   * @param a the array
   * @param index which; negative counts from the end
   * @return a new array of one axis
   * @throws IndexOutOfBoundsException if there is no such element
   */
  default NDArray delete(NDArray a, long index) {
    return new Editing(this).deleteFlat(a, index);
  }

  /**
   * Leaves out elements, counted in C order: {@code numpy.delete(a, indices)}.
   *
   * @param a the array
   * @param indices which; negative counts from the end
   * @return a new array of one axis
   * @throws IndexOutOfBoundsException if there is no such element
   */
  default NDArray delete(NDArray a, long[] indices) {
    return new Editing(this).deleteFlat(a, indices);
  }

  /**
   * Leaves out one index of an axis: {@code numpy.delete(a, index, axis)}.
   *
   * @param a the array
   * @param index which; negative counts from the end
   * @param axis of which axis; negative counts from the last
   * @return a new array
   * @throws ShapeException if the axis does not exist
   * @throws IndexOutOfBoundsException if the index does not
   */
  default NDArray delete(NDArray a, long index, int axis) {
    return new Editing(this).delete(a, new long[] {index}, axis);
  }

  /**
   * Leaves out indices of an axis: {@code numpy.delete(a, indices, axis)}.
   *
   * @param a the array
   * @param indices which; negative counts from the end
   * @param axis of which axis; negative counts from the last
   * @return a new array
   * @throws ShapeException if the axis does not exist
   * @throws IndexOutOfBoundsException if an index does not
   */
  default NDArray delete(NDArray a, long[] indices, int axis) {
    return new Editing(this).delete(a, indices, axis);
  }

  /**
   * Leaves out a range of an axis: {@code numpy.delete(a, slice, axis)}.
   *
   * @param a the array
   * @param range which indices
   * @param axis of which axis; negative counts from the last
   * @return a new array
   * @throws ShapeException if the axis does not exist
   * @throws IllegalArgumentException if {@code range} is no {@link Slice.Kind#RANGE}
   */
  default NDArray delete(NDArray a, Slice range, int axis) {
    return new Editing(this).delete(a, range, axis);
  }

  /**
   * Inserts values before an element, counted in C order: {@code numpy.insert(a, index, values)}.
   *
   * @param a the array
   * @param index before which; negative counts from the end
   * @param values what to insert, converted to {@code a}'s dtype
   * @return a new array of one axis
   * @throws IndexOutOfBoundsException if there is no such place
   */
  default NDArray insert(NDArray a, long index, NDArray values) {
    return new Editing(this).insertFlat(a, index, values);
  }

  /**
   * Inserts values before an index of an axis: {@code numpy.insert(a, index, values, axis)}. The
   * first axis of {@code values} is laid along it.
   *
   * @param a the array
   * @param index before which; negative counts from the end
   * @param values what to insert, broadcast, converted to {@code a}'s dtype
   * @param axis of which axis; negative counts from the last
   * @return a new array
   * @throws ShapeException if the axis does not exist or the values do not fit
   * @throws IndexOutOfBoundsException if there is no such place
   */
  default NDArray insert(NDArray a, long index, NDArray values, int axis) {
    return new Editing(this).insert(a, index, values, axis);
  }

  /**
   * Inserts a value before each of some elements, counted in C order: {@code numpy.insert}.
   *
   * @param a the array
   * @param indices before which, counted without what is inserted; negative counts from the end
   * @param values what to insert: one, or one for each index; converted to {@code a}'s dtype
   * @return a new array of one axis
   * @throws ShapeException if the values do not fit
   * @throws IndexOutOfBoundsException if there is no such place
   */
  default NDArray insert(NDArray a, long[] indices, NDArray values) {
    return new Editing(this).insertFlat(a, indices, values);
  }

  /**
   * Inserts values before each of some indices of an axis: {@code numpy.insert(a, indices, values,
   * axis)}.
   *
   * @param a the array
   * @param indices before which, counted without what is inserted; negative counts from the end
   * @param values what to insert, broadcast to one for each index; converted to {@code a}'s dtype
   * @param axis of which axis; negative counts from the last
   * @return a new array
   * @throws ShapeException if the axis does not exist or the values do not fit
   * @throws IndexOutOfBoundsException if there is no such place
   */
  default NDArray insert(NDArray a, long[] indices, NDArray values, int axis) {
    return new Editing(this).insert(a, indices, values, axis);
  }

  // ---- padded -----------------------------------------------------------------------------------

  /**
   * Pads every axis on both sides: {@code numpy.pad(a, width, mode)}.
   *
   * @param a the array
   * @param width by how many elements
   * @param padding with what
   * @return a new array
   * @throws ShapeException if the width is negative, or there are no elements to pad with
   */
  default NDArray pad(NDArray a, long width, Padding padding) {
    return pad(a, new long[][] {{width, width}}, padding);
  }

  /**
   * Pads an array: {@code numpy.pad(a, widths, mode)}.
   *
   * @param a the array
   * @param widths for each axis, by how many elements before and behind; or one pair for all
   * @param padding with what
   * @return a new array
   * @throws ShapeException if there are not as many pairs as axes, a width is negative, or there
   *     are no elements to pad with
   */
  default NDArray pad(NDArray a, long[][] widths, Padding padding) {
    return new Padder(this, padding).pad(a, widths);
  }

  /**
   * Shows an array without zeros at its ends: {@code numpy.trim_zeros}.
   *
   * @param a the operand
   * @return a view: of several axes, the smallest box that has all other elements
   */
  default NDArray trimZeros(NDArray a) {
    return trimZeros(a, true, true);
  }

  /**
   * Shows an array without zeros at its beginning or its end: {@code numpy.trim_zeros(a, trim)}.
   *
   * @param a the operand
   * @param front whether zeros are left out at the beginning
   * @param back whether zeros are left out at the end
   * @return a view: of several axes, the smallest box that has all other elements
   */
  default NDArray trimZeros(NDArray a, boolean front, boolean back) {
    return Editing.trimZeros((Numeric) this, a, front, back);
  }

  // ---- copied over ------------------------------------------------------------------------------

  /**
   * Copies an array's elements over another's: {@code numpy.copyto}. Overlap is handled as if the
   * source were copied first.
   *
   * @param target what is written
   * @param source broadcast to its shape, and converted to a dtype of the same kind
   * @throws ShapeException if it cannot be broadcast
   * @throws IllegalArgumentException if a conversion would change the kind of numbers
   * @throws UnsupportedOperationException if {@code target} is read-only
   */
  default void copyto(NDArray target, NDArray source) {
    Splitting.copyto(Operands.of(this, "copyto", target), Operands.all(this, "copyto", source)[0]);
  }

  /**
   * Copies an array's elements over another's where a mask is set: {@code numpy.copyto(target,
   * source, where=mask)}. Overlap is handled as if the source and the mask were copied first.
   *
   * @param target what is written
   * @param source broadcast to its shape, and converted to a dtype of the same kind
   * @param mask of bools, broadcast to its shape
   * @throws ShapeException if one of them cannot be broadcast
   * @throws IllegalArgumentException if a conversion would change the kind of numbers, or the mask
   *     is not bool
   * @throws UnsupportedOperationException if {@code target} is read-only
   */
  default void copyto(NDArray target, NDArray source, NDArray mask) {
    StridedArray[] read = Operands.all(this, "copyto", source, mask);
    Splitting.copyto(Operands.of(this, "copyto", target), read[0], read[1]);
  }
}
