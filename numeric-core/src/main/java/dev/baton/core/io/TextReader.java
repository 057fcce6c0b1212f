package dev.baton.core.io;

import dev.baton.core.array.DType;
import dev.baton.core.array.NDArray;
import dev.baton.core.internal.array.ArrayContext;
import dev.baton.core.internal.array.StridedArray;
import dev.baton.core.interpreter.Interpreter;
import dev.baton.core.interpreter.ThreadState;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Tables of numbers in text: {@code numpy.loadtxt} and {@code numpy.genfromtxt}. The file is read
 * with the interpreter lock dropped, block by block; fields become numbers under it, with a
 * checkpoint after each row.
 */
public final class TextReader {
  private final String file;
  private final LoadTextOptions options;
  private final boolean lenient;
  private final Column numbers;
  private final List<String> fields = new ArrayList<>();
  private final Deque<Row> held = new ArrayDeque<>();

  /** The number of columns in the file, and in the result; -1 before the first row. */
  private int fileColumns = -1;

  private int columns = -1;
  private int firstLine;
  private long rows;

  private TextReader(String file, LoadTextOptions options, boolean lenient) {
    this.file = file;
    this.options = options;
    this.lenient = lenient;
    this.numbers = new Column(options.dtype());
  }

  /** Fields that wait until it is known that they are not in the footer. */
  private record Row(int line, List<String> fields) {}

  // ---- the functions ----------------------------------------------------------------------------

  /**
   * Reads a table whose every field is a number: {@code numpy.loadtxt}.
   *
   * @param interpreter whose array it becomes
   * @param path the file
   * @param options how
   * @return a new array (rows, columns), without axes of extent 1; transposed if unpacked
   * @throws IOException if the file cannot be read; a field is no number of the dtype; or rows
   *     differ in length; the message names line and column, counted from 1
   */
  public static NDArray load(Interpreter interpreter, Path path, LoadTextOptions options)
      throws IOException {
    return read(interpreter, path, options, false);
  }

  /**
   * Reads a table that may have gaps: {@code numpy.genfromtxt}. A field that is empty or no number
   * becomes the filling value.
   *
   * @param interpreter whose array it becomes
   * @param path the file
   * @param options how
   * @return a new array (rows, columns), without axes of extent 1; transposed if unpacked
   * @throws IOException if the file cannot be read, or rows differ in length
   */
  public static NDArray loadWithGaps(Interpreter interpreter, Path path, LoadTextOptions options)
      throws IOException {
    return read(interpreter, path, options, true);
  }

  /**
   * Reads the numbers in a text: {@code numpy.fromstring(text, dtype, sep=separator)}. Line breaks
   * count as spaces.
   *
   * @param interpreter whose array it becomes
   * @param text the numbers
   * @param dtype what they become
   * @param separator what is between them, with or without spaces about it; only spaces for spaces
   * @return a new array (count)
   * @throws IllegalArgumentException if a part is no number of the dtype
   */
  public static NDArray parse(Interpreter interpreter, String text, DType dtype, String separator) {
    ArrayContext context = ArrayContext.of(interpreter);
    String mark = NumberText.strip(separator);
    LoadTextOptions options = LoadTextOptions.DEFAULT.withDtype(dtype);
    TextReader reader =
        new TextReader("text", mark.isEmpty() ? options : options.withDelimiter(mark), false);
    reader.split(text);
    int end = reader.fields.size();
    if (end > 0 && NumberText.strip(reader.fields.get(end - 1)).isEmpty()) {
      end--; // A separator at the end, or nothing but spaces.
    }
    for (String field : reader.fields.subList(0, end)) {
      try {
        reader.numbers.append(field);
      } catch (NumberFormatException none) {
        throw new IllegalArgumentException(
            "fromstring: \"%s\" is no %s".formatted(NumberText.strip(field), dtype), none);
      }
    }
    try (var attachment = interpreter.attach()) {
      StridedArray result = context.empty(attachment.state(), dtype, reader.numbers.size());
      reader.numbers.store(result.address());
      return result;
    }
  }

  private static NDArray read(
      Interpreter interpreter, Path path, LoadTextOptions options, boolean lenient)
      throws IOException {
    ArrayContext context = ArrayContext.of(interpreter);
    try (var attachment = interpreter.attach()) {
      ThreadState self = attachment.state();
      TextReader reader = new TextReader(path.toString(), options, lenient);
      try (InputStream in = Released.call(self, () -> Files.newInputStream(path));
          BufferedReader lines =
              new BufferedReader(
                  new InputStreamReader(
                      new ReleasingStream(self, in), options.encoding().newDecoder()))) {
        reader.readLines(self, lines);
      }
      return reader.result(context, self);
    }
  }

  // ---- lines ------------------------------------------------------------------------------------

  private void readLines(ThreadState self, BufferedReader lines) throws IOException {
    int number = 0;
    long most = options.maxRows();
    while (most < 0 || rows + held.size() < most) {
      String line;
      try {
        line = lines.readLine();
      } catch (CharacterCodingException malformed) {
        throw new IOException(
            "%s: after line %d: is not %s".formatted(file, number, options.encoding()), malformed);
      }
      if (line == null) {
        break;
      }
      number++;
      if (number > options.skipRows()) {
        readLine(number, line);
        self.checkpoint();
      }
    }
  }

