package dev.baton.demos.echo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.demos.machine.ThisJvm;
import dev.baton.demos.peer.LineProcess;
import dev.baton.demos.peer.PeerException;
import dev.baton.demos.peer.Python;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/**
 * An echo server in a process of its own, spoken to as {@link ServerMain} says. It ends with this
 * process, however that ends.
 */
final class ServerProcess implements AutoCloseable {
  static final String SCRIPT = "echo.py";

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final LineProcess process;
  private final int port;

  private ServerProcess(LineProcess process) throws PeerException {
    this.process = process;
    try {
      port = Integer.parseInt(process.receive(PATIENCE));
    } catch (PeerException | NumberFormatException e) {
      process.close();
      throw new PeerException("the echo server does not start: " + e.getMessage(), e);
    }
  }

  /** Starts Baton's server under a lock policy. */
  static ServerProcess baton(String policy) throws PeerException {
    try {
      return new ServerProcess(
          LineProcess.start(ThisJvm.command(ServerMain.class, policy), Map.of()));
    } catch (IOException e) {
      throw new PeerException("no other JVM can be started: " + e.getMessage(), e);
    }
  }

  /** Starts CPython's server; {@link #SCRIPT} is among the scripts. */
  static ServerProcess cpython(Python python) throws PeerException {
    return new ServerProcess(python.run(SCRIPT));
  }

  int port() {
    return port;
  }

  /** Sets the switch interval and the number of CPU-bound threads, and reads the counts. */
  Snapshot configure(Duration switchInterval, int threads) throws PeerException {
    return ask(switchInterval.toNanos() + " " + threads);
  }

  /** Reads the counts. */
  Snapshot snapshot() throws PeerException {
    return ask("");
  }

  /** Ends the server and reads its last counts. */
  Snapshot end() throws PeerException {
    process.endInput();
    return receive();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  private Snapshot ask(String line) throws PeerException {
    process.send(line);
    return receive();
  }

  private Snapshot receive() throws PeerException {
    String line = process.receive(PATIENCE);
    try {
      return Snapshot.of(JSON.readTree(line));
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw new PeerException("the echo server said " + line, e);
    }
  }

  @Override
  public void close() {
    process.close();
  }
}
