package dev.baton.core.io;

import dev.baton.core.array.DType;
import dev.baton.core.array.NDArray;
import dev.baton.core.array.Shape;
import dev.baton.core.internal.array.ArrayContext;
import dev.baton.core.internal.array.StridedArray;
import dev.baton.core.interpreter.Interpreter;
import dev.baton.core.interpreter.ThreadState;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Arrays in .npy files, one each: {@code numpy.load} and {@code numpy.save}. Files are opened, read
 * and written with the interpreter lock dropped, whatever the release policy.
 *
 * <p>Every version of the format is read, in both byte orders, and written as NumPy writes it, to
 * the byte. Nothing is allocated before the header has been checked against the file's length.
 * Files of objects, strings, times and structured dtypes are refused, always.
 */
public final class NpyFiles {
  private NpyFiles() {}

  // ---- reading ----------------------------------------------------------------------------------

  /**
   * Reads an array: {@code numpy.load}.
   *
   * @param interpreter whose array it becomes
   * @param path a .npy file
   * @return a new array; transposed, as a view, if the file is in Fortran order
   * @throws IOException if the file cannot be read, is malformed, or holds what is refused; the
   *     message names the file and what is wrong
   * @throws dev.baton.core.array.ArrayMemoryError if there is no memory for it
   */
  public static NDArray load(Interpreter interpreter, Path path) throws IOException {
    ArrayContext context = ArrayContext.of(interpreter);
    try (var attachment = interpreter.attach()) {
      ThreadState self = attachment.state();
      try (Opened file = Released.call(self, () -> Opened.of(path, StandardOpenOption.READ))) {
        return fill(
            context, self, file.header, memory -> Bytes.read(file.channel, memory, file.name));
      }
    }
  }

  /**
   * Makes an array of what a header says and fills it, with the lock dropped.
   *
   * @param header what is to come
   * @param transfer reads the elements, as they are in the file
   */
  static NDArray fill(
      ArrayContext context, ThreadState self, NpyHeader header, Released.Transfer transfer)
      throws IOException {
    StridedArray dense = context.empty(self, header.dtype(), header.memoryShape());
    try {
      Released.run(
          self,
          "load",
          dense,
          memory -> {
            transfer.run(memory);
            Bytes.toNativeOrder(memory, header.dtype(), header.order());
          });
      return ordered(header, dense);
    } catch (IOException | RuntimeException | Error failed) {
      dense.close();
      throw failed;
    }
  }

  /** Returns the array itself, or in its place the transposed view that a Fortran file shows. */
  private static NDArray ordered(NpyHeader header, StridedArray dense) {
    if (!header.fortranOrder() || dense.ndim() < 2) {
      return dense;
    }
    try (dense) {
      return dense.transpose();
    }
  }

  /**
   * Maps an array's file into memory: {@code numpy.load(path, mmap_mode=mode)}. The file must not
   * become shorter while the array is open: reading what is gone ends the process.
   *
   * @param interpreter whose array it becomes
   * @param path a .npy file
   * @param mode {@link MapMode#READ_ONLY}, {@link MapMode#READ_WRITE} or {@link
   *     MapMode#COPY_ON_WRITE}
   * @return a new array on the file; transposed if the file is in Fortran order
   * @throws IOException as {@link #load(Interpreter, Path)}, or if the elements are not in the
   *     machine's byte order or not aligned
   * @throws IllegalArgumentException if the mode is {@link MapMode#CREATE}
   */
  public static NDArray map(Interpreter interpreter, Path path, MapMode mode) throws IOException {
    if (mode == MapMode.CREATE) {
      throw new IllegalArgumentException(
          "load: mode w+ would empty %s before it is read: use openMemmap".formatted(path));
    }
    ArrayContext context = ArrayContext.of(interpreter);
    try (var attachment = interpreter.attach()) {
      ThreadState self = attachment.state();
      try (Opened file = Released.call(self, () -> Opened.of(path, RawFiles.options(mode)))) {
        NpyHeader header = file.header;
        requireMappable(header, file.name);
        long bytes = header.dataBytes();
        Mapping mapping =
            Released.call(self, () -> Mapping.of(file.channel, mode, header.length(), bytes));
        return ordered(header, RawFiles.adopt(context, self, mapping, header, mode));
      }
    }
  }

  private static void requireMappable(NpyHeader header, String file) throws IOException {
    int number = Bytes.numberBytes(header.dtype());
    if (number > 1 && header.order() != ByteOrder.nativeOrder()) {
      throw new IOException(
          "%s: is in %s byte order and cannot be mapped on this machine: load it"
              .formatted(file, header.order() == ByteOrder.BIG_ENDIAN ? "big" : "little"));
    }
    if (header.length() % number != 0) {
      throw new IOException(
          "%s: elements begin at byte %d, not at a multiple of %d, and cannot be mapped: load it"
              .formatted(file, header.length(), number));
    }
  }

