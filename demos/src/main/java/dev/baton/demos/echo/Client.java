package dev.baton.demos.echo;

import dev.baton.demos.programs.WrongResultException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * Sends messages over one or more connections, a thread to each, and waits for every reply before
 * it sends the next message. Every reply is compared with its message.
 */
final class Client implements AutoCloseable {
  /** How long a server may keep a request waiting before it counts as hanging. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final List<Connection> connections = new ArrayList<>();
  private final ExecutorService threads;

  /** Connects to a port of the loopback interface. */
  Client(int port, int connections, int size) throws IOException {
    try {
      for (int i = 0; i < connections; i++) {
        this.connections.add(new Connection(port, size));
      }
    } catch (IOException e) {
      disconnect();
      throw e;
    }
    threads =
        Executors.newFixedThreadPool(
            connections, Thread.ofPlatform().daemon().name("client-", 0).factory());
  }

  /**
   * Keeps the server busy, first unmeasured, then measured. Each connection's measured time begins
   * and ends with a reply, so that a few slow replies give an exact rate too.
   *
   * @param warmUp the least time unmeasured; one request at least
   * @param measured the least time measured; one request at least
   * @return what was seen
   * @throws IOException if a connection broke, or the server hangs
   * @throws WrongResultException if a reply differs from its message
   */
  Traffic run(Duration warmUp, Duration measured) throws IOException {
    Duration patience = PATIENCE.plus(warmUp).plus(measured);
    try {
      List<Future<Traffic>> results =
          threads.invokeAll(
              connections.stream().map(c -> c.task(warmUp, measured)).toList(),
              patience.toNanos(),
              TimeUnit.NANOSECONDS);
      Traffic sum = results.getFirst().get();
      for (Future<Traffic> result : results.subList(1, results.size())) {
        sum = sum.plus(result.get());
      }
      return sum;
    } catch (CancellationException e) {
      throw new IOException("no reply within " + PATIENCE, e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof WrongResultException wrong) {
        throw wrong;
      }
      throw new IOException("the connection broke: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting for the clients", e);
    }
  }

  @Override
  public void close() {
    disconnect();
    threads.shutdown();
  }

  private void disconnect() {
    for (Connection connection : connections) {
      try {
        connection.channel.close();
      } catch (IOException _) {
        // It was broken, and now it is gone.
      }
    }
  }

  private static final class Connection {
    final SocketChannel channel;
    private final ByteBuffer message;
    private final ByteBuffer reply;
    private byte sequence;

    Connection(int port, int size) throws IOException {
      channel = SocketChannel.open();
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      message = ByteBuffer.allocateDirect(size);
      reply = ByteBuffer.allocateDirect(size);
      for (int i = 0; i < size; i++) {
        message.put(i, (byte) i);
      }
    }

    Callable<Traffic> task(Duration warmUp, Duration measured) {
      return () -> run(warmUp.toNanos(), measured.toNanos());
    }

    private Traffic run(long warmUp, long measured) throws IOException {
      long begin = System.nanoTime();
      long now;
      do {
        exchange();
        now = System.nanoTime();
      } while (now - begin < warmUp);
      Histogram latencies = Traffic.noLatencies();
      begin = now;
      do {
        exchange();
        long replied = System.nanoTime();
        latencies.recordValue(replied - now);
        now = replied;
      } while (now - begin < measured);
      return Traffic.of(latencies, now - begin);
    }

    /** Sends a message that differs from the last one, and waits for it to come back. */
    private void exchange() throws IOException {
      message.put(0, sequence++).clear();
      while (message.hasRemaining()) {
        channel.write(message);
      }
      reply.clear();
      while (reply.hasRemaining()) {
        if (channel.read(reply) < 0) {
          throw new IOException("the server closed the connection");
        }
      }
      int difference = message.flip().mismatch(reply.flip());
      if (difference >= 0) {
        throw new WrongResultException(
            "byte %d of a reply of %d is %d instead of %d"
                .formatted(
                    difference, reply.limit(), reply.get(difference), message.get(difference)));
      }
    }
  }
}
