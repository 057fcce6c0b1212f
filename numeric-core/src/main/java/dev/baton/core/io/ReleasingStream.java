package dev.baton.core.io;

import dev.baton.core.interpreter.ThreadState;
import java.io.IOException;
import java.io.InputStream;

/** Reads a stream with the interpreter lock dropped for each block, as Python's files do. */
final class ReleasingStream extends InputStream {
  private final ThreadState self;
  private final InputStream in;

  /**
   * Wraps a stream.
   *
   * @param self the state of the only thread that will read, attached whenever it does
   * @param in what to read
   */
  ReleasingStream(ThreadState self, InputStream in) {
    this.self = self;
    this.in = in;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    try (var _ = self.detach()) {
      return in.read(target, offset, length);
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
