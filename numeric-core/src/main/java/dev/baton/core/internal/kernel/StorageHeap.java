package dev.baton.core.internal.kernel;

import dev.baton.bindings.NativeLibraries;
import dev.baton.bindings.generated.BatonLibrary;
import dev.baton.core.interpreter.Interpreter;
import java.lang.foreign.MemorySegment;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The native memory of one interpreter's arrays.
 *
 * <p>State: the open windows, a list; the blocks that were freed and kept, a {@link BlockCache};
 * figures. It is changed only by attached threads, so the interpreter lock guards it; where that
 * excludes nobody (policy {@code none}) this object's monitor does. So it does once the interpreter
 * has closed, when what was at work comes back without the lock and drops its references.
 *
 * <p>Storages that are shared between interpreters leave their heap by another way, which takes no
 * lock; and arrays that are shared have their windows in a heap that belongs to no interpreter and
 * is never closed, {@link #ofShares()}.
 */
public final class StorageHeap {
  /**
   * Sets how many bytes of freed blocks one heap keeps; as {@link MemoryLimit#PROPERTY}. Default:
   * 512 MiB.
   */
  static final String CACHE_PROPERTY = "baton.memory.cache";

  private static final int COLLECTION_ROUNDS = 50;
  private static final long ROUND_NANOS = 2_000_000;

  /**
   * Says that the interpreter lock guards everything here and the reference counts. Becomes false
   * when the heap closes; whoever comes later without the lock has seen that it was closed.
   */
  private boolean exclusive;

  private final MemoryLimit limit;
  private final BlockCache cache;
  private final ReferenceQueue<Object> unreachable = new ReferenceQueue<>();
  private @Nullable Window open;
  private boolean closed;
  private long inUseBytes;
  private long storages;

  /** What was shared and has gone: to be taken off the two figures above. */
  private final AtomicLong goneBytes = new AtomicLong();

  private final AtomicLong goneStorages = new AtomicLong();

  /** Made with the first share, when an interpreter's heap has loaded the libraries. */
  private static final class Shares {
    static final StorageHeap HEAP = new StorageHeap(false, MemoryLimit.ofProcess(), 0);
  }

  /**
   * Makes an interpreter's heap and loads the native libraries if this is the first.
   *
   * @param interpreter whose lock guards the heap
   */
  public StorageHeap(Interpreter interpreter) {
    this(interpreter.lock().isExclusive(), MemoryLimit.ofProcess(), configuredCache());
  }

  StorageHeap(boolean exclusive, MemoryLimit limit, long cachedBytes) {
    NativeLibraries.load();
    this.exclusive = exclusive;
    this.limit = limit;
    this.cache = new BlockCache(cachedBytes);
  }

  private static long configuredCache() {
    return MemoryLimit.parse(CACHE_PROPERTY, System.getProperty(CACHE_PROPERTY, "512M"), 0);
  }

  /**
   * Returns the heap that the windows of shared arrays are in: no interpreter's, guarded by its
   * monitor, never closed.
   *
   * @return the process's one
   */
  public static StorageHeap ofShares() {
    return Shares.HEAP;
  }

  boolean isExclusive() {
    return exclusive;
  }

  // ---- storages ---------------------------------------------------------------------------------

  /**
   * Makes a storage with one reference, the caller's. Its memory is not zeroed.
   *
   * @param bytes how many bytes, at least; 0 gives an address all the same
   * @return the storage, or null if the limit or the system does not allow it even after
   *     unreachable arrays were collected
   */
  public @Nullable Storage allocate(long bytes) {
    if (exclusive) {
      return allocateGuarded(bytes);
    }
    synchronized (this) {
      return allocateGuarded(bytes);
    }
  }

  private @Nullable Storage allocateGuarded(long bytes) {
    closeUnreachable();
    long capacity = BlockCache.capacity(bytes);
    long address = cache.take(capacity);
    if (address == 0) {
      address = fromSystem(capacity);
      if (address == 0) {
        address = fromSystemAfterCollection(capacity);
        if (address == 0) {
          return null;
        }
      }
    }
    inUseBytes += capacity;
    storages++;
    return new Storage(this, address, capacity, null);
  }

  /**
   * Makes a storage of memory that comes from elsewhere, with one reference, the caller's. It
   * counts as a storage, but none of its bytes do.
   *
   * @param address the first byte
   * @param memory given up at the last reference
   * @return the storage
   */
  public Storage adopt(long address, ForeignMemory memory) {
    if (exclusive) {
      return adoptGuarded(address, memory);
    }
    synchronized (this) {
      return adoptGuarded(address, memory);
    }
  }

  private Storage adoptGuarded(long address, ForeignMemory memory) {
    closeUnreachable();
    storages++;
    return new Storage(this, address, 0, memory);
  }

  private long fromSystem(long capacity) {
    if (!limit.reserve(capacity)) {
      return 0;
    }
    long address = BatonLibrary.baton_allocate(capacity).address();
    if (address == 0) {
      limit.giveBack(capacity);
    }
    return address;
  }

  /**
   * Empties the cache, then has the collector find arrays that nobody can reach, and tries until
   * nothing more comes.
   */
  private long fromSystemAfterCollection(long capacity) {
    cache.drain(this::toSystem);
    long address = fromSystem(capacity);
    if (address != 0) {
      return address;
    }
    System.gc();
    for (int round = 0; address == 0 && round < COLLECTION_ROUNDS; round++) {
      // References are enqueued by another thread some time after the collection.
      LockSupport.parkNanos(this, ROUND_NANOS);
      closeUnreachable();
      ofShares().closeUnreachableShares();
      cache.drain(this::toSystem);
      address = fromSystem(capacity);
    }
    return address;
  }

  private void toSystem(long address, long capacity) {
    BatonLibrary.baton_free(MemorySegment.ofAddress(address), capacity);
    limit.giveBack(capacity);
  }

  /** Receives a storage whose count has reached zero. */
  void takeBack(Storage storage) {
    if (storage.isShared()) {
      takeBackShared(storage);
    } else if (exclusive) {
      takeBackGuarded(storage);
    } else {
      synchronized (this) {
        takeBackGuarded(storage);
      }
    }
  }

  /** By any thread, with or without any lock. */
  private void takeBackShared(Storage storage) {
    goneBytes.addAndGet(storage.capacity());
    goneStorages.incrementAndGet();
    giveBack(storage);
  }

  private void takeBackGuarded(Storage storage) {
    inUseBytes -= storage.capacity();
    storages--;
    if (storage.foreign() != null || closed || !cache.put(storage.address(), storage.capacity())) {
      giveBack(storage);
    }
  }

  private void giveBack(Storage storage) {
    ForeignMemory foreign = storage.foreign();
    if (foreign != null) {
      foreign.release();
    } else {
      toSystem(storage.address(), storage.capacity());
    }
  }

  // ---- windows ----------------------------------------------------------------------------------

  /**
   * Opens a window for an array; the window takes over one reference of the caller's.
   *
   * @param array the array, which the window does not keep reachable
   * @param storage what it is on
   * @return the window
   */
  public Window open(Object array, Storage storage) {
    Window window = new Window(this, array, unreachable, storage);
    if (exclusive) {
      link(window);
    } else {
      synchronized (this) {
        link(window);
      }
    }
    return window;
  }

  private void link(Window window) {
    Window first = open;
    window.next = first;
    if (first != null) {
      first.previous = window;
    }
    open = window;
  }

  void close(Window window) {
    if (exclusive) {
      closeGuarded(window);
    } else {
      synchronized (this) {
        closeGuarded(window);
      }
    }
  }

  private void closeGuarded(Window window) {
    if (window.isClosed()) {
      return;
    }
    SegmentAccess access = window.access();
    if (access != null) {
      access.end();
    }
    window.markClosed();
    Window previous = window.previous;
    Window next = window.next;
    if (previous == null) {
      open = next;
    } else {
      previous.next = next;
    }
    if (next != null) {
      next.previous = previous;
    }
    window.previous = null;
    window.next = null;
    window.clear();
    window.storage().release();
  }

  /** Closes shared arrays that nobody can reach. */
  public synchronized void closeUnreachableShares() {
    closeUnreachable();
  }

  private void closeUnreachable() {
    for (Reference<?> found = unreachable.poll(); found != null; found = unreachable.poll()) {
      closeGuarded((Window) found);
    }
  }

  /**
   * Makes a window's memory accessible as a segment, or finds the segment made before; null if it
   * is closed.
   */
  @Nullable SegmentAccess access(
      Window window, long address, long bytes, boolean readOnly, Object array) {
    if (exclusive) {
      return accessGuarded(window, address, bytes, readOnly, array);
    }
    synchronized (this) {
      return accessGuarded(window, address, bytes, readOnly, array);
    }
  }

  private static @Nullable SegmentAccess accessGuarded(
      Window window, long address, long bytes, boolean readOnly, Object array) {
    if (window.isClosed()) {
      return null;
    }
    SegmentAccess known = window.access();
    if (known != null) {
      return known;
    }
    SegmentAccess made = new SegmentAccess(address, bytes, readOnly, array);
    window.setAccess(made);
    return made;
  }

  /**
   * Closes every window and gives all memory back but that of kernels still at work, which follows
   * when they end.
   *
   * @throws IllegalStateException if segments are in use; their windows stay open until closed
   */
  public synchronized void close() {
    closed = true;
    exclusive = false;
    IllegalStateException failure = null;
    Window next;
    for (Window window = open; window != null; window = next) {
      next = window.next;
      try {
        closeGuarded(window);
      } catch (IllegalStateException inUse) {
        if (failure == null) {
          failure = inUse;
        } else {
          failure.addSuppressed(inUse);
        }
      }
    }
    cache.drain(this::toSystem);
    if (failure != null) {
      throw failure;
    }
  }

  // ---- figures ----------------------------------------------------------------------------------

  /**
   * Returns the bytes that living storages take.
   *
   * @return bytes, rounded up to size classes
   */
  public synchronized long inUseBytes() {
    return inUseBytes - goneBytes.get();
  }

  /**
   * Returns the bytes of freed blocks kept for reuse.
   *
   * @return bytes
   */
  public synchronized long cachedBytes() {
    return cache.bytes();
  }

  /**
   * Returns the number of living storages.
   *
   * @return storages whose count is not zero
   */
  public synchronized long storages() {
    return storages - goneStorages.get();
  }

  /**
   * Returns the bytes that all heaps of the process have from the system.
   *
   * @return bytes, in use or cached
   */
  public long processBytes() {
    return limit.used();
  }

  /**
   * Returns the bytes that all heaps of the process may have.
   *
   * @return bytes
   */
  public long limitBytes() {
    return limit.allowed();
  }
}
