package dev.baton.core.parallel;

import dev.baton.core.internal.array.ArrayContext;
import dev.baton.core.interpreter.Interpreter;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.Serializable;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * The program of a worker process: connects to its pool, sets up its interpreter, and runs the
 * tasks it is sent, one after the other.
 *
 * <p>The main thread does nothing but read, so that it notices at once when the pool's process is
 * gone; then this one ends too, whatever its task is doing.
 */
final class ProcessWorker {
  /** What comes back for every parcel. */
  record Reply(@Nullable Object value, @Nullable Throwable failure) implements Serializable {}

  private final DataOutputStream out;
  private final BlockingQueue<Parcel> tasks = new LinkedBlockingQueue<>();
  private volatile boolean busy;

  private ProcessWorker(DataOutputStream out) {
    this.out = out;
  }

  /**
   * Runs the worker.
   *
   * @param arguments the path of the socket where the pool waits
   * @throws IOException if there is no pool
   */
  public static void main(String[] arguments) throws IOException {
    try (var channel = SocketChannel.open(UnixDomainSocketAddress.of(arguments[0]))) {
      var in = new DataInputStream(new BufferedInputStream(Channels.newInputStream(channel)));
      new ProcessWorker(
              new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel))))
          .serve(in);
    }
  }

  private void serve(DataInputStream in) throws IOException {
    Parcel setup = Parcel.receive(in);
    if (setup == null) {
      return;
    }
    Thread.ofPlatform().name("worker").daemon().start(() -> work(setup));
    try {
      for (Parcel task = Parcel.receive(in); task != null; task = Parcel.receive(in)) {
        busy = true;
        tasks.add(task);
      }
    } finally {
      if (busy) {
        Runtime.getRuntime().halt(1); // Nobody waits for the result.
      }
    }
  }

  private void work(Parcel setup) {
    Interpreter interpreter;
    try {
      interpreter = build(setup);
    } catch (Throwable failure) {
      reply(null, failure);
      return;
    }
    reply(null, null);
    Runtime.getRuntime().addShutdownHook(new Thread(interpreter::close));
    while (true) {
      run(interpreter, next());
    }
  }

  private static Interpreter build(Parcel setup) throws IOException, ClassNotFoundException {
    var supplier = (ProcessPool.InterpreterSupplier) Objects.requireNonNull(setup.open());
    Interpreter interpreter = Objects.requireNonNull(supplier.get(), "the supplier gave null");
    ArrayContext.workFor(interpreter);
    return interpreter;
  }

  private Parcel next() {
    while (true) {
      try {
        return tasks.take();
      } catch (InterruptedException strayed) {
        // A task's own doing, and it has ended.
      }
    }
  }

  private void run(Interpreter interpreter, Parcel parcel) {
    try {
      var task = (ProcessPool.Task<?>) Objects.requireNonNull(parcel.open());
      try (var _ = interpreter.attach()) {
        reply(task.run(interpreter), null);
      }
    } catch (Throwable failure) {
      reply(null, failure);
    }
  }

  private void reply(@Nullable Object value, @Nullable Throwable failure) {
    Parcel reply;
    try {
      reply = Parcel.of(failure == null ? "the result" : "the failure", new Reply(value, failure));
    } catch (IllegalArgumentException notSerializable) {
      reply = Parcel.of("the refusal", new Reply(null, plain(failure, notSerializable)));
    }
    busy = false;
    try {
      reply.send(out);
    } catch (IOException gone) {
      Runtime.getRuntime().halt(1);
    }
  }

  /** Returns the same failure in a form that can be sent: text and the stack. */
  private static Throwable plain(
      @Nullable Throwable failure, IllegalArgumentException notSerializable) {
    Throwable original = failure != null ? failure : notSerializable;
    var plain =
        failure != null
            ? new IllegalStateException(failure.toString())
            : new IllegalArgumentException(notSerializable.getMessage());
    plain.setStackTrace(original.getStackTrace());
    return plain;
  }
}
