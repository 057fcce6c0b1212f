package dev.baton.demos.echo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.demos.programs.WrongResultException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ClientTest {
  private static final Duration SHORT = Duration.ofMillis(1);

  /** What a server does to its reply. */
  private interface Reply {
    byte[] to(byte[] message, int requests);
  }

  /** Answers one client until it is gone; null ends the connection. */
  private static ServerSocket server(int size, Reply reply) throws IOException {
    var listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    Thread.ofPlatform()
        .daemon()
        .start(
            () -> {
              try (Socket socket = listener.accept()) {
                int requests = 0;
                byte[] message = socket.getInputStream().readNBytes(size);
                while (message.length == size) {
                  byte[] answer = reply.to(message, ++requests);
                  if (answer == null) {
                    return;
                  }
                  for (byte b : answer) { // One by one: the client must put it together.
                    socket.getOutputStream().write(b);
                  }
                  message = socket.getInputStream().readNBytes(size);
                }
              } catch (IOException _) {
                // The test is over.
              }
            });
    return listener;
  }

  private static Traffic run(int size, Reply reply) throws IOException {
    try (ServerSocket server = server(size, reply);
        var client = new Client(server.getLocalPort(), 1, size)) {
      return client.run(SHORT, SHORT);
    }
  }

  @Test
  void aReplyThatComesInPiecesIsPutTogether() throws IOException {
    Traffic traffic = run(5, (message, _) -> message);
    assertThat(traffic.latencies().getTotalCount()).isPositive();
    assertThat(traffic.requestsPerSecond()).isPositive();
  }

  @Test
  void aWrongByteIsFound() {
    assertThatThrownBy(
            () ->
                run(
                    16,
                    (message, _) -> {
                      message[9] ^= 1;
                      return message;
                    }))
        .isInstanceOf(WrongResultException.class)
        .hasMessage("byte 9 of a reply of 16 is 8 instead of 9");
  }

  @Test
  void theReplyToTheMessageBeforeIsWrong() {
    byte[][] first = new byte[1][];
    assertThatThrownBy(
            () ->
                run(
                    1,
                    (message, requests) -> {
                      first[0] = requests == 1 ? message : first[0];
                      return first[0];
                    }))
        .isInstanceOf(WrongResultException.class)
        .hasMessage("byte 0 of a reply of 1 is 0 instead of 1");
  }

  @Test
  void aConnectionThatEndsIsSaid() {
    assertThatThrownBy(() -> run(16, (message, requests) -> requests < 2 ? message : null))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("the connection broke");
  }

  @Test
  void aPortWithoutAServerIsSaid() throws IOException {
    int port;
    try (var closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = closed.getLocalPort();
    }
    assertThatThrownBy(() -> new Client(port, 2, 16)).isInstanceOf(IOException.class);
  }
}
