package dev.baton.demos.convoy;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Somebody to talk to who is attached to no interpreter: a thread that answers every byte with one,
 * a set time later.
 */
final class Remote implements Closeable {
  private final Pipe requests;
  private final Pipe replies;
  private final ByteBuffer message = ByteBuffer.allocateDirect(1);

  Remote(Duration reply) throws IOException {
    requests = Pipe.open();
    replies = Pipe.open();
    Thread.ofPlatform().daemon().name("remote").start(() -> answer(reply.toNanos()));
  }

  /** Sends a byte and waits for the reply. For one thread. */
  void exchange() throws IOException {
    message.clear();
    requests.sink().write(message);
    message.clear();
    if (replies.source().read(message) < 0) {
      throw new EOFException("the remote side has ended");
    }
  }

  private void answer(long replyNanos) {
    ByteBuffer answer = ByteBuffer.allocateDirect(1);
    try (var in = requests.source();
        var out = replies.sink()) {
      while (in.read(answer) >= 0) {
        long end = System.nanoTime() + replyNanos;
        for (long left = replyNanos; left > 0; left = end - System.nanoTime()) {
          LockSupport.parkNanos(this, left);
        }
        answer.flip();
        out.write(answer);
        answer.clear();
      }
    } catch (IOException _) {
      // Closed, and nobody waits for an answer any more.
    }
  }

  @Override
  public void close() throws IOException {
    requests.sink().close();
    replies.source().close();
  }
}
