package dev.baton.core.io;

import dev.baton.core.internal.kernel.ForeignMemory;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;

/** A part of a file, mapped into memory until the last array on it is closed. */
final class Mapping implements ForeignMemory {
  private final Arena arena;
  private final MemorySegment segment;

  private Mapping(Arena arena, MemorySegment segment) {
    this.arena = arena;
    this.segment = segment;
  }

  /**
   * Maps a part of a file.
   *
   * @param channel the file, open as the mode needs it; may be closed afterwards
   * @param mode how
   * @param offset the first byte
   * @param bytes how many
   */
  @SuppressWarnings("MustBeClosedChecker") // release() closes the arena.
  static Mapping of(FileChannel channel, MapMode mode, long offset, long bytes) throws IOException {
    Arena arena = Arena.ofShared();
    try {
      return new Mapping(arena, channel.map(channelMode(mode), offset, bytes, arena));
    } catch (IOException | RuntimeException | Error failed) {
      arena.close();
      throw failed;
    }
  }

  private static FileChannel.MapMode channelMode(MapMode mode) {
    return switch (mode) {
      case READ_ONLY -> FileChannel.MapMode.READ_ONLY;
      case READ_WRITE, CREATE -> FileChannel.MapMode.READ_WRITE;
      case COPY_ON_WRITE -> FileChannel.MapMode.PRIVATE;
    };
  }

  long address() {
    return segment.address();
  }

  /** Writes what was changed to the file; the caller keeps a reference to the storage. */
  void force() {
    if (segment.byteSize() > 0) {
      segment.force();
    }
  }

  @Override
  public void release() {
    arena.close();
  }
}
