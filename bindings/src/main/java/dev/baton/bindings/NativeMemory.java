package dev.baton.bindings;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.function.Consumer;

/** The restricted operations on raw addresses, in the one module that has native access. */
@SuppressWarnings("restricted")
public final class NativeMemory {
  /**
   * All addresses as one segment, for reading and writing elements whose address is known to be
   * good. The caller checks; nothing here does.
   */
  public static final MemorySegment EVERYTHING = MemorySegment.NULL.reinterpret(Long.MAX_VALUE);

  private NativeMemory() {}

  /**
   * Makes a segment of a block that lives as long as an arena.
   *
   * @param address the first byte
   * @param bytes the size, in bytes
   * @param arena whose closing ends every access
   * @param keptAlive an object that stays reachable while the segment is
   * @return the segment
   */
  public static MemorySegment segment(long address, long bytes, Arena arena, Object keptAlive) {
    return MemorySegment.ofAddress(address).reinterpret(bytes, arena, new Keeper(keptAlive));
  }

  /** What an arena does when it closes, nothing; until then it refers to the object. */
  private record Keeper(Object kept) implements Consumer<MemorySegment> {
    @Override
    public void accept(MemorySegment segment) {
      // The reference alone matters.
    }
  }
}
