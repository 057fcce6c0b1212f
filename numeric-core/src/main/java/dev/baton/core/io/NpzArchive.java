package dev.baton.core.io;

import dev.baton.core.array.NDArray;
import dev.baton.core.internal.array.ArrayContext;
import dev.baton.core.interpreter.Interpreter;
import dev.baton.core.interpreter.ThreadState;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.foreign.MemorySegment;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Arrays in a zip file, a .npy file each: {@code numpy.load} of a .npz and {@code numpy.savez}.
 * Arrays are read when they are asked for, with the interpreter lock dropped. Closing an archive
 * closes its file, not its arrays.
 *
 * {@snippet :
 * try (NpzArchive archive = np.loadNpz(path)) {
 *   NDArray weights = archive.get("weights");
 * }
 * }
 *
 * <p>What an entry says is checked before anything is allocated: the sizes against each other and
 * against what deflate can do, the header against the size. Each entry's checksum is checked when
 * it is read. Archives with two entries of one name, or with names that lead out of a folder, are
 * refused.
 */
public final class NpzArchive implements AutoCloseable {
  private static final String SUFFIX = ".npy";

  /** Deflate makes at most 258 bytes of two bits. */
  private static final long BEST_RATIO = 1032;

  /** What NumPy gives entries: so equal arrays make equal files. */
  private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private final Interpreter interpreter;
  private final Path path;
  private final ZipFile zip;
  private final Map<String, ZipEntry> entries;

  private NpzArchive(
      Interpreter interpreter, Path path, ZipFile zip, Map<String, ZipEntry> entries) {
    this.interpreter = interpreter;
    this.path = path;
    this.zip = zip;
    this.entries = entries;
  }

  // ---- reading ----------------------------------------------------------------------------------

  /**
   * Opens an archive.
   *
   * @param interpreter whose arrays are read from it
   * @param path a .npz file
   * @return the archive, to be closed
   * @throws IOException if it cannot be read, is no zip file, or is refused
   */
  public static NpzArchive open(Interpreter interpreter, Path path) throws IOException {
    try (var attachment = interpreter.attach()) {
      return Released.call(attachment.state(), () -> opened(interpreter, path));
    }
  }

  private static NpzArchive opened(Interpreter interpreter, Path path) throws IOException {
    ZipFile zip;
    try {
      zip = new ZipFile(path.toFile());
    } catch (IOException | IllegalArgumentException failed) {
      throw new IOException("%s: cannot be opened as .npz: %s".formatted(path, failed), failed);
    }
    try {
      return new NpzArchive(interpreter, path, zip, entries(zip, path));
    } catch (IOException | RuntimeException | Error failed) {
      zip.close();
      throw failed;
    }
  }

  private static Map<String, ZipEntry> entries(ZipFile zip, Path path) throws IOException {
    Map<String, ZipEntry> entries = new LinkedHashMap<>();
    for (ZipEntry entry : Collections.list(zip.entries())) {
      String name = entry.getName();
      requirePlain(name, path);
      if (entries.putIfAbsent(name, entry) != null) {
        throw new IOException("%s: has two entries named %s".formatted(path, name));
      }
    }
    Map<String, ZipEntry> arrays = new LinkedHashMap<>();
    entries.forEach(
        (name, entry) -> {
          if (name.endsWith(SUFFIX)) {
            arrays.put(name.substring(0, name.length() - SUFFIX.length()), entry);
          }
        });
    return arrays;
  }

  /** Nothing is ever unpacked by its name here, but who makes such names means no good. */
  private static void requirePlain(String name, Path path) throws IOException {
    String fault = fault(name);
    if (fault != null) {
      throw new IOException(
          "%s: the entry name %s is refused: %s"
              .formatted(path, HeaderLiteral.excerpt(name), fault));
    }
  }

  private static @Nullable String fault(String name) {
    if (name.startsWith("/") || name.matches("(?s)[A-Za-z]:.*")) {
      return "it is absolute";
    }
    if (name.indexOf('\\') >= 0 || name.indexOf('\0') >= 0) {
      return "it has a backslash or a NUL";
    }
    if (Arrays.asList(name.split("/", -1)).contains("..")) {
      return "it leads out of its folder";
    }
    return null;
  }

  /**
   * Returns the names of the arrays: {@code NpzFile.files}.
   *
   * @return the names without .npy, in the file's order; not to be changed
   */
  public List<String> names() {
    return List.copyOf(entries.keySet());
  }

  /**
   * Says whether there is an array of a name.
   *
   * @param name a name without .npy
   * @return true if there is
   */
  public boolean contains(String name) {
    return entries.containsKey(name);
  }

  /**
   * Reads an array.
   *
   * @param name its name, without .npy
   * @return a new array, each time
   * @throws IOException if it cannot be read, is malformed, or holds what is refused
   * @throws IllegalArgumentException if there is none of this name
   * @throws dev.baton.core.array.ArrayMemoryError if there is no memory for it
   */
  public NDArray get(String name) throws IOException {
    ZipEntry entry = entries.get(name);
    if (entry == null) {
      throw new IllegalArgumentException(
          "%s: has no array named %s; there are %s".formatted(path, name, entries.keySet()));
    }
    String label = path + "/" + entry.getName();
    requireSizes(entry, label);
    ArrayContext context = ArrayContext.of(interpreter);
    try (var attachment = interpreter.attach()) {
      ThreadState self = attachment.state();
      CheckedInputStream in = new CheckedInputStream(stream(entry, label), new CRC32());
      try (in) {
        NpyHeader header = Released.call(self, () -> NpyHeader.read(in, label));
        header.requireData(entry.getSize() - header.length(), label);
        return NpyFiles.fill(
            context,
            self,
            header,
            memory -> {
              Bytes.read(in, memory, label);
              requireChecksum(in, entry, label);
            });
      } catch (ZipException | EOFException malformed) {
        throw named(label, malformed);
      }
    }
  }

