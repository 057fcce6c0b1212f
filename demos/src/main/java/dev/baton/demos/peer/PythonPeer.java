package dev.baton.demos.peer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * CPython with NumPy, in a process that answers requests one by one. Not for several threads at
 * once.
 *
 * <p>Two threads read its output and its errors, so that it never blocks on a full pipe. It ends
 * when its input does: at {@link #close()}, and also when this process dies.
 */
public final class PythonPeer implements AutoCloseable {
  /** The environment variable that names the Python to use. */
  public static final String OVERRIDE = "BATON_PYTHON";

  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final List<String> SCRIPTS =
      List.of("peer.py", "describing.py", "programs.py", "benchmarks.py", "lockpair.py");
  private static final String END = "";

  private final ObjectMapper json = new ObjectMapper();
  private final Path folder;
  private final Process process;
  private final Writer requests;
  private final BlockingQueue<String> replies = new LinkedBlockingQueue<>();
  private final Thread errorReader;
  private volatile String lastError = "";
  private final JsonNode description;

  private PythonPeer(String python, Path folder) throws PeerException {
    this.folder = folder;
    try {
      var builder = new ProcessBuilder(python, folder.resolve("peer.py").toString());
      // The threads are the program's own; NumPy's BLAS must not add some.
      builder.environment().put("OPENBLAS_NUM_THREADS", "1");
      builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
      process = builder.start();
    } catch (IOException e) {
      throw new PeerException(
          "not found: %s does not start (%s)".formatted(python, e.getMessage()), e);
    }
    requests = process.outputWriter(StandardCharsets.UTF_8);
    startReading("peer-replies", process.inputReader(StandardCharsets.UTF_8), replies::add, END);
    errorReader =
        startReading(
            "peer-errors",
            process.errorReader(StandardCharsets.UTF_8),
            line -> {
              if (!line.isBlank()) {
                lastError = line.strip();
              }
            },
            null);
    try {
      description = ask(Map.of("op", "describe"));
    } catch (PeerException e) {
      process.destroy();
      throw new PeerException(
          "not found: %s is there, but CPython + NumPy is not: %s"
              .formatted(python, e.getMessage()),
          e);
    }
  }

  /**
   * Starts the Python that {@value #OVERRIDE} names, or {@code python3} of the PATH.
   *
   * @return a peer that answers
   * @throws PeerException if there is no Python or no NumPy; its message begins with “not found”
   */
  public static PythonPeer start() throws PeerException {
    return start(System.getenv(OVERRIDE));
  }

  /**
   * Starts a certain Python.
   *
   * @param override its path, or null for {@code python3} of the PATH
   * @return a peer that answers
   * @throws PeerException if there is no Python or no NumPy; its message begins with “not found”
   */
  public static PythonPeer start(@Nullable String override) throws PeerException {
    String python = override != null ? checked(override) : onPath();
    Path folder;
    try {
      folder = Files.createTempDirectory("baton-peer-");
      for (String script : SCRIPTS) {
        try (var in =
            Objects.requireNonNull(
                PythonPeer.class.getResourceAsStream("python/" + script), script)) {
          Files.copy(in, folder.resolve(script));
        }
      }
    } catch (IOException e) {
      throw new PeerException("the scripts cannot be written: " + e, e);
    }
    try {
      return new PythonPeer(python, folder);
    } catch (PeerException e) {
      delete(folder);
      throw e;
    }
  }

  private static String checked(String override) throws PeerException {
    if (override.contains(File.separator) && !Files.isExecutable(Path.of(override))) {
      throw new PeerException(
          "not found: %s is %s, which is not a program".formatted(OVERRIDE, override));
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
                    "not found: there is no python3 on the PATH (%s names another)"
                        .formatted(OVERRIDE)));
  }

  private static Thread startReading(
      String name, BufferedReader reader, Consumer<String> sink, @Nullable String end) {
    return Thread.ofPlatform()
        .daemon()
        .name(name)
        .start(
            () -> {
              try (reader) {
                reader.lines().forEach(sink);
              } catch (IOException | UncheckedIOException _) {
                // The process is gone, which the end below says.
              }
              if (end != null) {
                sink.accept(end);
              }
            });
  }

  /**
   * Returns what the peer says it is.
   *
   * @return versions and paths of Python, NumPy and its BLAS
   */
  public JsonNode description() {
    return description;
  }

  /**
   * Sends a request and waits for its reply.
   *
   * @param request what to send
   * @return the reply
   * @throws PeerException if the request failed there, or the peer died or did not answer for
   *     minutes
   */
  public JsonNode ask(Map<String, ?> request) throws PeerException {
    String line = send(request);
    JsonNode reply;
    try {
      reply = json.readTree(line);
    } catch (JsonProcessingException e) {
      throw new PeerException("the peer answered no JSON: " + line, e);
    }
    if (reply.has("error")) {
      throw new PeerException(reply.get("error").asText());
    }
    return reply;
  }

  private String send(Map<String, ?> request) throws PeerException {
    try {
      requests.write(json.writeValueAsString(request));
      requests.write('\n');
      requests.flush();
    } catch (IOException e) {
      throw new PeerException(gone(), e);
    }
    try {
      String line = replies.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      if (line == null) {
        process.destroy();
        throw new PeerException("no answer within %s to %s".formatted(PATIENCE, request));
      }
      if (line.equals(END)) {
        replies.add(END);
        throw new PeerException(gone());
      }
      return line;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PeerException("interrupted while waiting for the answer to " + request, e);
    }
  }

  private String gone() {
    try {
      errorReader.join(Duration.ofSeconds(2));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return lastError.isEmpty() ? "the process ended" : lastError;
  }

  /** Ends the process. */
  @Override
  public void close() {
    try {
      requests.close();
      if (!process.waitFor(2, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      process.destroyForcibly();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    delete(folder);
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
      Files.delete(folder);
    } catch (IOException _) {
      // A few scripts stay behind in the temporary folder; nothing depends on it.
    }
  }
}
