package dev.baton.core.io;

import dev.baton.core.array.DType;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;

/** Moves elements between memory and files, some megabytes at a time. */
final class Bytes {
  private static final int CHUNK = 8 << 20;
  private static final int STREAM_CHUNK = 64 << 10;

  private Bytes() {}

  /** Fills memory from a channel. */
  static void read(ReadableByteChannel in, MemorySegment memory, String file) throws IOException {
    for (long at = 0; at < memory.byteSize(); ) {
      ByteBuffer chunk = chunk(memory, at, CHUNK);
      int count = in.read(chunk);
      if (count < 0) {
        throw ended(file, at, memory);
      }
      at += count;
    }
  }

  /** Fills memory from a stream. */
  static void read(InputStream in, MemorySegment memory, String file) throws IOException {
    byte[] buffer = new byte[(int) Math.min(STREAM_CHUNK, memory.byteSize())];
    for (long at = 0; at < memory.byteSize(); ) {
      int count = in.read(buffer, 0, (int) Math.min(buffer.length, memory.byteSize() - at));
      if (count < 0) {
        throw ended(file, at, memory);
      }
      MemorySegment.copy(buffer, 0, memory, ValueLayout.JAVA_BYTE, at, count);
      at += count;
    }
  }

  private static EOFException ended(String file, long at, MemorySegment memory) {
    return new EOFException(
        "%s: ends after %d of %d bytes of elements".formatted(file, at, memory.byteSize()));
  }

  /** Writes memory to a channel. */
  static void write(WritableByteChannel out, MemorySegment memory) throws IOException {
    for (long at = 0; at < memory.byteSize(); ) {
      at += out.write(chunk(memory, at, CHUNK));
    }
  }

  /** Writes memory to a stream. */
  static void write(OutputStream out, MemorySegment memory) throws IOException {
    byte[] buffer = new byte[(int) Math.min(STREAM_CHUNK, memory.byteSize())];
    for (long at = 0; at < memory.byteSize(); at += buffer.length) {
      int count = (int) Math.min(buffer.length, memory.byteSize() - at);
      MemorySegment.copy(memory, ValueLayout.JAVA_BYTE, at, buffer, 0, count);
      out.write(buffer, 0, count);
    }
  }

  static ByteBuffer chunk(MemorySegment memory, long at, int most) {
    return memory.asSlice(at, Math.min(most, memory.byteSize() - at)).asByteBuffer();
  }

  /** Returns the size of the numbers that elements are made of: half an element if complex. */
  static int numberBytes(DType dtype) {
    return dtype.isComplex() ? dtype.itemsize() / 2 : dtype.itemsize();
  }

  /** Turns numbers from one byte order into the machine's. */
  static void toNativeOrder(MemorySegment memory, DType dtype, ByteOrder order) {
    if (order == ByteOrder.nativeOrder()) {
      return;
    }
    long size = memory.byteSize();
    switch (numberBytes(dtype)) {
      case 1 -> {}
      case 2 -> {
        for (long at = 0; at < size; at += 2) {
          short x = memory.get(ValueLayout.JAVA_SHORT_UNALIGNED, at);
          memory.set(ValueLayout.JAVA_SHORT_UNALIGNED, at, Short.reverseBytes(x));
        }
      }
      case 4 -> {
        for (long at = 0; at < size; at += 4) {
          int x = memory.get(ValueLayout.JAVA_INT_UNALIGNED, at);
          memory.set(ValueLayout.JAVA_INT_UNALIGNED, at, Integer.reverseBytes(x));
        }
      }
      default -> {
        for (long at = 0; at < size; at += 8) {
          long x = memory.get(ValueLayout.JAVA_LONG_UNALIGNED, at);
          memory.set(ValueLayout.JAVA_LONG_UNALIGNED, at, Long.reverseBytes(x));
        }
      }
    }
  }
}