  /** Says which entry is malformed, where the zip file's own stream did not. */
  private static IOException named(String label, IOException malformed) {
    String message = malformed.getMessage();
    return message != null && message.startsWith(label)
        ? malformed
        : new IOException("%s: is malformed: %s".formatted(label, malformed), malformed);
  }

  private InputStream stream(ZipEntry entry, String label) throws IOException {
    try {
      InputStream in = zip.getInputStream(entry);
      if (in != null) {
        return in;
      }
    } catch (IllegalStateException closed) {
      throw new IllegalStateException(label + ": the archive is closed", closed);
    } catch (IllegalArgumentException malformed) {
      throw new IOException(label + ": is malformed", malformed);
    }
    throw new IOException(label + ": is gone from the file");
  }

  private static void requireSizes(ZipEntry entry, String label) throws IOException {
    long packed = entry.getCompressedSize();
    long size = entry.getSize();
    boolean stored = entry.getMethod() == ZipEntry.STORED;
    if (size < 0 || packed < 0 || (stored ? packed != size : size / BEST_RATIO > packed)) {
      throw new IOException(
          "%s: cannot have %d bytes packed into %d by method %d"
              .formatted(label, size, packed, entry.getMethod()));
    }
  }

  /** Reads to the end and compares: the zip file's own stream does not. */
  private static void requireChecksum(CheckedInputStream in, ZipEntry entry, String label)
      throws IOException {
    in.transferTo(OutputStream.nullOutputStream());
    long found = in.getChecksum().getValue();
    if (found != entry.getCrc()) {
      throw new IOException(
          "%s: its checksum is %08x, not %08x as the archive says"
              .formatted(label, found, entry.getCrc()));
    }
  }

  /** Closes the file. */
  @Override
  public void close() throws IOException {
    zip.close();
  }

  @Override
  public String toString() {
    return path + " with " + entries.keySet();
  }

  // ---- writing ----------------------------------------------------------------------------------

  /**
   * Writes arrays: {@code numpy.savez} or {@code numpy.savez_compressed}. The file appears when it
   * is whole, as {@link NpyFiles#save} does it. Equal arrays make equal files.
   *
   * @param interpreter the arrays' interpreter
   * @param path where to; unlike NumPy's, no suffix is added
   * @param arrays what to write, by the names it gets, without .npy, in this order
   * @param compressed whether entries are deflated
   * @throws IOException if the file cannot be written; an old one is left as it was
   * @throws IllegalArgumentException if a name is empty, absolute, or leads out of its folder
   * @throws UnsupportedOperationException if .npy has no descr for a dtype
   */
  public static void save(
      Interpreter interpreter, Path path, Map<String, NDArray> arrays, boolean compressed)
      throws IOException {
    checkNames(arrays.keySet());
    ArrayContext context = ArrayContext.of(interpreter);
    try (var attachment = interpreter.attach()) {
      ThreadState self = attachment.state();
      for (NDArray array : arrays.values()) {
        context.own("savez", array);
      }
      AtomicFile.write(
          path,
          channel -> {
            OutputStream out = Channels.newOutputStream(channel);
            try (ZipOutputStream zip = new ZipOutputStream(out)) {
              for (Map.Entry<String, NDArray> named : arrays.entrySet()) {
                save(self, zip, named.getKey(), context.own("savez", named.getValue()), compressed);
              }
            }
          });
    }
  }

  private static void save(
      ThreadState self, ZipOutputStream zip, String name, NDArray array, boolean compressed)
      throws IOException {
    try (NpyFiles.Saved saved = NpyFiles.Saved.of("savez", array)) {
      Released.run(
          self,
          "savez",
          saved.elements,
          memory -> {
            ZipEntry entry = new ZipEntry(name + SUFFIX);
            entry.setTimeLocal(TIME);
            if (!compressed) {
              entry.setMethod(ZipEntry.STORED);
              entry.setSize(saved.bytes());
              entry.setCrc(checksum(saved.header(), memory));
            }
            zip.putNextEntry(entry);
            zip.write(saved.header());
            Bytes.write(zip, memory);
            zip.closeEntry();
          });
    }
  }

  private static long checksum(byte[] header, MemorySegment memory) {
    CRC32 crc = new CRC32();
    crc.update(header);
    for (long at = 0; at < memory.byteSize(); ) {
      var chunk = Bytes.chunk(memory, at, 1 << 30);
      at += chunk.remaining();
      crc.update(chunk);
    }
    return crc.getValue();
  }

  private static void checkNames(Set<String> names) {
    for (String name : names) {
      String fault = name.isEmpty() ? "it is empty" : fault(name);
      if (fault != null) {
        throw new IllegalArgumentException(
            "savez: the name %s is refused: %s".formatted(HeaderLiteral.excerpt(name), fault));
      }
    }
  }
}
