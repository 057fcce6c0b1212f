package dev.baton.demos.lab;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * Writes JSON that people can read too, indented, one entry of a list to a line or more; and reads
 * it back.
 */
public final class Json {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final ObjectReader READER =
      MAPPER.reader().without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  private Json() {}

  /**
   * Writes a value as JSON.
   *
   * @param value a record, map or list
   * @return the text, with a line end
   */
  public static String text(Object value) {
    var indenter = new DefaultIndenter("  ", "\n");
    var printer = new DefaultPrettyPrinter().withObjectIndenter(indenter);
    printer.indentArraysWith(indenter);
    try {
      return MAPPER.writer(printer).writeValueAsString(value) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("cannot be written as JSON: " + value, e);
    }
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @param <T> what is in it
   * @param file where from
   * @param type its class; what it has besides, a later version's perhaps, is passed over
   * @return the value
   * @throws IOException if it cannot be read, or is something else
   */
  public static <T> T read(Path file, Class<T> type) throws IOException {
    try {
      return READER.readValue(file.toFile(), type);
    } catch (JsonProcessingException e) {
      throw new IOException(file + " is not what was expected: " + e.getOriginalMessage(), e);
    }
  }

  /**
   * Writes a value to a file, whole or not at all: a reader never sees half of it.
   *
   * @param file where to; its folder is made
   * @param value a record, map or list
   * @throws IOException if it cannot be written
   */
  public static void write(Path file, Object value) throws IOException {
    writeText(file, text(value));
  }

  /**
   * Writes a text to a file, whole or not at all.
   *
   * @param file where to; its folder is made
   * @param text the content
   * @throws IOException if it cannot be written
   */
  public static void writeText(Path file, String text) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    // Not createTempFile: what that makes nobody else may read.
    Path whole = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID() + ".tmp");
    try {
      Files.writeString(whole, text, StandardOpenOption.CREATE_NEW);
      Files.move(whole, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(whole);
    }
  }
}
