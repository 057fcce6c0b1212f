package dev.baton.demos.echo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.baton.demos.peer.PeerException;
import dev.baton.demos.peer.Python;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ServerProcessTest {
  private static final Duration SHORT = Duration.ofMillis(1);
  private static final Duration DEADLINE = Duration.ofSeconds(30);

  private static void itEchoesCountsAndEndsWithItsInput(ServerProcess server, String runtime)
      throws PeerException, IOException {
    try (server;
        var client = new Client(server.port(), 2, 16)) {
      Snapshot start = server.configure(SHORT, 2);
      assertThat(start.runtime()).startsWith(runtime);
      Traffic traffic = client.run(SHORT, SHORT);
      assertThat(traffic.latencies().getTotalCount()).isGreaterThanOrEqualTo(2);
      long end = System.nanoTime() + DEADLINE.toNanos();
      Snapshot now = server.snapshot();
      while (now.turns() == start.turns()) {
        assertThat(System.nanoTime() - end).as("turns").isNegative();
        now = server.snapshot();
      }
      assertThat(now.turns()).isGreaterThan(start.turns());
      assertThat(now.seconds()).isGreaterThan(start.seconds());
      Snapshot last = server.end();
      assertThat(last.turns()).isGreaterThanOrEqualTo(now.turns());
      while (server.isAlive()) {
        assertThat(System.nanoTime() - end).as("still there").isNegative();
        Thread.onSpinWait();
      }
      assertThatThrownBy(server::snapshot).isInstanceOf(PeerException.class);
      assertThatThrownBy(() -> client.run(SHORT, SHORT)).isInstanceOf(IOException.class);
    }
  }

  @Test
  void batonsServerKeepsTheProtocol() throws PeerException, IOException {
    itEchoesCountsAndEndsWithItsInput(ServerProcess.baton("cpython"), "Baton, cpython");
  }

  /** Python, or a skipped test where there is none. */
  private static Python python() {
    Python python = null;
    try {
      python = Python.find(ServerProcess.SCRIPT);
    } catch (PeerException e) {
      assumeThat(e).as("needs Python").isNull();
    }
    return python;
  }

  @Test
  void cpythonsServerKeepsTheProtocol() throws PeerException, IOException {
    try (Python python = python()) {
      itEchoesCountsAndEndsWithItsInput(ServerProcess.cpython(python), "CPython 3.");
    }
  }

  @Test
  void aServerThatDoesNotStartSaysWhy() {
    assertThatThrownBy(() -> ServerProcess.baton("nonsense"))
        .isInstanceOf(PeerException.class)
        .hasMessageStartingWith("the echo server does not start: ");
  }
}
