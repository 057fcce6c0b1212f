package dev.baton.core.io;

import dev.baton.core.array.DType;
import dev.baton.core.array.NDArray;
import dev.baton.core.array.Shape;
import dev.baton.core.array.ShapeException;
import dev.baton.core.internal.array.StridedArray;
import dev.baton.core.internal.kernel.Storage;
import dev.baton.core.internal.text.BinaryFormat;
import dev.baton.core.internal.text.PercentFormat;
import dev.baton.core.interpreter.ThreadState;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Tables of numbers as text: {@code numpy.savetxt}. Numbers become text under the interpreter lock,
 * with a checkpoint after each row; the file is written with it dropped, block by block. The file
 * appears when it is whole, as {@link NpyFiles#save} does it.
 */
public final class TextWriter {
  private static final int BLOCK = 64 << 10;

  private final ThreadState self;
  private final SaveTextOptions options;
  private final StridedArray elements;
  private final DType dtype;
  private final BinaryFormat binary;
  private final long rows;
  private final int columns;
  private final PercentFormat format;
  private final StringBuilder text = new StringBuilder();

  private TextWriter(ThreadState self, SaveTextOptions options, StridedArray elements) {
    this.self = self;
    this.options = options;
    this.elements = elements;
    this.dtype = elements.type();
    this.binary = Numbers.format(dtype.real());
    long[] shape = elements.extents();
    this.rows = shape[0];
    this.columns = shape.length == 1 ? 1 : Math.toIntExact(shape[1]);
    this.format = format();
  }

  /**
   * Writes a table.
   *
   * @param path where to
   * @param array what to write: (rows, columns), or (rows) for one column
   * @param options how
   * @throws IOException if the file cannot be written; an old one is left as it was
   * @throws ShapeException if the array has neither one axis nor two
   * @throws IllegalArgumentException if the formats are not as many as the columns, or one does not
   *     take numbers of the dtype
   */
  public static void save(Path path, NDArray array, SaveTextOptions options) throws IOException {
    try (var attachment = array.interpreter().attach()) {
      long[] shape = array.shape();
      if (shape.length != 1 && shape.length != 2) {
        throw new ShapeException(
            "savetxt: an array of one or two axes is expected, not shape " + Shape.toString(shape));
      }
      if (array.isContiguous()) {
        save(attachment.state(), path, (StridedArray) array, options);
      } else {
        try (StridedArray copy = (StridedArray) array.copy()) {
          save(attachment.state(), path, copy, options);
        }
      }
    }
  }

  private static void save(ThreadState self, Path path, StridedArray dense, SaveTextOptions options)
      throws IOException {
    TextWriter writer = new TextWriter(self, options, dense);
    Storage storage = dense.storage();
    if (!storage.retain()) {
      throw new IllegalStateException("savetxt: the array is closed");
    }
    try {
      AtomicFile.write(path, writer::writeTo);
    } finally {
      storage.release();
    }
  }

  /** Returns the format of a whole row. */
  private PercentFormat format() {
    List<String> formats = options.formats();
    int numbers = dtype.isComplex() ? 2 * columns : columns;
    if (formats.size() == 1) {
      String only = formats.get(0);
      if (PercentFormat.parse(only).count() == numbers) {
        if (numbers > 1 || !dtype.isComplex()) {
          return PercentFormat.parse(only);
        }
      }
      if (PercentFormat.parse(only).count() == 1) {
        String each = dtype.isComplex() ? " (" + only + "+" + only + "j)" : only;
        formats = new ArrayList<>(Collections.nCopies(columns, each));
      }
    } else if (formats.size() != columns) {
      throw new IllegalArgumentException(
          "savetxt: %d formats for %d columns: %s".formatted(formats.size(), columns, formats));
    }
    PercentFormat row = PercentFormat.parse(String.join(options.delimiter(), formats));
    if (row.count() != numbers) {
      throw new IllegalArgumentException(
          "savetxt: format \"%s\" has %d conversions for %d numbers a row"
              .formatted(row, row.count(), numbers));
    }
    return row;
  }

  private void writeTo(FileChannel out) throws IOException {
    appendComment(options.header());
    for (long row = 0; row < rows; row++) {
      appendRow(row);
      if (text.length() >= BLOCK) {
        flush(out);
      }
      self.checkpoint();
    }
    appendComment(options.footer());
    flush(out);
  }

  private void appendComment(String comment) {
    if (!comment.isEmpty()) {
      String mark = options.comments();
      text.append(mark).append(comment.replace("\n", "\n" + mark)).append(options.newline());
    }
  }

  private void appendRow(long row) {
    int start = text.length();
    int itemsize = dtype.itemsize();
    long first = elements.address() + row * columns * itemsize;
    for (int column = 0; column < columns; column++) {
      appendElement(column, first + (long) column * itemsize);
    }
    format.appendLiteral(text, format.count());
    text.append(options.newline());
    if (dtype.isComplex()) {
      String line = text.substring(start).replace("+-", "-");
      text.setLength(start);
      text.append(line);
    }
  }

  private void appendElement(int column, long address) {
    if (dtype.isComplex()) {
      DType part = dtype.real();
      for (int i = 0; i < 2; i++) {
        int conversion = 2 * column + i;
        format.appendLiteral(text, conversion);
        double x = Numbers.real(address + (long) i * part.itemsize(), part);
        format.append(text, conversion, x, binary);
      }
      return;
    }
    format.appendLiteral(text, column);
    switch (dtype.kind()) {
      case 'f' -> format.append(text, column, Numbers.real(address, dtype), binary);
      case 'b' -> format.append(text, column, Numbers.integer(address, dtype) != 0);
      default -> format.append(text, column, bigInteger(Numbers.integer(address, dtype)));
    }
  }

  private BigInteger bigInteger(long bits) {
    return dtype.kind() == 'i' || bits >= 0
        ? BigInteger.valueOf(bits)
        : BigInteger.valueOf(bits).add(BigInteger.ONE.shiftLeft(Long.SIZE));
  }

  private void flush(FileChannel out) throws IOException {
    ByteBuffer bytes = options.encoding().encode(text.toString());
    text.setLength(0);
    try (var _ = self.detach()) {
      while (bytes.hasRemaining()) {
        out.write(bytes);
      }
    }
  }
}
