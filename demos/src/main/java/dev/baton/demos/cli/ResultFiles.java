package dev.baton.demos.cli;

import dev.baton.demos.lab.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Saves what a command has measured. Figures took minutes: one file that cannot be written where it
 * was asked for, a full disk or a missing permission, costs neither the others nor itself, but goes
 * to the temporary folder, and the command says so.
 */
final class ResultFiles {
  private final PrintWriter out;
  private @Nullable Path temporary;
  private boolean complete = true;

  ResultFiles(PrintWriter out) {
    this.out = out;
  }

  /** Says beforehand if nothing can be written to a folder, so that one may stop and mend it. */
  void probe(Path folder) {
    try {
      Files.createDirectories(folder);
      Files.delete(Files.createTempFile(folder, "probe", ".tmp"));
    } catch (IOException e) {
      out.printf(
          "%s cannot be written to: %s. What is measured will be saved in the temporary folder."
              + " (--out DIR names another.)%n",
          shown(folder), reason(e));
      out.flush();
    }
  }

  /** Saves JSON; returns where it lies. */
  Path write(Path file, Object value) {
    return writeText(file, Json.text(value));
  }

  /** Saves a text; returns where it lies, or where it should if it could not be saved at all. */
  Path writeText(Path file, String text) {
    try {
      Json.writeText(file, text);
      return shown(file);
    } catch (IOException e) {
      complete = false;
      return writeElsewhere(file, text, reason(e));
    }
  }

  private Path writeElsewhere(Path file, String text, String why) {
    try {
      if (temporary == null) {
        temporary = Files.createTempDirectory("baton-");
      }
      Path other = temporary.resolve(file.getFileName());
      Json.writeText(other, text);
      out.printf("%s cannot be written: %s. Saved as %s instead.%n", shown(file), why, other);
      return other;
    } catch (IOException e) {
      out.printf(
          "%s cannot be written: %s; nor to the temporary folder: %s. It is lost.%n",
          shown(file), why, reason(e));
      return shown(file);
    }
  }

  /** Says whether every file lies where it was asked for. */
  boolean isComplete() {
    return complete;
  }

  private static Path shown(Path path) {
    return path.toAbsolutePath().normalize();
  }

  private static String reason(IOException e) {
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (e instanceof FileSystemException fault) {
      return fault.getReason() == null
          ? fault.getClass().getSimpleName() + " " + fault.getFile()
          : fault.getReason();
    }
    return e.getMessage() == null ? e.toString() : e.getMessage();
  }
}
