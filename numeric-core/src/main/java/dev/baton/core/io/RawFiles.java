package dev.baton.core.io;

import dev.baton.core.array.DType;
import dev.baton.core.array.NDArray;
import dev.baton.core.array.Shape;
import dev.baton.core.internal.array.ArrayContext;
import dev.baton.core.internal.array.StridedArray;
import dev.baton.core.internal.kernel.Storage;
import dev.baton.core.interpreter.Interpreter;
import dev.baton.core.interpreter.ThreadState;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Files that are nothing but elements, one behind the other in the machine's byte order: {@code
 * numpy.fromfile}, {@code ndarray.tofile}, {@code numpy.memmap}. Files are opened, read and written
 * with the interpreter lock dropped, whatever the release policy.
 */
public final class RawFiles {
  private RawFiles() {}

  /**
   * Reads elements: {@code numpy.fromfile}.
   *
   * @param interpreter whose array it becomes
   * @param path the file
   * @param dtype what it is made of
   * @param count how many elements; -1 for all there are, a rest of some bytes left out
   * @param offset how many bytes to skip first
   * @return a new array (count)
   * @throws EOFException if there are fewer elements than {@code count}, where NumPy returns those
   * @throws IOException if the file cannot be read
   * @throws IllegalArgumentException if {@code count} is below -1 or {@code offset} negative
   */
  public static NDArray read(
      Interpreter interpreter, Path path, DType dtype, long count, long offset) throws IOException {
    if (count < -1 || offset < 0) {
      throw new IllegalArgumentException(
          "fromfile: count must be -1 or more and offset 0 or more, got %d and %d"
              .formatted(count, offset));
    }
    ArrayContext context = ArrayContext.of(interpreter);
    try (var attachment = interpreter.attach()) {
      ThreadState self = attachment.state();
      try (FileChannel in = Released.call(self, () -> FileChannel.open(path))) {
        long available = Math.max(0, in.size() - offset) / dtype.itemsize();
        if (count > available) {
          throw new EOFException(
              "%s: has %d elements of %s from byte %d on, not %d"
                  .formatted(path, available, dtype, offset, count));
        }
        StridedArray result = context.empty(self, dtype, count < 0 ? available : count);
        try {
          Released.run(
              self,
              "fromfile",
              result,
              memory -> {
                in.position(offset);
                Bytes.read(in, memory, path.toString());
              });
          return result;
        } catch (IOException | RuntimeException | Error failed) {
          result.close();
          throw failed;
        }
      }
    }
  }

  /**
   * Writes the elements in C order: {@code ndarray.tofile}. The file appears when it is whole, as
   * {@link NpyFiles#save} does it. An array that is not contiguous is copied first.
   *
   * @param path where to
   * @param array what to write
   * @throws IOException if the file cannot be written; an old one is left as it was
   */
  public static void write(Path path, NDArray array) throws IOException {
    try (var attachment = array.interpreter().attach()) {
      StridedArray source = (StridedArray) array;
      if (array.isContiguous()) {
        write(attachment.state(), path, source);
      } else {
        try (StridedArray copy = (StridedArray) array.copy()) {
          write(attachment.state(), path, copy);
        }
      }
    }
  }

  private static void write(ThreadState self, Path path, StridedArray dense) throws IOException {
    Released.run(
        self, "tofile", dense, memory -> AtomicFile.write(path, out -> Bytes.write(out, memory)));
  }

  // ---- mapping ----------------------------------------------------------------------------------

  /**
   * Maps a part of a file into memory: {@code numpy.memmap}. The file must not become shorter while
   * the array is open: reading what is gone ends the process.
   *
   * @param interpreter whose array it becomes
   * @param path the file
   * @param dtype what it is made of
   * @param mode how it is mapped
   * @param offset where the first element is, in bytes; a multiple of the size of its numbers
   * @param shape the extents
   * @return a new array on the file
   * @throws EOFException if the file is too short; {@link MapMode#CREATE} makes it long enough
   * @throws IOException if the file cannot be opened or mapped
   * @throws IllegalArgumentException if {@code offset} is negative or not aligned
   */
  public static NDArray map(
      Interpreter interpreter, Path path, DType dtype, MapMode mode, long offset, long... shape)
      throws IOException {
    long bytes = Shape.sizeBytes(dtype, shape);
    int number = Bytes.numberBytes(dtype);
    if (offset < 0 || offset % number != 0 || offset > Long.MAX_VALUE - bytes) {
      throw new IllegalArgumentException(
          "memmap: the offset must be a multiple of %d for %s, and not negative, got %d"
              .formatted(number, dtype, offset));
    }
    ArrayContext context = ArrayContext.of(interpreter);
    try (var attachment = interpreter.attach()) {
      ThreadState self = attachment.state();
      Mapping mapping = Released.call(self, () -> map(path, mode, offset, bytes));
      var header = new NpyHeader(dtype, ByteOrder.nativeOrder(), false, shape.clone(), 0);
      return adopt(context, self, mapping, header, mode);
    }
  }

  private static Mapping map(Path path, MapMode mode, long offset, long bytes) throws IOException {
    try (FileChannel file = FileChannel.open(path, options(mode))) {
      if (mode != MapMode.CREATE && file.size() < offset + bytes) {
        throw new EOFException(
            "%s: has %d bytes, and %d are to be mapped from byte %d on"
                .formatted(path, file.size(), bytes, offset));
      }
      return Mapping.of(file, mode, offset, bytes);
    }
  }

  static OpenOption[] options(MapMode mode) {
    return switch (mode) {
      case READ_ONLY -> new OpenOption[] {StandardOpenOption.READ};
      case READ_WRITE, COPY_ON_WRITE ->
          new OpenOption[] {StandardOpenOption.READ, StandardOpenOption.WRITE};
      case CREATE ->
          new OpenOption[] {
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING
          };
    };
  }

  /** Makes an array of a mapping, which is released if that fails. */
  static StridedArray adopt(
      ArrayContext context, ThreadState self, Mapping mapping, NpyHeader header, MapMode mode) {
    try {
      return context.adopt(
          self,
          mapping,
          mapping.address(),
          header.dtype(),
          header.memoryShape(),
          mode != MapMode.READ_ONLY);
    } catch (RuntimeException | Error failed) {
      mapping.release();
      throw failed;
    }
  }

  /**
   * Writes what was changed in a mapped array to its file: {@code memmap.flush}. Other programs see
   * changes without it; this is for the disk.
   *
   * @param array a mapped array, or a view of one
   * @throws IllegalArgumentException if it is not mapped
   */
  public static void flush(NDArray array) {
    StridedArray mapped = (StridedArray) array;
    try (var attachment = array.interpreter().attach()) {
      mapped.requireOpen("flush");
      Storage storage = mapped.storage();
      if (!(storage.foreign() instanceof Mapping mapping)) {
        throw new IllegalArgumentException("flush: the array is not mapped from a file");
      }
      if (!storage.retain()) {
        throw new IllegalStateException("flush: the array is closed");
      }
      try (var _ = attachment.state().detach()) {
        mapping.force();
      } finally {
        storage.release();
      }
    }
  }
}
