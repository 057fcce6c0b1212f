package dev.baton.demos.bench;

import dev.baton.core.Numeric;
import dev.baton.core.interpreter.Interpreter;
import dev.baton.demos.machine.ThisJvm;
import dev.baton.demos.peer.LineProcess;
import dev.baton.demos.peer.PeerException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordingFile;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/**
 * Dropping the lock and taking it again in a JVM that has recorded the lock's events and no longer
 * does, less the same in a JVM that never has: what the flight recorder costs who does not use it.
 *
 * <p>The JVM changes an event class when it is first recorded, for good, so that one JVM cannot be
 * measured both ways in turns. The other one is a process of its own, which measures a slice before
 * each iteration as a peer does.
 */
public class LockPairJfr extends LockPairs {
  private static final List<String> EVENTS =
      List.of("baton.LockHold", "baton.LockWait", "baton.LockSwitch");
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private boolean recorded;
  private @Nullable LineProcess other;

  /** Makes the state; JMH does. */
  public LockPairJfr() {}

  /** Drops and retakes. */
  @Benchmark
  @OperationsPerInvocation(BATCH)
  public void pair() {
    pairs(interpreter());
    made();
  }

  @Override
  void prepare(Numeric np) {
    record();
    super.prepare(np);
  }

  /** Records every hold of a batch, compiled code first, and looks whether they are there. */
  private void record() {
    warmUp(() -> pairs(interpreter()));
    try (var recording = new Recording()) {
      EVENTS.forEach(event -> recording.enable(event).withoutThreshold().withoutStackTrace());
      recording.start();
      pairs(interpreter());
      recording.stop();
      Path file = Files.createTempFile("baton-bench-", ".jfr");
      try {
        recording.dump(file);
        long holds =
            RecordingFile.readAllEvents(file).stream()
                .filter(event -> event.getEventType().getName().equals(EVENTS.getFirst()))
                .count();
        recorded = holds >= BATCH - 1; // The first hold began before the recording.
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  void warmUpBaseline() {
    try {
      other = LineProcess.start(ThisJvm.command(NeverRecorded.class), Map.of());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    baselineNanos();
  }

  @Override
  double baselineNanos() {
    if (other == null) {
      throw new IllegalStateException("the other JVM has not been started");
    }
    try {
      other.send("");
      return Double.parseDouble(other.receive(PATIENCE));
    } catch (PeerException e) {
      throw new IllegalStateException("the other JVM: " + e.getMessage(), e);
    }
  }

  /** Returns 0 if the holds were recorded, and every pair after that was counted. */
  @Override
  double result() {
    if (other != null) {
      other.close();
    }
    return recorded ? super.result() : 1;
  }

  /** The other JVM: for each line it reads, measures a slice and writes nanoseconds per pair. */
  public static final class NeverRecorded {
    private NeverRecorded() {}

    /**
     * Measures until standard input ends.
     *
     * @param args none
     * @throws IOException if standard input cannot be read
     */
    public static void main(String[] args) throws IOException {
      var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
      try (var interpreter = Interpreter.builder().build()) {
        measure(interpreter, in, System.out);
      }
    }

    private static void measure(Interpreter interpreter, BufferedReader in, PrintStream out)
        throws IOException {
      try (var _ = interpreter.attach()) {
        warmUp(() -> pairs(interpreter));
        while (in.readLine() != null) {
          out.println(nanosPerOperation(() -> pairs(interpreter)));
        }
      }
    }
  }
}
