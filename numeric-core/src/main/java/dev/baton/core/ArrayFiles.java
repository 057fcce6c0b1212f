package dev.baton.core;

import dev.baton.core.array.DType;
import dev.baton.core.array.NDArray;
import dev.baton.core.io.LoadTextOptions;
import dev.baton.core.io.MapMode;
import dev.baton.core.io.NpyFiles;
import dev.baton.core.io.NpzArchive;
import dev.baton.core.io.RawFiles;
import dev.baton.core.io.SaveTextOptions;
import dev.baton.core.io.TextReader;
import dev.baton.core.io.TextWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads and writes arrays: NumPy's input and output. Part of {@link Numeric}.
 *
 * {@snippet file="dev/baton/core/Snippets.java" region="files"}
 *
 * <p>Files are opened, read and written with the interpreter lock dropped, at any size and whatever
 * the release policy, as CPython does it. A file that is written appears under its name when it is
 * whole; memory maps are the exception.
 */
public sealed interface ArrayFiles permits Numeric {

  // ---- .npy and .npz ----------------------------------------------------------------------------

  /**
   * Reads a .npy file: {@code numpy.load}. All versions and byte orders are read; files of objects,
   * strings, times and structured dtypes are refused.
   *
   * @param path the file
   * @return a new array; a transposed one if the file is in Fortran order
   * @throws IOException if the file cannot be read, is malformed, or holds what is refused; nothing
   *     was allocated by what its header says
   */
  default NDArray load(Path path) throws IOException {
    return NpyFiles.load(Numeric.context(this).interpreter(), path);
  }

  /**
   * Maps a .npy file into memory: {@code numpy.load} with {@code mmap_mode}. The file must not
   * become shorter while the array is open.
   *
   * @param path the file
   * @param mode how it is mapped; not {@link MapMode#CREATE}
   * @return a new array on the file
   * @throws IOException if the file cannot be read, is malformed, holds what is refused, or is not
   *     in the machine's byte order
   * @throws IllegalArgumentException if the mode is {@link MapMode#CREATE}
   */
  default NDArray load(Path path, MapMode mode) throws IOException {
    return NpyFiles.map(Numeric.context(this).interpreter(), path, mode);
  }

  /**
   * Opens a .npz file: {@code numpy.load}, which tells the two kinds of files apart by their
   * content.
   *
   * @param path the file
   * @return its arrays, read when asked for; to be closed
   * @throws IOException if the file cannot be read, or is refused
   */
  default NpzArchive loadNpz(Path path) throws IOException {
    return NpzArchive.open(Numeric.context(this).interpreter(), path);
  }

  /**
   * Writes a .npy file, the bytes that NumPy writes: {@code numpy.save}.
   *
   * @param path where to; unlike NumPy's, no suffix is added
   * @param a what to write
   * @throws IOException if it cannot be written; an old file is left as it was
   * @throws UnsupportedOperationException if the dtype is bfloat16, which .npy does not know
   */
  default void save(Path path, NDArray a) throws IOException {
    NpyFiles.save(path, Numeric.context(this).mine("save", a));
  }

  /**
   * Writes arrays to a .npz file: {@code numpy.savez}.
   *
   * @param path where to; unlike NumPy's, no suffix is added
   * @param arrays the arrays, which are named {@code arr_0}, {@code arr_1}, …
   * @throws IOException if it cannot be written; an old file is left as it was
   */
  default void savez(Path path, NDArray... arrays) throws IOException {
    Map<String, NDArray> named = new LinkedHashMap<>();
    for (int i = 0; i < arrays.length; i++) {
      named.put("arr_" + i, arrays[i]);
    }
    savez(path, named);
  }

  /**
   * Writes arrays to a .npz file by their names: {@code numpy.savez}.
   *
   * @param path where to; unlike NumPy's, no suffix is added
   * @param arrays the arrays by name; written in the map's order
   * @throws IOException if it cannot be written; an old file is left as it was
   * @throws IllegalArgumentException if a name is empty, absolute, or leads out of its folder
   */
  default void savez(Path path, Map<String, NDArray> arrays) throws IOException {
    NpzArchive.save(Numeric.context(this).interpreter(), path, arrays, false);
  }

  /**
   * Writes arrays to a compressed .npz file by their names: {@code numpy.savez_compressed}.
   *
   * @param path where to; unlike NumPy's, no suffix is added
   * @param arrays the arrays by name; written in the map's order
   * @throws IOException if it cannot be written; an old file is left as it was
   * @throws IllegalArgumentException if a name is empty, absolute, or leads out of its folder
   */
  default void savezCompressed(Path path, Map<String, NDArray> arrays) throws IOException {
    NpzArchive.save(Numeric.context(this).interpreter(), path, arrays, true);
  }

  // ---- raw elements -----------------------------------------------------------------------------

