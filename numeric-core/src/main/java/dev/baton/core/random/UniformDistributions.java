package dev.baton.core.random;

import dev.baton.core.array.DType;
import dev.baton.core.array.NDArray;
import dev.baton.core.internal.kernel.Distribution;
import dev.baton.core.internal.kernel.RandomCall;
import dev.baton.core.internal.kernel.RandomParameter;
import java.math.BigInteger;

/**
 * Uniform numbers, integers and bytes, of {@link Generator}.
 *
 * <p>Every call drops the interpreter lock at any size.
 */
public sealed interface UniformDistributions permits Generator {
  /**
   * Draws from the uniform distribution on [0, 1): {@code Generator.random}.
   *
   * @param result the extents of the result
   * @return a new float64 array
   * @throws dev.baton.core.array.ShapeException if the result's shape is none
   */
  default NDArray random(long... result) {
    return Generator.draws(this).draw(Distribution.UNIT, result);
  }

  /**
   * Draws from the uniform distribution on [0, 1), in either precision.
   *
   * @param dtype float32 or float64
   * @param result the extents of the result
   * @return a new array
   * @throws IllegalArgumentException if the dtype is another
   * @throws dev.baton.core.array.ShapeException if the result's shape is none
   */
  default NDArray random(DType dtype, long... result) {
    return Generator.draws(this)
        .draw(Generator.typed("random", dtype, Distribution.UNIT, Distribution.UNIT32), result);
  }

  /**
   * Draws from the uniform distribution on [0, 1): {@link #random(long...)} of one axis.
   *
   * @param size how many
   * @return a new float64 array
   * @throws dev.baton.core.array.ShapeException if the size is negative
   */
  default NDArray uniform(long size) {
    return random(size);
  }

  /**
   * Draws from the uniform distribution on [low, high): {@code Generator.uniform}.
   *
   * @param low the least value
   * @param high the end, not below it, at a finite distance
   * @param result the extents of the result
   * @return a new float64 array
   * @throws IllegalArgumentException if a parameter is not as said
   * @throws dev.baton.core.array.ShapeException if the result's shape is none
   */
  default NDArray uniform(double low, double high, long... result) {
    return Generator.draws(this)
        .draw(
            Distribution.UNIFORM,
            result,
            RandomParameter.of(low),
            RandomParameter.of(ParameterChecks.range(low, high)));
  }

  /**
   * Draws from the uniform distribution on [low, high), with parameters for each element: {@code
   * Generator.uniform}.
   *
   * @param low the least values
   * @param high the ends, not below them, at a finite distance
   * @param result the extents of the result; none for those that the parameters broadcast to
   * @return a new float64 array
   * @throws IllegalArgumentException if a parameter is not as said, or does not cast to float64
   *     safely
   * @throws dev.baton.core.array.ShapeException if the result's shape is none, or parameters do not
   *     fit it or each other
   */
  default NDArray uniform(NDArray low, NDArray high, long... result) {
    return Generator.draws(this)
        .draw(
            "uniform",
            Distribution.UNIFORM,
            result,
            ParameterChecks::makeRange,
            Draws.Given.of("low", low, Constraint.ANY),
            Draws.Given.of("high", high, Constraint.ANY));
  }

  /**
   * Draws integers from [low, high), all as likely: {@code Generator.integers}.
   *
   * @param low the least value
   * @param high the end, more than the least value
   * @param result the extents of the result
   * @return a new int64 array
   * @throws IllegalArgumentException if there is nothing between
   * @throws dev.baton.core.array.ShapeException if the result's shape is none
   */
  default NDArray integers(long low, long high, long... result) {
    return integers(DType.INT64, low, high, false, result);
  }

  /**
   * Draws integers of any type: {@code Generator.integers(dtype=…, endpoint=…)}.
   *
   * @param dtype an integer type, or bool
   * @param low the least value
   * @param high the end
   * @param endpoint whether the end itself may be drawn
   * @param result the extents of the result
   * @return a new array
   * @throws IllegalArgumentException if the dtype is another, a bound is not in its range, or there
   *     is nothing between
   * @throws dev.baton.core.array.ShapeException if the result's shape is none
   */
  default NDArray integers(DType dtype, long low, long high, boolean endpoint, long... result) {
    return integers(dtype, BigInteger.valueOf(low), BigInteger.valueOf(high), endpoint, result);
  }

  /**
   * Draws integers of any type, from bounds of any size, as uint64 needs them.
   *
   * @param dtype an integer type, or bool
   * @param low the least value
   * @param high the end
   * @param endpoint whether the end itself may be drawn
   * @param result the extents of the result
   * @return a new array
   * @throws IllegalArgumentException if the dtype is another, a bound is not in its range, or there
   *     is nothing between
   * @throws dev.baton.core.array.ShapeException if the result's shape is none
   */
  default NDArray integers(
      DType dtype, BigInteger low, BigInteger high, boolean endpoint, long... result) {
    IntegerBounds bounds = IntegerBounds.of(dtype);
    BigInteger last = bounds.last(low, high, endpoint);
    return Generator.draws(this)
        .filled(
            dtype,
            result,
            (source, out) ->
                RandomCall.integers(
                    source,
                    bounds.width(),
                    out.elements(),
                    out.storage(),
                    RandomParameter.of(low.longValue()),
                    RandomParameter.of(last.subtract(low).longValue())));
  }

  /**
   * Draws integers of any type, with bounds for each element.
   *
   * @param dtype an integer type, or bool
   * @param low the least values, of an integer type
   * @param high the ends, of an integer type
   * @param endpoint whether the ends themselves may be drawn
   * @param result the extents of the result; none for those that the bounds broadcast to
   * @return a new array
   * @throws IllegalArgumentException if the dtype is another, a bound is of another type or not in
   *     its range, or there is nothing between
   * @throws dev.baton.core.array.ShapeException if the result's shape is none, or bounds do not fit
   *     it or each other
   */
  default NDArray integers(
      DType dtype, NDArray low, NDArray high, boolean endpoint, long... result) {
    return IntegerBounds.of(dtype).draw(Generator.draws(this), low, high, endpoint, result);
  }

  /**
   * Draws the bit generator's own words: {@code BitGenerator.random_raw}.
   *
   * @param result the extents of the result
   * @return a new uint64 array
   * @throws dev.baton.core.array.ShapeException if the result's shape is none
   */
  default NDArray randomRaw(long... result) {
    return Generator.draws(this).draw(Distribution.WORDS, result);
  }

  /**
   * Draws bytes: {@code Generator.bytes}.
   *
   * @param length how many, not negative
   * @return a new array
   * @throws IllegalArgumentException if the length is negative
   */
  default byte[] bytes(int length) {
    if (length < 0) {
      throw new IllegalArgumentException("bytes: length must not be negative, but is " + length);
    }
    // NumPy takes bytes four at a time from 32-bit draws.
    long words = Math.floorDiv(length - 1L, Integer.BYTES) + 1;
    try (NDArray drawn = integers(DType.UINT32, 0, 1L << Integer.SIZE, false, words)) {
      return Draws.bytes(drawn, length);
    }
  }
}
