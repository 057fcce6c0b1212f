package dev.baton.core.internal.kernel;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * One window's memory as a segment.
 *
 * <pre>
 *   segment ──▶ (its session) ──▶ array ──▶ this ──▶ arena
 *   heap ──▶ window ╌╌weakly╌╌▶ this
 * </pre>
 *
 * <p>So a segment keeps its array from being found unreachable, and the heap finds the arena when
 * the window is closed, by whomever.
 */
public final class SegmentAccess {
  private final Arena arena;
  private final MemorySegment segment;

  @SuppressWarnings("MustBeClosedChecker") // end() closes it; unreachable, it is harmless.
  SegmentAccess(long address, long bytes, boolean readOnly, Object array) {
    arena = Arena.ofShared();
    MemorySegment writeable = RawMemory.segment(address, bytes, arena, array);
    segment = readOnly ? writeable.asReadOnly() : writeable;
  }

  /**
   * Returns the segment.
   *
   * @return valid until the window is closed
   */
  public MemorySegment segment() {
    return segment;
  }

  /**
   * Ends every access through the segment.
   *
   * @throws IllegalStateException if it is in use, by a native call or an I/O operation
   */
  void end() {
    arena.close();
  }
}
