package dev.baton.core.ufunc;

import dev.baton.core.array.Complex;
import dev.baton.core.array.DType;
import dev.baton.core.array.NDArray;
import dev.baton.core.array.Shape;
import dev.baton.core.array.ShapeException;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a reduction is over, and how: the axes, and what NumPy's functions take as keyword
 * arguments. Immutable; each method returns another one, so that a call reads
 *
 * <pre>{@code np.sum(a, Over.axes(0, 2).keepDims().dtype(DType.FLOAT64))}</pre>
 *
 * <p>A function refuses what it has no use for: {@code np.max} a dtype, for example.
 */
public final class Over {
  private static final Over ALL = new Over(null, false, null, null, null, null, 0);

  private final int @Nullable [] axes;
  private final boolean keepDims;
  private final @Nullable DType dtype;
  private final @Nullable NDArray out;
  private final @Nullable NDArray where;
  private final @Nullable Object initial;
  private final double correction;

  private Over(
      int @Nullable [] axes,
      boolean keepDims,
      @Nullable DType dtype,
      @Nullable NDArray out,
      @Nullable NDArray where,
      @Nullable Object initial,
      double correction) {
    this.axes = axes;
    this.keepDims = keepDims;
    this.dtype = dtype;
    this.out = out;
    this.where = where;
    this.initial = initial;
    this.correction = correction;
  }

  /**
   * Means all axes: {@code axis=None}.
   *
   * @return options of NumPy's defaults
   */
  public static Over all() {
    return ALL;
  }

  /**
   * Means some axes: {@code axis=(0, 2)}.
   *
   * @param axes which axes; negative counts from the last; none reduces nothing
   * @return options
   */
  public static Over axes(int... axes) {
    return new Over(axes.clone(), false, null, null, null, null, 0);
  }

  /**
   * Means one axis: {@code axis=1}.
   *
   * @param axis which axis; negative counts from the last
   * @return options
   */
  public static Over axis(int axis) {
    return axes(axis);
  }

  /**
   * Keeps the reduced axes, with extent 1: {@code keepdims=True}.
   *
   * @return options
   */
  public Over keepDims() {
    return keepDims(true);
  }

  /**
   * Keeps the reduced axes, with extent 1, or does not: {@code keepdims}.
   *
   * @param keep true to keep them
   * @return options
   */
  public Over keepDims(boolean keep) {
    return new Over(axes, keep, dtype, out, where, initial, correction);
  }

  /**
   * Gives the type to compute in, and of the result: {@code dtype}.
   *
   * @param dtype the type
   * @return options
   */
  public Over dtype(DType dtype) {
    return new Over(axes, keepDims, dtype, out, where, initial, correction);
  }

  /**
   * Gives the array that takes the result: {@code out}.
   *
   * @param array of the result's shape, and of a dtype that the result's can be cast to in its kind
   * @return options
   */
  public Over out(NDArray array) {
    return new Over(axes, keepDims, dtype, array, where, initial, correction);
  }

  /**
   * Reduces only the elements for which a mask is true: {@code where}.
   *
   * @param mask of bool, that can be broadcast to the operand's shape
   * @return options
   */
  public Over where(NDArray mask) {
    return new Over(axes, keepDims, dtype, out, mask, initial, correction);
  }

  /**
   * Gives the value that the reduction starts from: {@code initial}.
   *
   * @param value the first operand
   * @return options
   */
  public Over initial(double value) {
    return startingWith(value);
  }

  /**
   * Gives the integer that the reduction starts from: {@code initial}.
   *
   * @param value the first operand
   * @return options
   */
  public Over initial(long value) {
    return startingWith(value);
  }

  /**
   * Gives the complex value that the reduction starts from: {@code initial}.
   *
   * @param value the first operand
   * @return options
   */
  public Over initial(Complex value) {
    return startingWith(value);
  }

  private Over startingWith(Object value) {
    return new Over(axes, keepDims, dtype, out, where, value, correction);
  }

  /**
   * Gives what variances and standard deviations take off the number of elements before they divide
   * by it: {@code ddof}, {@code correction}.
   *
   * @param correction the degrees of freedom, 0 if not given
   * @return options
   */
  public Over correction(double correction) {
    return new Over(axes, keepDims, dtype, out, where, initial, correction);
  }

