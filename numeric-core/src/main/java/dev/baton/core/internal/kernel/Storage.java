package dev.baton.core.internal.kernel;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * A block of native memory with CPython's reference count: one for each open window on it and one
 * for each kernel at work on it. At zero it goes back to its heap at once.
 *
 * <p>The count is a plain int, changed only under the interpreter lock; where that guards nothing
 * (policy {@code none}, or once the interpreter is closed) it is changed atomically. A count that
 * has reached zero never grows again.
 *
 * <p>So it is, too, from the moment the storage is {@linkplain #share() shared} with other
 * interpreters, whose locks exclude none of the owner's threads. Sharing happens under the owner's
 * lock, where the owner's threads see it; others come by the storage only through what was made
 * after it. A shared storage never becomes unshared, and goes back to the system without passing
 * through its heap, which the thread that lets it go last may not touch.
 */
public final class Storage {
  private static final VarHandle REFERENCES;

  static {
    try {
      REFERENCES = MethodHandles.lookup().findVarHandle(Storage.class, "references", int.class);
    } catch (ReflectiveOperationException impossible) {
      throw new ExceptionInInitializerError(impossible);
    }
  }

  private final StorageHeap heap;
  private final long address;
  private final long capacity;
  private final @Nullable ForeignMemory foreign;
  private int references = 1;
  private boolean shared;

  // The last that was asked for: a call makes none where the call before it was for the same place.
  // A
  // thread without the lock may see another's, which is as good.
  private @Nullable MemorySegment pointer;

  Storage(StorageHeap heap, long address, long capacity, @Nullable ForeignMemory foreign) {
    this.heap = heap;
    this.address = address;
    this.capacity = capacity;
    this.foreign = foreign;
  }

  /**
   * Returns where the block begins.
   *
   * @return an address, 64-byte aligned if the memory is the heap's own
   */
  public long address() {
    return address;
  }

  /** Returns what is passed to a kernel for an address in it. */
  MemorySegment pointer(long at) {
    MemorySegment last = pointer;
    if (last != null && last.address() == at) {
      return last;
    }
    MemorySegment made = BorrowedMemory.pointer(at);
    pointer = made;
    return made;
  }

  /** Returns the block's size in bytes, at least what was asked for; 0 for foreign memory. */
  long capacity() {
    return capacity;
  }

  StorageHeap heap() {
    return heap;
  }

  /**
   * Returns whose memory this is, if not the heap's.
   *
   * @return what it was adopted from, or null
   */
  public @Nullable ForeignMemory foreign() {
    return foreign;
  }

  /**
   * Lets windows of other interpreters be opened on this storage. The caller is attached to its
   * interpreter and has a reference.
   */
  public void share() {
    shared = true;
  }

  /** Says whether threads may be at this storage that the owner's lock does not exclude. */
  boolean isShared() {
    return shared;
  }

  private boolean countsPlainly() {
    return !shared && heap.isExclusive();
  }

  /**
   * Returns the reference count.
   *
   * @return 0 once the storage is gone
   */
  public int references() {
    return (int) REFERENCES.getOpaque(this);
  }

  /**
   * Adds a reference.
   *
   * @return false if the storage is gone; nothing was changed
   */
  public boolean retain() {
    if (countsPlainly()) {
      if (references == 0) {
        return false;
      }
      references++;
      return true;
    }
    for (int seen = references(); seen != 0; seen = references()) {
      if (REFERENCES.compareAndSet(this, seen, seen + 1)) {
        return true;
      }
    }
    return false;
  }

  /** Takes a reference away; the last one gives the block back. */
  public void release() {
    int left = countsPlainly() ? --references : (int) REFERENCES.getAndAdd(this, -1) - 1;
    assert left >= 0 : "released too often: " + left;
    if (left == 0) {
      heap.takeBack(this);
    }
  }
}
