package dev.baton.core;

import dev.baton.core.array.DType;
import dev.baton.core.array.NDArray;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.HexFormat;
import java.util.Locale;

/** Arrays of any dtype by their bytes, as golden files have them: in C order, little-endian. */
final class GoldenBytes {
  private GoldenBytes() {}

  static DType dtype(String name) {
    return DType.valueOf(name.toUpperCase(Locale.ROOT));
  }

  /** Makes an array of the bytes. */
  static NDArray array(Numeric np, String dtype, String shape, String bytes) {
    NDArray array = np.empty(dtype(dtype), GoldenFile.shape(shape));
    array.segment().copyFrom(MemorySegment.ofArray(parsed(bytes)));
    return array;
  }

  private static byte[] parsed(String bytes) {
    return bytes.equals("-") ? new byte[0] : HexFormat.of().parseHex(bytes);
  }

  /** The bytes of an array's elements. */
  static String of(NDArray array) {
    try (NDArray dense = array.copy()) {
      byte[] bytes = dense.segment().toArray(ValueLayout.JAVA_BYTE);
      return bytes.length == 0 ? "-" : HexFormat.of().formatHex(bytes);
    }
  }

  /** Steps in elements, 0 where they do not matter: for an extent of 1 and where nothing is. */
  static String strides(NDArray array) {
    long[] strides = array.strides();
    for (int axis = 0; axis < strides.length; axis++) {
      if (array.shape(axis) == 1 || array.size() == 0) {
        strides[axis] = 0;
      }
    }
    return text(strides);
  }

  static String text(long[] numbers) {
    StringBuilder text = new StringBuilder();
    for (long number : numbers) {
      text.append(text.isEmpty() ? "" : ",").append(number);
    }
    return text.isEmpty() ? "()" : text.toString();
  }
}