  /**
   * Forgets what a step of a computation must not be given: all but the axes, whether they are
   * kept, and the mask.
   *
   * @return options
   */
  public Over onlyAxes() {
    return new Over(axes, keepDims, null, null, where, null, 0);
  }

  /**
   * Forgets all but the axes and whether they are kept.
   *
   * @return options
   */
  public Over axesAlone() {
    return new Over(axes, keepDims, null, null, null, null, 0);
  }

  /**
   * Returns the axes, of an operand.
   *
   * @param ndim how many axes it has
   * @return those that were given, or all
   */
  public int[] axesOf(int ndim) {
    return axes == null ? ReducedShape.everyAxis(ndim) : axes.clone();
  }

  /** Returns the one axis of an operand of {@code ndim} axes that is meant. */
  int oneAxis(String function, int ndim) {
    if (ndim == 0) {
      throw new ShapeException("%s: a 0-d array has no axis to go along".formatted(function));
    }
    if (axes == null ? ndim != 1 : axes.length != 1) {
      throw new IllegalArgumentException(
          "%s: goes along one axis of %d, not %s".formatted(function, ndim, this));
    }
    return axes == null ? 0 : Shape.checkedAxis(function, axes[0], ndim);
  }

  /** Returns the axes, or null for all; not to be changed. */
  int @Nullable [] axes() {
    return axes;
  }

  /**
   * Says whether reduced axes are kept.
   *
   * @return true if so
   */
  public boolean keepsDims() {
    return keepDims;
  }

  /**
   * Returns the type that was given.
   *
   * @return the type to compute in, or null
   */
  public @Nullable DType dtype() {
    return dtype;
  }

  /**
   * Returns the array that was given for the result.
   *
   * @return the array, or null
   */
  public @Nullable NDArray out() {
    return out;
  }

  /**
   * Returns the mask that was given.
   *
   * @return the mask, or null
   */
  public @Nullable NDArray where() {
    return where;
  }

  /**
   * Returns how many elements of an operand make one of the result, masked or not.
   *
   * @param shape the operand's extents
   * @return the product of the extents of the axes
   * @throws dev.baton.core.array.ShapeException if an axis does not exist or is named twice
   */
  public long countOf(long[] shape) {
    return ReducedShape.of("countOf", shape, this).count();
  }

  /** Returns the starting value as Java's object for it. */
  @Nullable Object initial() {
    return initial;
  }

  /**
   * Returns what is taken off the number of elements.
   *
   * @return the correction, 0 if none was given
   */
  public double givenCorrection() {
    return correction;
  }

  /**
   * Refuses options that a function has no use for.
   *
   * @param function names it in the error
   * @param useless the options
   * @return this
   * @throws IllegalArgumentException if one of them was given
   */
  public Over without(String function, Option... useless) {
    for (Option option : useless) {
      boolean given =
          switch (option) {
            case DTYPE -> dtype != null;
            case INITIAL -> initial != null;
            case WHERE -> where != null;
            case CORRECTION -> correction != 0;
            case OUT -> out != null;
          };
      if (given) {
        throw new IllegalArgumentException(
            "%s: takes no %s: %s"
                .formatted(function, option.name().toLowerCase(Locale.ROOT), this));
      }
    }
    return this;
  }

  /** What not every function takes. */
  public enum Option {
    /** The type to compute in. */
    DTYPE,
    /** The value to start from. */
    INITIAL,
    /** The mask. */
    WHERE,
    /** What is taken off the number of elements. */
    CORRECTION,
    /** The array for the result. */
    OUT
  }

  /** Names what is given. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("over ");
    text.append(axes == null ? "all axes" : "axes " + Arrays.toString(axes));
    if (keepDims) {
      text.append(", kept");
    }
    if (dtype != null) {
      text.append(", dtype ").append(dtype);
    }
    if (out != null) {
      text.append(", out given");
    }
    if (where != null) {
      text.append(", where given");
    }
    if (initial != null) {
      text.append(", initial ").append(initial);
    }
    if (correction != 0) {
      text.append(", correction ").append(correction);
    }
    return text.toString();
  }
}
