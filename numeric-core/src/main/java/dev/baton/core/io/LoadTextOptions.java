package dev.baton.core.io;

import dev.baton.core.array.DType;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * How text is read: the arguments of {@code numpy.loadtxt} and {@code numpy.genfromtxt}. Immutable;
 * made from {@link #DEFAULT} by the {@code with…} methods.
 *
 * {@snippet :
 * NDArray table = np.loadtxt(path, LoadTextOptions.DEFAULT.withDelimiter(",").withSkipRows(1));
 * }
 */
public final class LoadTextOptions {
  /**
   * What NumPy starts with: float64, columns separated by white space, comments after {@code #}.
   */
  public static final LoadTextOptions DEFAULT = new LoadTextOptions();

  private DType dtype = DType.FLOAT64;
  private List<String> comments = List.of("#");
  private @Nullable String delimiter;
  private Map<Integer, ToDoubleFunction<String>> converters = Map.of();
  private int skipRows;
  private int skipFooter;
  private int @Nullable [] useCols;
  private boolean unpack;
  private int ndmin;
  private long maxRows = -1;
  private Charset encoding = StandardCharsets.UTF_8;
  private Set<String> missingValues = Set.of();
  private @Nullable Double fillingValue;

  private LoadTextOptions() {}

  private LoadTextOptions(LoadTextOptions like) {
    dtype = like.dtype;
    comments = like.comments;
    delimiter = like.delimiter;
    converters = like.converters;
    skipRows = like.skipRows;
    skipFooter = like.skipFooter;
    useCols = like.useCols;
    unpack = like.unpack;
    ndmin = like.ndmin;
    maxRows = like.maxRows;
    encoding = like.encoding;
    missingValues = like.missingValues;
    fillingValue = like.fillingValue;
  }

  /**
   * Returns these options with another type of the elements.
   *
   * @param type what fields are read as
   * @return the new options
   */
  public LoadTextOptions withDtype(DType type) {
    LoadTextOptions changed = new LoadTextOptions(this);
    changed.dtype = type;
    return changed;
  }

  /**
   * Returns these options with other marks of comments: what follows one on its line is left out.
   *
   * @param marks the marks; none for no comments
   * @return the new options
   * @throws IllegalArgumentException if a mark is empty
   */
  public LoadTextOptions withComments(String... marks) {
    LoadTextOptions changed = new LoadTextOptions(this);
    changed.comments = List.of(marks);
    if (changed.comments.contains("")) {
      throw new IllegalArgumentException("a mark of comments must not be empty");
    }
    return changed;
  }

  /**
   * Returns these options with another delimiter of columns.
   *
   * @param separator what separates fields; null for white space of any length
   * @return the new options
   * @throws IllegalArgumentException if it is empty
   */
  public LoadTextOptions withDelimiter(@Nullable String separator) {
    LoadTextOptions changed = new LoadTextOptions(this);
    if (separator != null && separator.isEmpty()) {
      throw new IllegalArgumentException(
          "the delimiter must not be empty; null is for white space");
    }
    changed.delimiter = separator;
    return changed;
  }

  /**
   * Returns these options with a function that reads one column.
   *
   * @param column its number in the file, from 0; negative counts from the last
   * @param converter makes a number of a field, which has no white space around it
   * @return the new options
   */
  public LoadTextOptions withConverter(int column, ToDoubleFunction<String> converter) {
    LoadTextOptions changed = new LoadTextOptions(this);
    Map<Integer, ToDoubleFunction<String>> all = new HashMap<>(converters);
    all.put(column, converter);
    changed.converters = Map.copyOf(all);
    return changed;
  }

  /**
   * Returns these options with another number of lines to skip first, comments and empty ones
   * counted: {@code skiprows}, {@code skip_header}.
   *
   * @param lines how many
   * @return the new options
   * @throws IllegalArgumentException if it is negative
   */
  public LoadTextOptions withSkipRows(int lines) {
    LoadTextOptions changed = new LoadTextOptions(this);
    require(lines >= 0, "skipRows", lines);
    changed.skipRows = lines;
    return changed;
  }

  /**
   * Returns these options with another number of rows to leave out at the end, for {@code
   * genfromtxt} only.
   *
   * @param rows how many
   * @return the new options
   * @throws IllegalArgumentException if it is negative
   */
  public LoadTextOptions withSkipFooter(int rows) {
    LoadTextOptions changed = new LoadTextOptions(this);
    require(rows >= 0, "skipFooter", rows);
    changed.skipFooter = rows;
    return changed;
  }

  /**
   * Returns these options with a selection of columns.
   *
   * @param columns which ones, in the order of the result; negative counts from the last
   * @return the new options
   * @throws IllegalArgumentException if there are none
   */
  public LoadTextOptions withUseCols(int... columns) {
    LoadTextOptions changed = new LoadTextOptions(this);
    if (columns.length == 0) {
      throw new IllegalArgumentException("useCols must name a column");
    }
    changed.useCols = columns.clone();
    return changed;
  }

  /**
   * Returns these options with or without the transposition of the result, so that a[0] is a
   * column.
   *
   * @param transposed true to transpose
   * @return the new options
   */
  public LoadTextOptions withUnpack(boolean transposed) {
    LoadTextOptions changed = new LoadTextOptions(this);
    changed.unpack = transposed;
    return changed;
  }

  /**
   * Returns these options with another least number of axes; axes of extent 1 beyond it are left
   * out.
   *
   * @param axes 0, 1 or 2
   * @return the new options
   * @throws IllegalArgumentException if it is none of these
   */
  public LoadTextOptions withNdmin(int axes) {
    LoadTextOptions changed = new LoadTextOptions(this);
    if (axes < 0 || axes > 2) {
      throw new IllegalArgumentException("ndmin must be 0, 1 or 2, got " + axes);
    }
    changed.ndmin = axes;
    return changed;
  }

  /**
   * Returns these options with a limit of the rows read; empty lines and comments do not count.
   *
   * @param rows how many at most
   * @return the new options
   * @throws IllegalArgumentException if it is negative
   */
  public LoadTextOptions withMaxRows(long rows) {
    LoadTextOptions changed = new LoadTextOptions(this);
    require(rows >= 0, "maxRows", rows);
    changed.maxRows = rows;
    return changed;
  }

  /**
   * Returns these options with another encoding of the file.
   *
   * @param charset the encoding; UTF-8 if not called
   * @return the new options
   */
  public LoadTextOptions withEncoding(Charset charset) {
    LoadTextOptions changed = new LoadTextOptions(this);
    changed.encoding = charset;
    return changed;
  }

  /**
   * Returns these options with words that stand for missing values, for {@code genfromtxt} only.
   * Unlike in NumPy, a word that is a number stands for a missing value too.
   *
   * @param words the words, beside the empty field, and what is no number
   * @return the new options
   */
  public LoadTextOptions withMissingValues(String... words) {
    LoadTextOptions changed = new LoadTextOptions(this);
    changed.missingValues = Set.of(words);
    return changed;
  }

  /**
   * Returns these options with what missing values become, for {@code genfromtxt} only.
   *
   * @param value the value; NaN, -1 or false, by the dtype, if not called
   * @return the new options
   */
  public LoadTextOptions withFillingValue(double value) {
    LoadTextOptions changed = new LoadTextOptions(this);
    changed.fillingValue = value;
    return changed;
  }

  private static void require(boolean valid, String name, long value) {
    if (!valid) {
      throw new IllegalArgumentException(name + " must not be negative, got " + value);
    }
  }

  DType dtype() {
    return dtype;
  }

  List<String> comments() {
    return comments;
  }

  @Nullable String delimiter() {
    return delimiter;
  }

  Map<Integer, ToDoubleFunction<String>> converters() {
    return converters;
  }

  int skipRows() {
    return skipRows;
  }

  int skipFooter() {
    return skipFooter;
  }

  int @Nullable [] useCols() {
    return useCols;
  }

  boolean unpack() {
    return unpack;
  }

  int ndmin() {
    return ndmin;
  }

  /** The limit; -1 for none. */
  long maxRows() {
    return maxRows;
  }

  Charset encoding() {
    return encoding;
  }

  Set<String> missingValues() {
    return missingValues;
  }

  @Nullable Double fillingValue() {
    return fillingValue;
  }
}
