package dev.baton.core.array;

/**
 * The range and the precision of a floating-point type: {@code numpy.finfo}. Every value here is
 * exact as a {@code double}.
 *
 * @param dtype the type
 * @param bits how many bits an element has
 * @param mantissaBits bits after the point ({@code nmant})
 * @param exponentBits bits of the exponent ({@code iexp})
 * @param eps the distance from 1 to the next larger number
 * @param epsNegative the distance from 1 to the next smaller number ({@code epsneg})
 * @param max the greatest finite number; the least is its negative
 * @param smallestNormal the least positive number of full precision ({@code tiny})
 * @param smallestSubnormal the least positive number
 * @param precision how many decimal digits a number always holds
 */
public record FloatLimits(
    DType dtype,
    int bits,
    int mantissaBits,
    int exponentBits,
    double eps,
    double epsNegative,
    double max,
    double smallestNormal,
    double smallestSubnormal,
    int precision) {
  static FloatLimits of(DType dtype) {
    return switch (dtype) {
      case FLOAT16 -> of(dtype, 10);
      case BFLOAT16 -> of(dtype, 7);
      case FLOAT32 -> of(dtype, 23);
      case FLOAT64 -> of(dtype, 52);
      default ->
          throw new IllegalArgumentException(
              dtype + " has no floating-point limits: it is no floating-point type");
    };
  }

  private static FloatLimits of(DType dtype, int mantissaBits) {
    int bits = 8 * dtype.itemsize();
    int exponentBits = bits - 1 - mantissaBits;
    int bias = (1 << (exponentBits - 1)) - 1;
    double eps = Math.scalb(1.0, -mantissaBits);
    return new FloatLimits(
        dtype,
        bits,
        mantissaBits,
        exponentBits,
        eps,
        eps / 2,
        Math.scalb(2 - eps, bias),
        Math.scalb(1.0, 1 - bias),
        Math.scalb(1.0, 1 - bias - mantissaBits),
        (int) Math.floor(mantissaBits * Math.log10(2)));
  }
}
