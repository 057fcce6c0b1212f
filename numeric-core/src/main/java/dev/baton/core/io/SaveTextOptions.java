package dev.baton.core.io;

import dev.baton.core.internal.text.PercentFormat;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * How text is written: the arguments of {@code numpy.savetxt}. Immutable; made from {@link
 * #DEFAULT} by the {@code with…} methods.
 *
 * @param formats printf-like formats as Python's {@code %}: one for every column, one for each, or
 *     one with as many conversions as there are columns; {@code %d}, {@code %e}, {@code %f}, {@code
 *     %g}, {@code %x}, {@code %o}, {@code %s} with flags, width and precision
 * @param delimiter stands between columns
 * @param newline stands after each row
 * @param header written first, as a comment; empty for none
 * @param footer written last, as a comment; empty for none
 * @param comments stands before each line of header and footer
 * @param encoding the encoding of the file
 */
public record SaveTextOptions(
    List<String> formats,
    String delimiter,
    String newline,
    String header,
    String footer,
    String comments,
    Charset encoding) {

  /** What NumPy starts with: {@code %.18e}, a space between columns. */
  public static final SaveTextOptions DEFAULT =
      new SaveTextOptions(List.of("%.18e"), " ", "\n", "", "", "# ", StandardCharsets.UTF_8);

  /**
   * Checks the options.
   *
   * @throws IllegalArgumentException if there is no format, or one that is malformed
   */
  public SaveTextOptions {
    formats = List.copyOf(formats);
    if (formats.isEmpty()) {
      throw new IllegalArgumentException("savetxt: there must be a format");
    }
    formats.forEach(PercentFormat::parse);
  }

  /**
   * Returns these options with other formats.
   *
   * @param fmt one format for every column, or one for each, or one of all
   * @return the new options
   * @throws IllegalArgumentException if there is none, or one that is malformed
   */
  public SaveTextOptions withFormats(String... fmt) {
    return new SaveTextOptions(
        List.of(fmt), delimiter, newline, header, footer, comments, encoding);
  }

  /**
   * Returns these options with another delimiter.
   *
   * @param text what stands between columns
   * @return the new options
   */
  public SaveTextOptions withDelimiter(String text) {
    return new SaveTextOptions(formats, text, newline, header, footer, comments, encoding);
  }

  /**
   * Returns these options with another end of rows.
   *
   * @param text what stands after each row
   * @return the new options
   */
  public SaveTextOptions withNewline(String text) {
    return new SaveTextOptions(formats, delimiter, text, header, footer, comments, encoding);
  }

  /**
   * Returns these options with another header.
   *
   * @param text what is written first, as a comment
   * @return the new options
   */
  public SaveTextOptions withHeader(String text) {
    return new SaveTextOptions(formats, delimiter, newline, text, footer, comments, encoding);
  }

  /**
   * Returns these options with another footer.
   *
   * @param text what is written last, as a comment
   * @return the new options
   */
  public SaveTextOptions withFooter(String text) {
    return new SaveTextOptions(formats, delimiter, newline, header, text, comments, encoding);
  }

  /**
   * Returns these options with another mark of comments.
   *
   * @param mark what stands before each line of header and footer
   * @return the new options
   */
  public SaveTextOptions withComments(String mark) {
    return new SaveTextOptions(formats, delimiter, newline, header, footer, mark, encoding);
  }

  /**
   * Returns these options with another encoding of the file.
   *
   * @param charset the encoding
   * @return the new options
   */
  public SaveTextOptions withEncoding(Charset charset) {
    return new SaveTextOptions(formats, delimiter, newline, header, footer, comments, charset);
  }
}
