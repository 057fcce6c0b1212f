package dev.baton.demos.echo;

import dev.baton.core.interpreter.Interpreter;
import dev.baton.core.interpreter.InterpreterClosedException;
import dev.baton.core.interpreter.LockPolicy;
import dev.baton.core.interpreter.ThreadState;
import dev.baton.demos.lab.LockCounts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * An echo server on the loopback interface, one thread per connection, all under one interpreter's
 * lock. The lock is dropped around each read and each write, as CPython's {@code recv} and {@code
 * sendall} do, and only there.
 */
final class Server implements AutoCloseable {
  private static final int BUFFER = 1 << 16;

  private final long start = System.nanoTime();
  private final Interpreter interpreter;
  private final CpuBoundThreads cpuBound;
  private final ServerSocketChannel listener;
  private final Set<SocketChannel> connections = ConcurrentHashMap.newKeySet();

  /** Opens a server that accepts connections at once, with no CPU-bound thread beside it. */
  Server(LockPolicy policy) throws IOException {
    interpreter = Interpreter.builder().name("echo").lock(policy).build();
    cpuBound = new CpuBoundThreads(interpreter);
    listener = ServerSocketChannel.open();
    listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    Thread.ofPlatform().daemon().name("accept").start(this::accept);
  }

  /** Returns the port that clients connect to. */
  int port() {
    return listener.socket().getLocalPort();
  }

  /** Sets the lock's switch interval and the number of CPU-bound threads. */
  void configure(Duration switchInterval, int threads) {
    interpreter.lock().setSwitchInterval(switchInterval);
    cpuBound.setNumber(threads);
  }

  /** Reads the counts, without the lock. */
  Snapshot snapshot() {
    return new Snapshot(
        (System.nanoTime() - start) / 1e9,
        cpuBound.turns(),
        LockCounts.of(interpreter.ledger()),
        "Baton, " + interpreter.lockPolicy().name());
  }

  private void accept() {
    try {
      while (true) {
        SocketChannel connection = listener.accept();
        connections.add(connection);
        Thread.ofPlatform().daemon().name("handler").start(() -> serve(connection));
      }
    } catch (IOException _) {
      // Closed: nobody else can connect.
    }
  }

  private void serve(SocketChannel connection) {
    ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
    try (connection;
        var attachment = interpreter.attach()) {
      connection.setOption(StandardSocketOptions.TCP_NODELAY, true);
      ThreadState state = attachment.state();
      while (receive(connection, buffer, state)) {
        state.checkpoint();
        send(connection, buffer, state);
      }
    } catch (IOException | InterpreterClosedException _) {
      // The client has gone, or the server: in both cases there is nobody to tell.
    } finally {
      connections.remove(connection);
    }
  }

  private static boolean receive(SocketChannel connection, ByteBuffer buffer, ThreadState state)
      throws IOException {
    buffer.clear();
    int received;
    try (var _ = state.detach()) {
      received = connection.read(buffer);
    }
    buffer.flip();
    return received >= 0;
  }

  private static void send(SocketChannel connection, ByteBuffer buffer, ThreadState state)
      throws IOException {
    try (var _ = state.detach()) {
      while (buffer.hasRemaining()) {
        connection.write(buffer);
      }
    }
  }

  /** Ends the CPU-bound threads, the connections and the interpreter. */
  @Override
  public void close() throws IOException {
    listener.close();
    for (SocketChannel connection : connections) {
      connection.close();
    }
    cpuBound.setNumber(0);
    interpreter.close();
  }
}
