package dev.baton.core.internal.kernel;

import java.lang.foreign.MemorySegment;

/**
 * Equal blocks of a storage one behind the other: matrices laid column by column, vectors, pivots.
 * LAPACK works on one block after the other. The storage was made for this call.
 *
 * @param storage what they are in
 * @param address the first one
 * @param bytes the size of one
 */
public record Blocks(Storage storage, long address, long bytes) {
  MemorySegment at(long block) {
    return MemorySegment.ofAddress(addressOf(block));
  }

  long addressOf(long block) {
    return address + block * bytes;
  }
}