  /**
   * Reads a file that is nothing but elements: {@code numpy.fromfile}.
   *
   * @param path the file
   * @param dtype what it is made of, in the machine's byte order
   * @return a new array of one axis; a rest of some bytes is left out
   * @throws IOException if it cannot be read
   */
  default NDArray fromfile(Path path, DType dtype) throws IOException {
    return fromfile(path, dtype, -1, 0);
  }

  /**
   * Reads a part of a file of elements: {@code numpy.fromfile}.
   *
   * @param path the file
   * @param dtype what it is made of, in the machine's byte order
   * @param count how many elements; -1 for all there are
   * @param offset how many bytes to skip first
   * @return a new array (count)
   * @throws IOException if it cannot be read, or has fewer elements
   * @throws IllegalArgumentException if {@code count} is below -1 or {@code offset} negative
   */
  default NDArray fromfile(Path path, DType dtype, long count, long offset) throws IOException {
    return RawFiles.read(Numeric.context(this).interpreter(), path, dtype, count, offset);
  }

  /**
   * Maps a file of elements into memory: {@code numpy.memmap}. The file must not become shorter
   * while the array is open.
   *
   * @param path the file
   * @param dtype what it is made of, in the machine's byte order
   * @param mode how it is mapped
   * @param offset where the first element is, in bytes
   * @param shape the extents
   * @return a new array on the file
   * @throws IOException if it cannot be opened, or is too short
   * @throws IllegalArgumentException if {@code offset} is negative or not aligned
   */
  default NDArray memmap(Path path, DType dtype, MapMode mode, long offset, long... shape)
      throws IOException {
    return RawFiles.map(Numeric.context(this).interpreter(), path, dtype, mode, offset, shape);
  }

  /**
   * Makes a .npy file of zeros and maps it: {@code numpy.lib.format.open_memmap} with mode {@code
   * w+}.
   *
   * @param path where to; an old file is emptied
   * @param dtype the type of the elements
   * @param shape the extents
   * @return a new array on the file
   * @throws IOException if it cannot be made
   */
  default NDArray openMemmap(Path path, DType dtype, long... shape) throws IOException {
    return NpyFiles.create(Numeric.context(this).interpreter(), path, dtype, shape);
  }

  /**
   * Brings what was written to a mapped array to the disk: {@code memmap.flush}.
   *
   * @param a a mapped array, or a view of one
   * @throws IllegalArgumentException if it is not mapped
   */
  default void flush(NDArray a) {
    RawFiles.flush(Numeric.context(this).mine("flush", a));
  }

  // ---- text -------------------------------------------------------------------------------------

  /**
   * Reads a table of float64 numbers separated by white space: {@code numpy.loadtxt}.
   *
   * @param path the file
   * @return a new array (rows, columns), without axes of extent 1
   * @throws IOException if it cannot be read or is malformed; the message names line and column
   */
  default NDArray loadtxt(Path path) throws IOException {
    return loadtxt(path, LoadTextOptions.DEFAULT);
  }

  /**
   * Reads a table of numbers: {@code numpy.loadtxt}.
   *
   * @param path the file
   * @param options delimiter, comments, dtype, columns, …
   * @return a new array (rows, columns), without axes of extent 1; transposed if unpacked
   * @throws IOException if it cannot be read or is malformed; the message names line and column
   */
  default NDArray loadtxt(Path path, LoadTextOptions options) throws IOException {
    return TextReader.load(Numeric.context(this).interpreter(), path, options);
  }

  /**
   * Reads a table of numbers that may have gaps: {@code numpy.genfromtxt}. What is empty or no
   * number becomes the filling value.
   *
   * @param path the file
   * @param options delimiter, comments, dtype, columns, missing values, …
   * @return a new array (rows, columns), without axes of extent 1; transposed if unpacked
   * @throws IOException if it cannot be read, or rows differ in length
   */
  default NDArray genfromtxt(Path path, LoadTextOptions options) throws IOException {
    return TextReader.loadWithGaps(Numeric.context(this).interpreter(), path, options);
  }

  /**
   * Writes a table as text, {@code %.18e} separated by spaces: {@code numpy.savetxt}.
   *
   * @param path where to
   * @param a what to write: (rows, columns), or (rows) for one column
   * @throws IOException if it cannot be written; an old file is left as it was
   * @throws dev.baton.core.array.ShapeException if the array has neither one axis nor two
   */
  default void savetxt(Path path, NDArray a) throws IOException {
    savetxt(path, a, SaveTextOptions.DEFAULT);
  }

  /**
   * Writes a table as text: {@code numpy.savetxt}.
   *
   * @param path where to
   * @param a what to write: (rows, columns), or (rows) for one column
   * @param options formats, delimiter, header, …
   * @throws IOException if it cannot be written; an old file is left as it was
   * @throws dev.baton.core.array.ShapeException if the array has neither one axis nor two
   * @throws IllegalArgumentException if the formats are not as many as the columns
   */
  default void savetxt(Path path, NDArray a, SaveTextOptions options) throws IOException {
    TextWriter.save(path, Numeric.context(this).mine("savetxt", a), options);
  }
}
