package dev.baton.demos.exhibits;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.core.interpreter.Interpreter;
import dev.baton.core.interpreter.LockPolicy;
import dev.baton.core.interpreter.ThreadState;
import dev.baton.demos.echo.CpuBoundThreads;
import dev.baton.demos.lab.Result;
import dev.baton.demos.peer.PeerException;
import dev.baton.demos.peer.PythonPeer;
import dev.baton.demos.programs.Effort;
import dev.baton.demos.programs.Outside;
import dev.baton.demos.report.Figures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How long a thread's sleeps and reads take until it is back in the interpreter, alone and beside a
 * thread that counts.
 */
final class Latencies implements Exhibit {
  private static final double SECONDS = 0.15;
  private static final int BYTES = 1 << 16;
  private static final long NAP_NANOS = 1_000_000;
  private static final List<LockPolicy> POLICIES =
      List.of(LockPolicy.cpython(), LockPolicy.ioFirst(), LockPolicy.none());

  /** What the thread does without the lock. */
  private enum Operation {
    SLEEP("sleep", "a sleep of 1 ms"),
    FILE("file", "a read of 64 KiB");

    private final String id;
    private final String title;

    Operation(String id, String title) {
      this.id = id;
      this.title = title;
    }
  }

  @Override
  public String name() {
    return "io";
  }

  @Override
  public String title() {
    return "sleeping and reading a file beside a thread that counts";
  }

  @Override
  public String explanation() {
    return "A sleep and a read drop the lock, and need it again to go on. Alone a thread has it back"
        + " at once. Beside one that counts it waits for the counting thread's next switch"
        + " interval to end, 5 ms, however short its own work was; a lock that lets threads go"
        + " first which come back from I/O spares it that.";
  }

  @Override
  public Outcome show(Effort effort, @Nullable PythonPeer peer) throws PeerException {
    List<List<String>> rows = new ArrayList<>();
    List<Result> results = new ArrayList<>();
    double seconds = SECONDS * effort.scale();
    List<Double> beside = new ArrayList<>();
    for (Operation operation : Operation.values()) {
      if (peer != null) {
        add(
            rows,
            operation,
            "CPython",
            asked(peer, operation, 0, seconds),
            asked(peer, operation, 1, seconds));
      }
      for (LockPolicy policy : POLICIES) {
        double[] alone = measured(policy, operation, 0, seconds);
        double[] with = measured(policy, operation, 1, seconds);
        add(rows, operation, "Baton, " + policy, alone, with);
        beside.add(percentile(with, 0.5));
        results.add(
            new Result(
                name() + "." + operation.id,
                "baton",
                policy.toString().startsWith("none") ? "none" : "release",
                2,
                operation == Operation.FILE ? BYTES : NAP_NANOS,
                percentile(with, 0.5),
                null,
                "median of one call beside a counting thread, policy " + policy));
      }
    }
    return new Outcome(
        List.of("what", "lock", "alone: median", "99 %", "beside: median", "99 %"),
        rows,
        String.format(
            Locale.ROOT,
            "Beside a counting thread the median read took %s under CPython’s lock and %s under the"
                + " one that lets I/O go first.",
            Figures.time(beside.get(POLICIES.size())),
            Figures.time(beside.get(POLICIES.size() + 1))),
        results);
  }

  private static void add(
      List<List<String>> rows, Operation operation, String lock, double[] alone, double[] beside) {
    rows.add(
        List.of(
            operation.title,
            lock,
            Figures.time(percentile(alone, 0.5)),
            Figures.time(percentile(alone, 0.99)),
            Figures.time(percentile(beside, 0.5)),
            Figures.time(percentile(beside, 0.99))));
  }

  /** Returns the smallest of the values that this part of them does not exceed. */
  private static double percentile(double[] sorted, double part) {
    return sorted[Math.max(0, (int) Math.ceil(part * sorted.length) - 1)];
  }

  private static double[] asked(PythonPeer peer, Operation operation, int threads, double seconds)
      throws PeerException {
    JsonNode reply =
        peer.ask(
            Map.of(
                "op",
                "exhibit",
                "name",
                "io",
                "operation",
                operation.id,
                "threads",
                threads,
                "bytes",
                BYTES,
                "seconds",
                seconds));
    double[] times = new double[reply.required("seconds").size()];
    for (int i = 0; i < times.length; i++) {
      times[i] = reply.get("seconds").get(i).asDouble();
    }
    Arrays.sort(times);
    return times;
  }

  private static double[] measured(
      LockPolicy policy, Operation operation, int threads, double seconds) {
    Path file = null;
    try (Interpreter interpreter = Interpreter.builder().lock(policy).build()) {
      file = Files.write(Files.createTempFile("baton-io", ""), new byte[BYTES]);
      var counting = new CpuBoundThreads(interpreter);
      counting.setNumber(threads);
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
          var attachment = interpreter.attach()) {
        return times(attachment.state(), operation, channel, seconds);
      } finally {
        counting.setNumber(0);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      if (file != null) {
        file.toFile().delete();
      }
    }
  }

  private static double[] times(
      ThreadState state, Operation operation, FileChannel channel, double seconds)
      throws IOException {
    ByteBuffer buffer = ByteBuffer.allocateDirect(BYTES);
    List<Long> nanos = new ArrayList<>();
    long begin = System.nanoTime();
    long end = begin + (long) (seconds * 1e9);
    for (long start = begin; start < end || nanos.isEmpty(); start = System.nanoTime()) {
      try (var _ = state.detach()) {
        switch (operation) {
          case SLEEP -> Outside.sleep(NAP_NANOS);
          case FILE -> channel.read(buffer.clear(), 0);
        }
      }
      nanos.add(System.nanoTime() - start);
      state.checkpoint();
    }
    return nanos.stream().mapToDouble(n -> n / 1e9).sorted().toArray();
  }
}
