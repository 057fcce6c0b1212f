package dev.baton.demos.peer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A process that is spoken to a line at a time. Not for several threads at once.
 *
 * <p>Two threads read its output and its errors, so that it never blocks on a full pipe. It is
 * expected to end when its input does: at {@link #close()}, and also when this process dies.
 */
public final class LineProcess implements AutoCloseable {
  private final Process process;
  private final Writer input;

  /** Its lines, and nothing in the place of a line once there are no more. */
  private final BlockingQueue<Optional<String>> output = new LinkedBlockingQueue<>();

  private final Thread errorReader;
  private volatile String lastError = "";

  private LineProcess(Process process) {
    this.process = process;
    input = process.outputWriter(StandardCharsets.UTF_8);
    startReading(
        "peer-replies",
        process.inputReader(StandardCharsets.UTF_8),
        line -> output.add(Optional.of(line)),
        () -> output.add(Optional.empty()));
    errorReader =
        startReading(
            "peer-errors",
            process.errorReader(StandardCharsets.UTF_8),
            line -> {
              if (!line.isBlank()) {
                lastError = line.strip();
              }
            },
            () -> {});
  }

  /**
   * Starts a process.
   *
   * @param command the program and its arguments
   * @param environment environment variables to add to this process's own
   * @return the process
   * @throws IOException if it does not start
   */
  public static LineProcess start(List<String> command, Map<String, String> environment)
      throws IOException {
    var builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    return new LineProcess(builder.start());
  }

  private static Thread startReading(
      String name, BufferedReader reader, Consumer<String> sink, Runnable end) {
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
              end.run();
            });
  }

  /**
   * Sends a line.
   *
   * @param line what to send, without its end
   * @throws PeerException if the process is gone
   */
  public void send(String line) throws PeerException {
    try {
      input.write(line);
      input.write('\n');
      input.flush();
    } catch (IOException e) {
      throw new PeerException(gone(), e);
    }
  }

  /** Ends the process's input, upon which it should end, and what it still says can be received. */
  public void endInput() {
    try {
      input.close();
    } catch (IOException _) {
      // The process has gone before.
    }
  }

  /**
   * Waits for the next line. A process that keeps silent for too long is ended.
   *
   * @param patience how long to wait
   * @return the line
   * @throws PeerException if the process is gone or silent
   */
  public String receive(Duration patience) throws PeerException {
    try {
      Optional<String> line = output.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
      if (line == null) {
        process.destroyForcibly();
        throw new PeerException("no answer within " + patience);
      }
      if (line.isEmpty()) {
        output.add(line); // Whoever asks again is told again.
        throw new PeerException(gone());
      }
      return line.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PeerException("interrupted while waiting for an answer", e);
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

  /**
   * Says whether the process runs.
   *
   * @return false once it has ended
   */
  public boolean isAlive() {
    return process.isAlive();
  }

  /** Ends the process: by the end of its input, or by force if it goes on for two more seconds. */
  @Override
  public void close() {
    endInput();
    try {
      if (!process.waitFor(2, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
