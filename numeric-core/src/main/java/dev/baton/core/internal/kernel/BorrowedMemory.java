package dev.baton.core.internal.kernel;

import dev.baton.bindings.NativeMemory;
import java.lang.foreign.MemorySegment;
import java.util.Comparator;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Memory that somebody else owns and an array shows, for as long as its owner lets it live.
 *
 * <p>Elements are reached by their addresses, here as everywhere. An address in such memory is
 * turned back into the owner's segment, which is passed to the kernel or read through: so the arena
 * cannot be closed under a kernel, and what is closed is refused, never touched. While no such
 * memory is shown, that costs the reading of one number.
 *
 * <p>An arena that is closed may have its addresses taken by another before the arrays on it are
 * closed; living memory therefore comes before dead at the same address.
 */
public final class BorrowedMemory implements ForeignMemory {
  private record Place(long address, long number) {}

  private static final ConcurrentSkipListMap<Place, BorrowedMemory> SHOWN =
      new ConcurrentSkipListMap<>(
          Comparator.comparingLong(Place::address).thenComparingLong(Place::number));
  private static final AtomicLong NUMBER = new AtomicLong();
  private static volatile boolean some;

  private final MemorySegment segment;
  private final Place place;

  private BorrowedMemory(MemorySegment segment) {
    this.segment = segment;
    this.place = new Place(segment.address(), NUMBER.incrementAndGet());
  }

  /**
   * Lets arrays show a segment.
   *
   * @param segment the memory, native
   * @return the memory, for one storage
   */
  public static BorrowedMemory show(MemorySegment segment) {
    BorrowedMemory memory = new BorrowedMemory(segment);
    synchronized (SHOWN) {
      SHOWN.put(memory.place, memory);
      some = true;
    }
    return memory;
  }

  /** Its owner keeps it. */
  @Override
  public void release() {
    synchronized (SHOWN) {
      SHOWN.remove(place);
      some = !SHOWN.isEmpty();
    }
  }

  /** Says whether any array shows memory that is not ours. */
  static boolean isShown() {
    return some;
  }

  /**
   * Returns the owner's segment.
   *
   * @return all of the memory
   */
  public MemorySegment segment() {
    return segment;
  }

  /**
   * Says why the calling thread may not use the memory.
   *
   * @return the reason, or null if it may
   */
  public @Nullable String refusal() {
    if (!segment.scope().isAlive()) {
      return "the arena that its memory is from is closed";
    }
    if (!segment.isAccessibleBy(Thread.currentThread())) {
      return "its memory is confined to another thread than " + Thread.currentThread().getName();
    }
    return null;
  }

  /** Returns what is passed to a kernel for an address: it keeps foreign memory alive. */
  static MemorySegment pointer(long address) {
    if (some) {
      BorrowedMemory found = find(address);
      if (found != null) {
        return found.segment.asSlice(address - found.place.address, 0);
      }
    }
    return MemorySegment.ofAddress(address);
  }

  /** Returns some bytes, to be read or written from Java. */
  static MemorySegment bytes(long address, long count) {
    BorrowedMemory found = find(address);
    return found == null
        ? NativeMemory.EVERYTHING.asSlice(address, count)
        : found.segment.asSlice(address - found.place.address, count);
  }

  private static @Nullable BorrowedMemory find(long address) {
    BorrowedMemory dead = null;
    for (BorrowedMemory memory :
        SHOWN.headMap(new Place(address, Long.MAX_VALUE), true).descendingMap().values()) {
      if (address - memory.place.address < memory.segment.byteSize()) {
        if (memory.segment.scope().isAlive()) {
          return memory;
        }
        dead = memory;
      }
    }
    return dead;
  }
}
