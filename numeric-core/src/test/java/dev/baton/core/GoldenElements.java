package dev.baton.core;

import dev.baton.core.array.DType;
import dev.baton.core.array.NDArray;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.HexFormat;

/** Elements as golden files have them: big-endian bits in hex, in C order. */
public final class GoldenElements {
  private GoldenElements() {}

  private static int numberBytes(DType dtype) {
    return dtype.isComplex() ? dtype.itemsize() / 2 : dtype.itemsize();
  }

  /** Turns every number's bytes around. */
  private static byte[] reversed(byte[] bytes, int number) {
    byte[] out = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      out[i] = bytes[i - i % number + number - 1 - i % number];
    }
    return out;
  }

  /** Makes an array. */
  public static NDArray array(Numeric np, String dtype, String shape, String bits) {
    DType type = DType.named(dtype);
    NDArray array = np.empty(type, GoldenFile.shape(shape));
    if (!bits.equals("-")) {
      byte[] bytes = reversed(HexFormat.of().parseHex(bits), numberBytes(type));
      array.segment().copyFrom(MemorySegment.ofArray(bytes));
    }
    return array;
  }

  /** Reads an array. */
  public static String bits(NDArray array) {
    if (array.size() == 0) {
      return "-";
    }
    try (NDArray dense = array.isContiguous() ? array.reshape(array.shape()) : array.copy()) {
      byte[] bytes = dense.segment().toArray(ValueLayout.JAVA_BYTE);
      return HexFormat.of().formatHex(reversed(bytes, numberBytes(array.dtype())));
    }
  }

  /** The same bits for all that is not a number: which of them it is, is nobody's concern. */
  public static String withoutPayloads(String dtype, String bits) {
    DType type = DType.named(dtype);
    int digits = 2 * numberBytes(type);
    if ((type.kind() != 'f' && type.kind() != 'c') || bits.equals("-")) {
      return bits;
    }
    StringBuilder out = new StringBuilder();
    for (int at = 0; at < bits.length(); at += digits) {
      String number = bits.substring(at, at + digits);
      long value = Long.parseUnsignedLong(number, 16);
      boolean isNan =
          switch (digits) {
            case 4 -> Float.isNaN(Float.float16ToFloat((short) value));
            case 8 -> Float.isNaN(Float.intBitsToFloat((int) value));
            default -> Double.isNaN(Double.longBitsToDouble(value));
          };
      out.append(isNan ? "nan" : number);
    }
    return out.toString();
  }
}