  /** A .npy file whose header has been read and checked. */
  private static final class Opened implements AutoCloseable {
    final FileChannel channel;
    final NpyHeader header;
    final String name;

    private Opened(FileChannel channel, NpyHeader header, String name) {
      this.channel = channel;
      this.header = header;
      this.name = name;
    }

    static Opened of(Path path, OpenOption... options) throws IOException {
      String name = path.toString();
      FileChannel channel = FileChannel.open(path, options);
      try {
        NpyHeader header = NpyHeader.read(Channels.newInputStream(channel), name);
        header.requireData(channel.size() - header.length(), name);
        return new Opened(channel, header, name);
      } catch (IOException | RuntimeException | Error failed) {
        channel.close();
        throw failed;
      }
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }

  // ---- writing ----------------------------------------------------------------------------------

  /**
   * Writes an array: {@code numpy.save}. The file appears under its name when it is whole, by a
   * temporary file beside it that is renamed; it is not forced to the disk ({@code fsync}). An
   * array that is neither in C order nor in Fortran order is copied first.
   *
   * @param path where to; unlike NumPy's, no suffix is added
   * @param array what to write
   * @throws IOException if the file cannot be written; an old one is left as it was
   * @throws UnsupportedOperationException if .npy has no descr for the dtype
   */
  public static void save(Path path, NDArray array) throws IOException {
    try (var attachment = array.interpreter().attach();
        Saved saved = Saved.of("save", array)) {
      Released.run(
          attachment.state(),
          "save",
          saved.elements,
          memory -> AtomicFile.write(path, out -> saved.writeTo(out, memory)));
    }
  }

  /**
   * Makes a .npy file of zeros and maps it: {@code numpy.lib.format.open_memmap(path, 'w+')}. An
   * old file is emptied first, not replaced.
   *
   * @param interpreter whose array it becomes
   * @param path where to
   * @param dtype the type of the elements
   * @param shape the extents
   * @return a new array on the file
   * @throws IOException if the file cannot be made
   * @throws UnsupportedOperationException if .npy has no descr for the dtype
   */
  public static NDArray create(Interpreter interpreter, Path path, DType dtype, long... shape)
      throws IOException {
    Shape.sizeBytes(dtype, shape);
    byte[] header = NpyHeader.bytes("openMemmap", dtype, false, shape);
    ArrayContext context = ArrayContext.of(interpreter);
    try (var attachment = interpreter.attach()) {
      ThreadState self = attachment.state();
      Mapping mapping =
          Released.call(
              self,
              () -> {
                try (FileChannel out = FileChannel.open(path, RawFiles.options(MapMode.CREATE))) {
                  out.write(ByteBuffer.wrap(header));
                  return Mapping.of(
                      out, MapMode.CREATE, header.length, Shape.sizeBytes(dtype, shape));
                }
              });
      var made = new NpyHeader(dtype, ByteOrder.nativeOrder(), false, shape.clone(), header.length);
      return RawFiles.adopt(context, self, mapping, made, MapMode.CREATE);
    }
  }

  /** An array as it is written: the header, and the elements one behind the other. */
  static final class Saved implements AutoCloseable {
    final StridedArray elements;
    private final byte[] header;
    private final @Nullable NDArray made;

    private Saved(StridedArray elements, byte[] header, @Nullable NDArray made) {
      this.elements = elements;
      this.header = header;
      this.made = made;
    }

    /** Prepares an array; the calling thread is attached to its interpreter. */
    static Saved of(String operation, NDArray array) {
      DType dtype = array.dtype();
      long[] shape = array.shape();
      if (array.isContiguous()) {
        byte[] header = NpyHeader.bytes(operation, dtype, false, shape);
        return new Saved((StridedArray) array, header, null);
      }
      StridedArray transposed = (StridedArray) array.transpose();
      if (transposed.contiguous()) {
        byte[] header = NpyHeader.bytes(operation, dtype, true, shape);
        return new Saved(transposed, header, transposed);
      }
      transposed.close();
      byte[] header = NpyHeader.bytes(operation, dtype, false, shape);
      StridedArray copy = (StridedArray) array.copy();
      return new Saved(copy, header, copy);
    }

    long bytes() {
      return header.length + elements.elements() * elements.type().itemsize();
    }

    byte[] header() {
      return header;
    }

    void writeTo(WritableByteChannel out, MemorySegment memory) throws IOException {
      ByteBuffer first = ByteBuffer.wrap(header);
      while (first.hasRemaining()) {
        out.write(first);
      }
      Bytes.write(out, memory);
    }

    @Override
    public void close() {
      if (made != null) {
        made.close();
      }
    }
  }
}
