package dev.baton.core;

import dev.baton.core.array.DType;
import dev.baton.core.array.NDArray;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.HexFormat;

/**
 * Elements of any dtype as golden files have them: big-endian, in hex, complex ones part by part.
 */
final class GoldenBits {
  private GoldenBits() {}

  /** Makes them an array of one axis. */
  static NDArray on(Numeric np, DType dtype, String hex) {
    byte[] bytes = reversed(dtype, hex.equals("-") ? new byte[0] : HexFormat.of().parseHex(hex));
    NDArray array = np.empty(dtype, bytes.length / dtype.itemsize());
    MemorySegment.copy(bytes, 0, array.segment(), ValueLayout.JAVA_BYTE, 0, bytes.length);
    return array;
  }

  private static byte[] reversed(DType dtype, byte[] bytes) {
    int width = dtype.real().itemsize();
    byte[] result = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      result[i - i % width + (width - 1 - i % width)] = bytes[i];
    }
    return result;
  }

  /** Returns the parts of an array's elements as numbers, in C order; uint64 by their bits. */
  static double[] parts(NDArray array) {
    if (!array.dtype().isComplex()) {
      return array.toDoubleArray();
    }
    double[] re = array.real().toDoubleArray();
    double[] im = array.imag().toDoubleArray();
    double[] parts = new double[2 * re.length];
    for (int i = 0; i < re.length; i++) {
      parts[2 * i] = re[i];
      parts[2 * i + 1] = im[i];
    }
    return parts;
  }

  /** Returns the distance of two numbers of a type in its last places. */
  static double ulpsApart(DType dtype, double a, double b) {
    if (a == b || (Double.isNaN(a) && Double.isNaN(b))) {
      return Math.copySign(1, a) == Math.copySign(1, b) || Double.isNaN(a) ? 0 : 1;
    }
    int bits =
        switch (dtype.real()) {
          case FLOAT16 -> 10;
          case BFLOAT16 -> 7;
          case FLOAT32 -> 23;
          default -> 52;
        };
    double least = dtype.floatLimits().smallestSubnormal();
    double larger = Math.max(Math.abs(a), Math.abs(b));
    double ulp = Math.max(least, Math.scalb(1.0, Math.getExponent(larger) - bits));
    return Math.abs(a - b) / ulp;
  }
}
