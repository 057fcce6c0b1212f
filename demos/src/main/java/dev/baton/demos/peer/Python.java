package dev.baton.demos.peer;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A Python interpreter, and scripts of ours in a folder from which it can run them. */
public final class Python implements AutoCloseable {
  /** The environment variable that names the Python to use. */
  public static final String OVERRIDE = "BATON_PYTHON";

  private final String program;
  private final Path folder;

  private Python(String program, Path folder) {
    this.program = program;
    this.folder = folder;
  }

  /**
   * Finds the Python that {@value #OVERRIDE} names, or {@code python3} of the PATH.
   *
   * @param scripts the scripts that it is to run, or that those import
   * @return it, with the scripts
   * @throws PeerException if there is no Python; its message begins with “not found”
   */
  public static Python find(String... scripts) throws PeerException {
    return find(System.getenv(OVERRIDE), scripts);
  }

  static Python find(@Nullable String override, String... scripts) throws PeerException {
    String program = override != null ? checked(override) : onPath();
    try {
      Path folder = Files.createTempDirectory("baton-peer-");
      folder.toFile().deleteOnExit(); // After Ctrl-C nobody closes this; files go before it.
      for (String script : scripts) {
        try (var in =
            Objects.requireNonNull(Python.class.getResourceAsStream("python/" + script), script)) {
          Path file = folder.resolve(script);
          file.toFile().deleteOnExit();
          Files.copy(in, file);
        }
      }
      return new Python(program, folder);
    } catch (IOException e) {
      throw new PeerException("the scripts cannot be written: " + e, e);
    }
  }

  private static String checked(String override) throws PeerException {
    if (override.contains(File.separator) && !Files.isExecutable(Path.of(override))) {
      throw new PeerException(
          PeerException.NOT_FOUND
              + "%s is %s, which is not a program".formatted(OVERRIDE, override));
    }
    return override;
  }

  private static String onPath() throws PeerException {
    String path = Objects.requireNonNullElse(System.getenv("PATH"), "");
    return Stream.of(path.split(File.pathSeparator))
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, "python3"))
        .filter(Files::isExecutable)
        .findFirst()
        .map(Path::toString)
        .orElseThrow(
            () ->
                new PeerException(
                    PeerException.NOT_FOUND
                        + "there is no python3 on the PATH (%s names another)"
                            .formatted(OVERRIDE)));
  }

  /**
   * Runs one of the scripts.
   *
   * @param script its name
   * @return the process
   * @throws PeerException if Python does not start; its message begins with “not found”
   */
  public LineProcess run(String script) throws PeerException {
    try {
      return LineProcess.start(
          List.of(program, folder.resolve(script).toString()),
          // The threads are the program's own; NumPy's BLAS must not add some.
          Map.of("OPENBLAS_NUM_THREADS", "1", "PYTHONDONTWRITEBYTECODE", "1"));
    } catch (IOException e) {
      throw new PeerException(
          PeerException.NOT_FOUND + "%s does not start (%s)".formatted(program, e.getMessage()), e);
    }
  }

  /** Deletes the scripts. */
  @Override
  public void close() {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
      Files.delete(folder);
    } catch (IOException _) {
      // A few scripts stay behind in the temporary folder; nothing depends on it.
    }
  }

  @Override
  public String toString() {
    return program;
  }
}
