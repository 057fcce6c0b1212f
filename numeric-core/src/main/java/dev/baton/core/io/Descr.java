package dev.baton.core.io;

import dev.baton.core.array.DType;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The descr of a plain number type, as NumPy's {@code dtype.str} writes it: {@code <f8}.
 *
 * @param dtype the type
 * @param order the order of its bytes; the machine's own for types of single bytes
 */
record Descr(DType dtype, ByteOrder order) {
  private static final Pattern PLAIN = Pattern.compile("([<>|=]?)([biufc])([0-9]{1,2})");

  /**
   * Understands a descr.
   *
   * @param text what the file says
   * @param file names the file in the error
   * @throws IOException if it is not that of a plain number type there is an array of; the message
   *     names it
   */
  static Descr parse(String text, String file) throws IOException {
    Matcher plain = PLAIN.matcher(text);
    DType dtype = plain.matches() ? dtype(plain.group(2) + plain.group(3)) : null;
    boolean unordered = plain.matches() && plain.group(1).equals("|");
    if (dtype == null || (unordered && dtype.itemsize() > 1)) {
      throw new IOException(
          "%s: descr %s is refused: %s".formatted(file, HeaderLiteral.excerpt(text), whyNot(text)));
    }
    return new Descr(
        dtype,
        dtype.itemsize() == 1
            ? ByteOrder.nativeOrder()
            : switch (plain.group(1)) {
              case "<" -> ByteOrder.LITTLE_ENDIAN;
              case ">" -> ByteOrder.BIG_ENDIAN;
              default -> ByteOrder.nativeOrder();
            });
  }

  private static @Nullable DType dtype(String code) {
    for (DType dtype : DType.values()) {
      if (code.equals(code(dtype))) {
        return dtype;
      }
    }
    return null;
  }

  private static String whyNot(String text) {
    if (text.startsWith("[") || text.startsWith("(")) {
      return "structured dtypes are not supported";
    }
    return switch (text.replaceFirst("^[<>|=]", "").chars().findFirst().orElse(' ')) {
      case 'O' -> "object arrays are pickles, and unpickling runs what the file says";
      case 'S', 'U', 'a' -> "strings are not supported";
      case 'M', 'm' -> "dates and times are not supported";
      case 'V' -> "structured dtypes and raw bytes are not supported";
      default -> "it is not a bool, integer, float or complex type of a size there are arrays of";
    };
  }

  /** Returns kind and size, {@code f8}; null for a type that NumPy has no descr for. */
  private static @Nullable String code(DType dtype) {
    return dtype == DType.BFLOAT16 ? null : "" + dtype.kind() + dtype.itemsize();
  }

  /**
   * Returns a type's descr in the machine's byte order.
   *
   * @param operation names the caller in the error
   * @param dtype the type
   * @throws UnsupportedOperationException if NumPy has no descr for it
   */
  static String of(String operation, DType dtype) {
    String code = code(dtype);
    if (code == null) {
      throw new UnsupportedOperationException(
          "%s: .npy files have no descr for %s: use astype".formatted(operation, dtype));
    }
    boolean little = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;
    return (dtype.itemsize() == 1 ? "|" : little ? "<" : ">") + code;
  }
}
