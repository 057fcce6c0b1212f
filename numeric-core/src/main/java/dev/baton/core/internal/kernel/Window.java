package dev.baton.core.internal.kernel;

import java.lang.ref.PhantomReference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;

/**
 * One array's claim on a storage, which may be another heap's. It outlives the array object, as a
 * phantom reference to it, so that an array nobody closed is found in the heap's queue and closed
 * there.
 */
public final class Window extends PhantomReference<Object> {
  private final StorageHeap heap;
  private final Storage storage;
  private volatile boolean closed;

  /** The way in from outside. Weakly, since it keeps the array reachable. Guarded by the heap. */
  private @Nullable WeakReference<SegmentAccess> access;

  /** Neighbours in the heap's list of open windows, which keeps this object reachable. */
  @Nullable Window previous;

  @Nullable Window next;

  Window(StorageHeap heap, Object array, ReferenceQueue<Object> queue, Storage storage) {
    super(array, queue);
    this.heap = heap;
    this.storage = storage;
  }

  /**
   * Returns the storage this window is on.
   *
   * @return the storage, which may be gone if the window is closed
   */
  public Storage storage() {
    return storage;
  }

  /**
   * Says whether the window was closed.
   *
   * @return true once the array may not be used
   */
  public boolean isClosed() {
    return closed;
  }

  void markClosed() {
    closed = true;
  }

  @Nullable SegmentAccess access() {
    return access == null ? null : access.get();
  }

  void setAccess(SegmentAccess access) {
    this.access = new WeakReference<>(access);
  }

  /**
   * Makes the window's memory accessible as a segment, or finds the segment made before.
   *
   * @param address the first byte
   * @param bytes the size, in bytes
   * @param readOnly true if it must not be written
   * @param array the window's array, which the segment keeps reachable and which must keep the
   *     result
   * @return the segment, or null if the window is closed
   */
  public @Nullable SegmentAccess access(long address, long bytes, boolean readOnly, Object array) {
    return heap.access(this, address, bytes, readOnly, array);
  }

  /**
   * Closes the window, under its heap's lock or when the interpreter is closed; a second time does
   * nothing.
   *
   * @throws IllegalStateException if its segment is in use; nothing was changed
   */
  public void close() {
    heap.close(this);
  }
}
