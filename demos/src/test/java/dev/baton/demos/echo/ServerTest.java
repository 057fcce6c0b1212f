package dev.baton.demos.echo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.core.interpreter.LockPolicy;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerTest {
  static final List<String> POLICIES = LockPolicy.NAMES;

  private static final Duration SHORT = Duration.ofMillis(1);
  private static final Duration DEADLINE = Duration.ofSeconds(30);

  private static void await(String what, BooleanSupplier state) {
    long end = System.nanoTime() + DEADLINE.toNanos();
    while (!state.getAsBoolean()) {
      assertThat(System.nanoTime() - end).as(what).isNegative();
      Thread.onSpinWait();
    }
  }

  @ParameterizedTest
  @FieldSource("POLICIES")
  void itEchoesBesideCpuBoundThreads(String policy) throws IOException {
    try (var server = new Server(LockPolicy.named(policy));
        var client = new Client(server.port(), 2, 16)) {
      server.configure(SHORT, 2);
      Snapshot before = server.snapshot();
      Traffic traffic = client.run(SHORT, SHORT);
      assertThat(traffic.latencies().getTotalCount()).isGreaterThanOrEqualTo(2);
      await("turns", () -> server.snapshot().turns() > before.turns());
      Snapshot after = server.snapshot();
      assertThat(after.turnsPerSecond(before)).isPositive();
      assertThat(after.runtime()).isEqualTo("Baton, " + policy);
      // A read and a write for each request, and the read that waits for the next one.
      long released = after.lock().since(before.lock()).released();
      assertThat(released).isGreaterThanOrEqualTo(2 * traffic.latencies().getTotalCount());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 1 << 16})
  void itEchoesMessagesOfAnySize(int size) throws IOException {
    try (var server = new Server(LockPolicy.cpython());
        var client = new Client(server.port(), 1, size)) {
      assertThat(client.run(SHORT, SHORT).requestsPerSecond()).isPositive();
    }
  }

  @Test
  void fewerCpuBoundThreadsAreEndedAndTheirTurnsKept() throws IOException {
    try (var server = new Server(LockPolicy.cpython())) {
      assertThat(server.snapshot().turns()).isZero();
      server.configure(SHORT, 3);
      await("threads", () -> cpuBoundThreads() == 3);
      await("turns", () -> server.snapshot().turns() > 0);
      server.configure(SHORT, 1);
      await("one thread", () -> cpuBoundThreads() == 1);
      long turns = server.snapshot().turns();
      assertThat(turns).isPositive();
      server.configure(SHORT, 0);
      await("no threads", () -> cpuBoundThreads() == 0);
      long last = server.snapshot().turns();
      assertThat(last).isGreaterThanOrEqualTo(turns);
      assertThat(server.snapshot().turns()).isEqualTo(last);
    }
  }

  private static long cpuBoundThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("cpu-bound-"))
        .count();
  }

  @Test
  void closingEndsConnectionsAndThreads() throws IOException {
    var server = new Server(LockPolicy.fair());
    try (var client = new Client(server.port(), 1, 16)) {
      server.configure(SHORT, 2);
      client.run(SHORT, SHORT);
      server.close();
      assertThatThrownBy(() -> client.run(SHORT, SHORT)).isInstanceOf(IOException.class);
    }
    await("no threads", () -> cpuBoundThreads() == 0);
    assertThatThrownBy(() -> new Client(server.port(), 1, 16)).isInstanceOf(IOException.class);
  }

  @Test
  void itSpeaksALineAtATime() throws IOException {
    var out = new ByteArrayOutputStream();
    int port;
    try (var server = new Server(LockPolicy.cpython())) {
      port = server.port();
      ServerMain.talk(
          server,
          new BufferedReader(new StringReader("1000000 1\n\n")),
          new PrintStream(out, true, StandardCharsets.UTF_8));
    }
    List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
    assertThat(lines).hasSize(1 + 2 + 1);
    assertThat(lines.getFirst()).isEqualTo(Integer.toString(port));
    var json = new ObjectMapper();
    double last = 0;
    for (String line : lines.subList(1, lines.size())) {
      Snapshot snapshot = Snapshot.of(json.readTree(line));
      assertThat(snapshot.seconds()).isGreaterThan(last);
      assertThat(snapshot.json()).as("read and written again").isEqualTo(line);
      last = snapshot.seconds();
    }
  }
}
