package dev.baton.core.parallel;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A worker process and the connection to it, used by one thread.
 *
 * <p>The connection is a socket, so that an interrupt of the thread that waits for a reply ends the
 * wait: it closes the socket, and the worker, which sees that, ends.
 */
final class WorkerProcess implements AutoCloseable {
  private final String name;
  private final Process process;
  private final SocketChannel channel;
  private final DataInputStream in;
  private final DataOutputStream out;

  private WorkerProcess(String name, Process process, SocketChannel channel) {
    this.name = name;
    this.process = process;
    this.channel = channel;
    this.in = new DataInputStream(new BufferedInputStream(Channels.newInputStream(channel)));
    this.out = new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel)));
  }

  /**
   * Starts a process and sets it up.
   *
   * @param name how messages call it
   * @param java the command line up to the main class
   * @param setup builds the worker's interpreter
   * @throws WorkerLostException if it ended before it was set up, or failed to be
   */
  static WorkerProcess start(String name, List<String> java, Parcel setup) {
    WorkerProcess worker;
    try {
      worker = connect(name, java);
    } catch (IOException e) {
      throw new WorkerLostException(name + " could not be started: " + e, e);
    }
    ProcessWorker.Reply reply = worker.exchange("the set-up of its interpreter", setup);
    if (reply.failure() != null) {
      worker.close();
      throw new WorkerLostException(
          "%s could not set up its interpreter: %s".formatted(worker, reply.failure()),
          reply.failure());
    }
    return worker;
  }

  private static WorkerProcess connect(String name, List<String> java) throws IOException {
    Path folder = Files.createTempDirectory("baton-worker");
    Path socket = folder.resolve("socket");
    try (var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(UnixDomainSocketAddress.of(socket));
      List<String> command = new ArrayList<>(java);
      command.add(ProcessWorker.class.getName());
      command.add(socket.toString());
      Process process = start(command);
      var _ = process.onExit().thenRun(() -> closeQuietly(server)); // Ends the wait for it.
      try {
        return new WorkerProcess(name, process, server.accept());
      } catch (IOException e) {
        process.destroyForcibly();
        throw process.isAlive() ? e : new IOException("its JVM " + ending(process), e);
      }
    } finally {
      Files.deleteIfExists(socket);
      Files.deleteIfExists(folder);
    }
  }

  private static Process start(List<String> command) throws IOException {
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.INHERIT)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    process.getOutputStream().close(); // What is typed is for this process.
    return process;
  }

  /**
   * Has the worker run a task.
   *
   * @param item names the task in errors
   * @param task the task
   * @return its result
   * @throws Exception what the task threw
   * @throws WorkerLostException if the process ended instead
   */
  @Nullable Object call(String item, Parcel task) throws Exception {
    ProcessWorker.Reply reply = exchange(item, task);
    Throwable failure = reply.failure();
    if (failure instanceof Exception exception) {
      throw exception;
    }
    if (failure instanceof Error error) {
      throw error;
    }
    if (failure != null) {
      throw new IllegalStateException(failure);
    }
    return reply.value();
  }

  private ProcessWorker.Reply exchange(String item, Parcel parcel) {
    Parcel reply;
    try {
      parcel.send(out);
      reply = Parcel.receive(in);
    } catch (IOException e) {
      throw lost(item, e);
    }
    if (reply == null) {
      throw lost(item, null);
    }
    try {
      return (ProcessWorker.Reply) Objects.requireNonNull(reply.open());
    } catch (IOException | ClassNotFoundException e) {
      throw new IllegalStateException("the reply of %s cannot be read: %s".formatted(this, e), e);
    }
  }

  private WorkerLostException lost(String item, @Nullable IOException cause) {
    boolean interrupted = Thread.currentThread().isInterrupted();
    if (interrupted) {
      process.destroyForcibly();
    }
    closeQuietly(channel);
    String end = interrupted ? "was ended" : ending(process);
    return new WorkerLostException("%s %s while it was at %s".formatted(this, end, item), cause);
  }

  /** Waits for the end of a process that is ending, and says how it did. */
  private static String ending(Process process) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          int status = process.waitFor();
          return status > 128
              ? "was killed by signal " + (status - 128)
              : "ended with status " + status;
        } catch (InterruptedException e) {
          interrupted = true;
          process.destroyForcibly();
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  boolean isAlive() {
    return channel.isOpen() && process.isAlive();
  }

  long pid() {
    return process.pid();
  }

  /** Ends the process and waits until it has. */
  @Override
  public void close() {
    closeQuietly(channel);
    ending(process);
  }

  private static void closeQuietly(AutoCloseable channel) {
    try {
      channel.close();
    } catch (Exception e) {
      // It is gone either way.
    }
  }

  @Override
  public String toString() {
    return "%s (process %d)".formatted(name, process.pid());
  }
}
