package dev.baton.core.internal.kernel;

import java.lang.ref.PhantomReference;
import java.lang.ref.ReferenceQueue;
import org.jspecify.annotations.Nullable;

/**
 * One array's claim on a storage. It outlives the array object, as a phantom reference to it, so
 * that an array nobody closed is found in the heap's queue and closed there.
 */
public final class Window extends PhantomReference<Object> {
  private final Storage storage;
  private volatile boolean closed;

  /** Neighbours in the heap's list of open windows, which keeps this object reachable. */
  @Nullable Window previous;

  @Nullable Window next;

  Window(Object array, ReferenceQueue<Object> queue, Storage storage) {
    super(array, queue);
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

  /** Closes the window under the lock; a second time does nothing. */
  public void close() {
    storage.heap().close(this);
  }
}
