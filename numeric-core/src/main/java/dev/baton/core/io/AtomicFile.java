package dev.baton.core.io;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Writes a file so that whoever opens it finds the old content or the new, whole: a temporary file
 * in the same folder, renamed when it is complete. The data is not forced to the disk first ({@code
 * fsync}): that holds for other programs and for a program that dies, not for a machine that does.
 */
final class AtomicFile {
  private AtomicFile() {}

  /** Writes the content. */
  interface Content {
    void writeTo(FileChannel out) throws IOException;
  }

  /**
   * Writes a file, new or in place of an old one, which keeps its name and loses its other links. A
   * symbolic link stays one. What is not a regular file, a pipe say, is written directly.
   *
   * @param path its name
   * @param content writes it
   * @throws IOException if that fails; the old content stays, and no temporary file
   */
  static void write(Path path, Content content) throws IOException {
    Path target = realPath(path);
    if (Files.exists(target) && !Files.isRegularFile(target)) {
      try (FileChannel out = FileChannel.open(target, StandardOpenOption.WRITE)) {
        content.writeTo(out);
      }
      return;
    }
    String suffix = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    Path temporary = target.resolveSibling("." + target.getFileName() + "." + suffix + ".tmp");
    try {
      try (FileChannel out =
          FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        content.writeTo(out);
      }
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (NoSuchFileException noFolder) {
      throw new NoSuchFileException(target.toString(), null, "its folder does not exist");
    } catch (IOException | RuntimeException | Error failed) {
      try {
        Files.deleteIfExists(temporary);
      } catch (IOException second) {
        failed.addSuppressed(second);
      }
      throw failed;
    }
  }

  private static Path realPath(Path path) throws IOException {
    try {
      return path.toRealPath();
    } catch (NoSuchFileException isNew) {
      return path.toAbsolutePath();
    }
  }
}
