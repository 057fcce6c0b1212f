package dev.baton.core.random;

import dev.baton.core.array.DType;
import dev.baton.core.array.NDArray;
import dev.baton.core.internal.array.StridedArray;
import dev.baton.core.internal.kernel.RandomCall;
import dev.baton.core.internal.kernel.RandomParameter;
import dev.baton.core.internal.kernel.Storage;
import java.math.BigInteger;

/**
 * The bounds of integers to draw, and the type that they must be in.
 *
 * @param dtype the type of the result
 * @param width its bits; 1 for bool
 * @param min its least value
 * @param max its greatest value
 */
record IntegerBounds(DType dtype, int width, BigInteger min, BigInteger max) {
  static IntegerBounds of(DType dtype) {
    if (dtype == DType.BOOL) {
      return new IntegerBounds(dtype, 1, BigInteger.ZERO, BigInteger.ONE);
    }
    if (!dtype.isInteger()) {
      throw new IllegalArgumentException(
          "integers: dtype must be an integer type or bool, but is " + dtype);
    }
    return new IntegerBounds(
        dtype,
        Byte.SIZE * dtype.itemsize(),
        dtype.integerLimits().min(),
        dtype.integerLimits().max());
  }

  /** Checks bounds; returns the greatest value that may be drawn. */
  BigInteger last(BigInteger low, BigInteger high, boolean endpoint) {
    BigInteger last = endpoint ? high : high.subtract(BigInteger.ONE);
    if (low.compareTo(min) < 0) {
      throw new IllegalArgumentException(
          "integers: low must be at least %d for %s, but is %d".formatted(min, dtype, low));
    }
    if (last.compareTo(max) > 0) {
      BigInteger highest = endpoint ? max : max.add(BigInteger.ONE);
      throw new IllegalArgumentException(
          "integers: high must be at most %d for %s, but is %d".formatted(highest, dtype, high));
    }
    if (low.compareTo(last) > 0) {
      throw new IllegalArgumentException(
          "integers: low must be %s high, but they are %d and %d"
              .formatted(endpoint ? "at most" : "less than", low, high));
    }
    return last;
  }

  /** Draws with bounds for each element. */
  NDArray draw(Draws draws, NDArray low, NDArray high, boolean endpoint, long... asked) {
    try (var attachment = draws.context().interpreter().attach()) {
      Draws.Given lows = given("low", draws, low);
      Draws.Given highs = given("high", draws, high);
      long[] shape = Draws.shape("integers", asked, lows, highs);
      long[] first;
      long[] range;
      try (StridedArray a = Draws.whole(low, shape);
          StridedArray b = Draws.whole(high, shape)) {
        first = new long[Math.toIntExact(a.elements())];
        range = new long[first.length];
        for (int i = 0; i < first.length; i++) {
          BigInteger least = value(low.dtype(), Draws.longAt(a, i));
          BigInteger last = last(least, value(high.dtype(), Draws.longAt(b, i)), endpoint);
          first[i] = least.longValue();
          range[i] = last.subtract(least).longValue();
        }
      }
      Storage firsts = draws.scratch("integers' bounds", first);
      try {
        Storage ranges = draws.scratch("integers' bounds", range);
        try {
          return draws.filled(
              attachment.state(),
              dtype,
              shape,
              (source, out) ->
                  RandomCall.integers(
                      source,
                      width,
                      out.elements(),
                      out.storage(),
                      RandomParameter.of(firsts, firsts.address()),
                      RandomParameter.of(ranges, ranges.address())));
        } finally {
          ranges.release();
        }
      } finally {
        firsts.release();
      }
    }
  }

  private static Draws.Given given(String name, Draws draws, NDArray bound) {
    StridedArray own = draws.context().own("integers", bound);
    if (!own.type().isInteger() && own.type() != DType.BOOL) {
      throw new IllegalArgumentException(
          "integers: %s must be of an integer type, but is %s".formatted(name, own.type()));
    }
    return Draws.Given.counts(name, bound, Constraint.ANY);
  }

  private static BigInteger value(DType type, long element) {
    return type == DType.UINT64 ? BitGenerator.unsigned(element) : BigInteger.valueOf(element);
  }
}
