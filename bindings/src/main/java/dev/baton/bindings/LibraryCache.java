package dev.baton.bindings;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * The folder that libraries are unpacked to, kept from run to run.
 *
 * <pre>
 * ~/.cache/baton/                       mode 0700, ours, no symbolic link
 *   openblas-1f0c3a…/                   named by a SHA-256 of the names, sizes and checksums inside
 *     libopenblas.so.0  libgfortran.so.5 …
 *   libbaton-77ab02…/libbaton.so
 * </pre>
 *
 * <p>A file is used only after its size and checksum were compared with the jar's; one that differs
 * is replaced. A file appears under its name by an atomic rename, complete, so any number of
 * processes may unpack at once: they all write the same bytes, and one that has mapped a replaced
 * file keeps the old one. What this cannot guard against is the user's own account, or root,
 * changing a file between check and use.
 */
final class LibraryCache implements AutoCloseable {

  /**
   * Names the folder; where it is not set, {@code $XDG_CACHE_HOME/baton} or {@code ~/.cache/baton}.
   */
  static final String PROPERTY = "baton.cache.dir";

  private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  private final int user = Libc.effectiveUser();
  private final @Nullable Path chosen;
  private final Path usual;
  private final List<String> notes;
  private @Nullable Path temporary;

  /**
   * Makes a cache; no file is touched yet.
   *
   * @param chosen the folder somebody asked for, or null; where it cannot be used, that is an error
   * @param usual the folder otherwise; where it cannot be used, a fresh temporary one takes its
   *     place
   * @param notes told when that happened
   */
  LibraryCache(@Nullable Path chosen, Path usual, List<String> notes) {
    this.chosen = chosen;
    this.usual = usual;
    this.notes = notes;
  }

  /** The cache that this process's properties and environment ask for. */
  static LibraryCache ofProcess(List<String> notes) {
    String property = System.getProperty(PROPERTY);
    Path chosen = property == null || property.isBlank() ? null : Path.of(property);
    String caches = System.getenv("XDG_CACHE_HOME");
    // The XDG base directory specification: a relative path is to be ignored.
    Path usual =
        caches != null && caches.startsWith("/")
            ? Path.of(caches, "baton")
            : Path.of(System.getProperty("user.home"), ".cache", "baton");
    return new LibraryCache(chosen, usual, notes);
  }

  /**
   * Unpacks files side by side, or finds them unpacked.
   *
   * @return the folder they are in
   */
  Path unpack(String group, List<BundledFile> files) throws IOException {
    String name = group + "-" + identity(files);
    if (chosen != null) {
      try {
        return unpack(chosen.toAbsolutePath(), name, files);
      } catch (IOException e) {
        throw new IOException("-D" + PROPERTY + "=" + chosen + ": " + Search.reasonOf(e), e);
      }
    }
    if (temporary == null) {
      try {
        return unpack(usual.toAbsolutePath(), name, files);
      } catch (IOException e) {
        temporary = Files.createTempDirectory("baton-", OWNER_ONLY);
        notes.add(
            "libraries are unpacked anew at every start, because "
                + usual
                + " cannot be used ("
                + Search.reasonOf(e)
                + "); -D"
                + PROPERTY
                + "=DIR names another folder");
      }
    }
    return unpack(temporary, name, files);
  }

  /** Removes what was unpacked for this process alone. What is mapped by then stays usable. */
  @Override
  public void close() {
    if (temporary == null) {
      return;
    }
    try (Stream<Path> tree = Files.walk(temporary)) {
      for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      notes.add("could not remove " + temporary + ": " + Search.reasonOf(e));
    }
  }

  private Path unpack(Path folder, String name, List<BundledFile> files) throws IOException {
    Files.createDirectories(folder.getParent());
    Path target = folder.resolve(name);
    makePrivate(folder);
    makePrivate(target);
    for (BundledFile file : files) {
      if (!isIntact(target.resolve(file.name()), file)) {
        write(target.resolve(file.name()), file);
      }
    }
    return target;
  }

  private void makePrivate(Path folder) throws IOException {
    try {
      Files.createDirectory(folder, OWNER_ONLY);
    } catch (FileAlreadyExistsException _) {
      // Made by an earlier run, by a process beside this one, or by somebody else: looked at below.
    }
    var attributes = attributes(folder);
    if (attributes.isSymbolicLink()) {
      throw new FileSystemException(folder.toString(), null, "is a symbolic link");
    }
    if (!attributes.isDirectory()) {
      throw new FileSystemException(folder.toString(), null, "is not a folder");
    }
    requireOurs(folder, attributes);
  }

  private void requireOurs(Path path, PosixFileAttributes attributes) throws IOException {
    int owner = (int) Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS);
    if (owner != user) {
      throw new FileSystemException(
          path.toString(), null, "belongs to user " + owner + ", not to user " + user);
    }
    var permissions = attributes.permissions();
    if (permissions.contains(PosixFilePermission.GROUP_WRITE)
        || permissions.contains(PosixFilePermission.OTHERS_WRITE)) {
      throw new FileSystemException(
          path.toString(),
          null,
          "may be written by others (" + PosixFilePermissions.toString(permissions) + ")");
    }
  }

  private static PosixFileAttributes attributes(Path path) throws IOException {
    return Files.readAttributes(path, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
  }

  private boolean isIntact(Path path, BundledFile file) throws IOException {
    try {
      var attributes = attributes(path);
      if (!attributes.isRegularFile() || attributes.size() != file.size()) {
        return false;
      }
      requireOurs(path, attributes);
    } catch (NoSuchFileException _) {
      return false;
    }
    var crc = new CRC32();
    byte[] buffer = new byte[1 << 20];
    try (InputStream in = Files.newInputStream(path, LinkOption.NOFOLLOW_LINKS)) {
      for (int n = in.read(buffer); n > 0; n = in.read(buffer)) {
        crc.update(buffer, 0, n);
      }
    }
    return crc.getValue() == file.crc();
  }

  private static void write(Path target, BundledFile file) throws IOException {
    Path folder = target.getParent();
    Path unfinished = Files.createTempFile(folder, file.name() + ".", ".part", OWNER_ONLY);
    try {
      var crc = new CRC32();
      byte[] buffer = new byte[1 << 16];
      try (var in = file.open();
          var out = Files.newOutputStream(unfinished, StandardOpenOption.WRITE)) {
        for (int n = in.read(buffer); n > 0; n = in.read(buffer)) {
          crc.update(buffer, 0, n);
          out.write(buffer, 0, n);
        }
      }
      if (crc.getValue() != file.crc()) {
        throw new IOException(file.url() + " is damaged: its content does not match its checksum");
      }
      Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  private static String identity(List<BundledFile> files) {
    var lines = new ArrayList<String>();
    files.forEach(file -> lines.add(file.name() + " " + file.size() + " " + file.crc()));
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