  private void readLine(int number, String line) throws IOException {
    split(withoutComment(line));
    if (fields.isEmpty()) {
      return;
    }
    int footer = lenient ? options.skipFooter() : 0;
    if (footer == 0) {
      readRow(number, fields);
      return;
    }
    held.add(new Row(number, List.copyOf(fields)));
    if (held.size() > footer) {
      Row row = held.remove();
      readRow(row.line, row.fields);
    }
  }

  private String withoutComment(String line) {
    int end = line.length();
    for (String mark : options.comments()) {
      int found = line.indexOf(mark);
      end = found < 0 ? end : Math.min(end, found);
    }
    return line.substring(0, end);
  }

  /** Fills {@link #fields}; an empty line has none. */
  private void split(String line) {
    fields.clear();
    String delimiter = options.delimiter();
    if (delimiter != null) {
      if (lenient ? NumberText.strip(line).isEmpty() : line.isEmpty()) {
        return;
      }
      int start = 0;
      for (int end = line.indexOf(delimiter); end >= 0; end = line.indexOf(delimiter, start)) {
        fields.add(line.substring(start, end));
        start = end + delimiter.length();
      }
      fields.add(line.substring(start));
      return;
    }
    int at = 0;
    while (at < line.length()) {
      int start = at;
      while (at < line.length() && !NumberText.isSpace(line.charAt(at))) {
        at++;
      }
      if (at > start) {
        fields.add(line.substring(start, at));
      }
      at++;
    }
  }

  // ---- rows -------------------------------------------------------------------------------------

  private void readRow(int line, List<String> row) throws IOException {
    int[] selected = options.useCols();
    if (fileColumns < 0) {
      fileColumns = row.size();
      columns = selected == null ? fileColumns : selected.length;
      firstLine = line;
    }
    if (row.size() != fileColumns && (selected == null || lenient)) {
      throw new IOException(
          "%s: line %d has %d columns, line %d has %d%s"
              .formatted(
                  file,
                  line,
                  row.size(),
                  firstLine,
                  fileColumns,
                  lenient ? "" : "; use useCols to read some of them"));
    }
    for (int i = 0; i < columns; i++) {
      int column = selected == null ? i : selected[i];
      int index = column < 0 ? column + row.size() : column;
      if (index < 0 || index >= row.size()) {
        throw new IOException(
            "%s: line %d has %d columns, and column %d is to be used"
                .formatted(file, line, row.size(), column));
      }
      readField(line, index, row.size(), row.get(index));
    }
    rows++;
  }

  private void readField(int line, int column, int width, String field) throws IOException {
    ToDoubleFunction<String> converter = options.converters().get(column);
    if (converter == null) {
      converter = options.converters().get(column - width);
    }
    try {
      if (converter != null) {
        numbers.append(converter.applyAsDouble(NumberText.strip(field)));
      } else if (lenient) {
        readPerhaps(NumberText.strip(field));
      } else {
        numbers.append(field);
      }
    } catch (NumberFormatException none) {
      throw new IOException(
          "%s: line %d, column %d: cannot read %s as %s"
              .formatted(file, line, column + 1, HeaderLiteral.excerpt(field), options.dtype()),
          converter == null ? null : none);
    }
  }

  /** Reads a field as Python does, underscores and the words of booleans included. */
  private void readPerhaps(String field) {
    if (!field.isEmpty() && !options.missingValues().contains(field)) {
      if (options.dtype().kind() == 'b') {
        if (field.equalsIgnoreCase("true") || field.equalsIgnoreCase("false")) {
          numbers.appendInteger(field.equalsIgnoreCase("true") ? 1 : 0);
          return;
        }
      } else {
        try {
          numbers.append(
              field.indexOf('_') < 0 ? field : field.replaceAll("(?<=[0-9])_(?=[0-9])", ""));
          return;
        } catch (NumberFormatException missing) {
          // The filling value stands for it.
        }
      }
    }
    Double filling = options.fillingValue();
    numbers.append(filling != null ? filling : defaultFilling());
  }

  private double defaultFilling() {
    return switch (options.dtype().kind()) {
      case 'b' -> 0;
      case 'i', 'u' -> -1;
      default -> Double.NaN;
    };
  }

  // ---- the result -------------------------------------------------------------------------------

  private NDArray result(ArrayContext context, ThreadState self) {
    long[] shape = squeezed();
    StridedArray array = context.empty(self, options.dtype(), shape);
    numbers.store(array.address());
    if (!options.unpack() || shape.length < 2) {
      return array;
    }
    try (array) {
      return array.transpose();
    }
  }

  /**
   * NumPy's shape: axes of extent 1 go while there are more than wanted, then columns come back.
   */
  private long[] squeezed() {
    int ndmin = options.ndmin();
    int[] selected = options.useCols();
    if (columns < 0 && (selected == null || lenient)) {
      return ndmin == 2 ? new long[] {0, 1} : new long[] {0};
    }
    long width = columns < 0 ? selectedWidth(selected) : columns;
    long[] full = {rows, width};
    long[] shape = ndmin == 2 ? full : Arrays.stream(full).filter(extent -> extent != 1).toArray();
    if (shape.length < ndmin) {
      return new long[] {1};
    }
    return shape;
  }

  private static long selectedWidth(int @Nullable [] selected) {
    return selected == null ? 1 : selected.length;
  }
}
