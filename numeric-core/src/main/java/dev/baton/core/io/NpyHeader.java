package dev.baton.core.io;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.baton.core.array.DType;
import dev.baton.core.array.Shape;
import dev.baton.core.array.ShapeException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.Arrays;

/**
 * What stands before the elements in a .npy file: NEP 1 and {@code numpy/lib/_format_impl.py}.
 *
 * <pre>
 *   \x93NUMPY  major  minor  length (2 bytes; from version 2 on 4)  {'descr': …, … }  spaces  \n
 * </pre>
 *
 * @param dtype the type of the elements
 * @param order the order of their bytes
 * @param fortranOrder whether the first index runs fastest
 * @param shape the extents
 * @param length how many bytes there are before the elements
 */
@SuppressWarnings("ArrayRecordComponent") // Not compared, and not changed.
record NpyHeader(DType dtype, ByteOrder order, boolean fortranOrder, long[] shape, int length) {
  /** The elements begin at a multiple of this. */
  private static final int ALIGNMENT = 64;

  /** Room for the growing extent, so that a file can be appended to in place. */
  private static final int GROWTH_DIGITS = 21;

  /** NumPy's limit: no header of an array that can be made is as long. */
  private static final int MOST_CHARACTERS = 10_000;

  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};

  // ---- reading ----------------------------------------------------------------------------------

  /**
   * Reads a header, up to the first element.
   *
   * @param in the file
   * @param file names it in errors
   * @return the header, every part of it checked; nothing was allocated by what it says
   * @throws IOException if it is malformed or names a type that is refused
   */
  static NpyHeader read(InputStream in, String file) throws IOException {
    byte[] magic = exactly(in, MAGIC.length + 2, file, "the magic string and version");
    if (!Arrays.equals(magic, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
      throw new IOException(
          file + ": not a .npy file: it begins with " + hex(magic) + ", not with \\x93NUMPY");
    }
    int major = magic[MAGIC.length];
    int minor = magic[MAGIC.length + 1];
    if (major < 1 || major > 3 || minor != 0) {
      throw new IOException(
          "%s: .npy version %d.%d is unknown; there are 1.0, 2.0 and 3.0"
              .formatted(file, major & 0xff, minor & 0xff));
    }
    int lengthBytes = major == 1 ? Short.BYTES : Integer.BYTES;
    byte[] lengthField = exactly(in, lengthBytes, file, "the header's length");
    ByteBuffer counted = ByteBuffer.wrap(lengthField).order(ByteOrder.LITTLE_ENDIAN);
    long count = major == 1 ? counted.getShort() & 0xffff : counted.getInt() & 0xffff_ffffL;
    if (count > MOST_CHARACTERS) {
      throw new IOException(
          "%s: a .npy header of %d bytes is longer than any array's, %d at most"
              .formatted(file, count, MOST_CHARACTERS));
    }
    byte[] bytes = exactly(in, (int) count, file, "the header");
    String text = decode(bytes, major == 3 ? UTF_8 : ISO_8859_1, file);
    var parsed = new HeaderLiteral(text, file, major < 3).parse();
    Descr descr = Descr.parse(parsed.descr(), file);
    checkShape(descr.dtype(), parsed.shape(), file);
    return new NpyHeader(
        descr.dtype(),
        descr.order(),
        parsed.fortranOrder(),
        parsed.shape(),
        magic.length + lengthBytes + (int) count);
  }

  private static void checkShape(DType dtype, long[] shape, String file) throws IOException {
    try {
      Shape.sizeBytes(dtype, shape);
    } catch (ShapeException refused) {
      throw new IOException(
          "%s: no array has the shape %s of %s".formatted(file, Shape.toString(shape), dtype),
          refused);
    }
  }

  private static byte[] exactly(InputStream in, int count, String file, String what)
      throws IOException {
    byte[] bytes = in.readNBytes(count);
    if (bytes.length < count) {
      throw new EOFException(
          "%s: ends within %s, after %d of %d bytes".formatted(file, what, bytes.length, count));
    }
    return bytes;
  }

  private static String decode(byte[] bytes, Charset charset, String file) throws IOException {
    try {
      CharBuffer text = charset.newDecoder().decode(ByteBuffer.wrap(bytes));
      return text.toString();
    } catch (CharacterCodingException malformed) {
      throw new IOException("%s: the .npy header is not %s".formatted(file, charset), malformed);
    }
  }

  private static String hex(byte[] bytes) {
    StringBuilder out = new StringBuilder();
    for (byte b : bytes) {
      out.append("\\x%02x".formatted(b));
    }
    return out.toString();
  }

  /**
   * Returns the shape that the elements have in C order as they are in the file.
   *
   * @return a new array of extents, the first one last if the file is in Fortran order
   */
  long[] memoryShape() {
    long[] extents = shape.clone();
    if (fortranOrder) {
      for (int axis = 0; axis < shape.length; axis++) {
        extents[axis] = shape[shape.length - 1 - axis];
      }
    }
    return extents;
  }

  /**
   * Returns the size of the elements.
   *
   * @return bytes
   */
  long dataBytes() {
    return Shape.sizeBytes(dtype, shape);
  }

  /**
   * Checks that there are as many elements as the shape says.
   *
   * @param available how many bytes follow the header
   * @param file names the file in the error
   * @throws EOFException if there are fewer
   */
  void requireData(long available, String file) throws IOException {
    if (available < dataBytes()) {
      throw new EOFException(
          "%s: shape %s of %s takes %d bytes, and %d follow the header"
              .formatted(file, Shape.toString(shape), dtype, dataBytes(), available));
    }
  }

  // ---- writing ----------------------------------------------------------------------------------

  /**
   * Writes a header for elements in the machine's byte order, in the oldest version that has room
   * for it.
   *
   * @param operation names the caller in the error
   * @param dtype the type of the elements
   * @param fortranOrder whether the first index runs fastest
   * @param shape the extents
   * @return what stands before the elements
   * @throws UnsupportedOperationException if there is no descr for the type
   */
  static byte[] bytes(String operation, DType dtype, boolean fortranOrder, long[] shape) {
    return bytes(operation, 1, dtype, fortranOrder, shape); // 64 axes take 1,500 characters.
  }

  static byte[] bytes(
      String operation, int major, DType dtype, boolean fortranOrder, long[] shape) {
    StringBuilder text = new StringBuilder();
    text.append("{'descr': '").append(Descr.of(operation, dtype));
    text.append("', 'fortran_order': ").append(fortranOrder ? "True" : "False");
    text.append(", 'shape': ").append(Shape.toString(shape)).append(", }");
    if (shape.length > 0) {
      long growing = shape[fortranOrder ? shape.length - 1 : 0];
      text.append(" ".repeat(GROWTH_DIGITS - Long.toString(growing).length()));
    }
    int before = MAGIC.length + 2 + (major == 1 ? Short.BYTES : Integer.BYTES);
    int spaces = ALIGNMENT - (before + text.length() + 1) % ALIGNMENT;
    text.append(" ".repeat(spaces)).append('\n');

    ByteBuffer out = ByteBuffer.allocate(before + text.length()).order(ByteOrder.LITTLE_ENDIAN);
    out.put(MAGIC).put((byte) major).put((byte) 0);
    if (major == 1) {
      out.putShort((short) text.length());
    } else {
      out.putInt(text.length());
    }
    return out.put(text.toString().getBytes(ISO_8859_1)).array();
  }
}
