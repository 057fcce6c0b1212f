package dev.baton.core.internal.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.core.array.Workers;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Storages, windows and the limit, without an interpreter. */
class StorageHeapTest {
  private static final long NO_LIMIT = 1L << 40;

  private final MemoryLimit limit = new MemoryLimit(NO_LIMIT);

  private StorageHeap heap(boolean exclusive, long cachedBytes) {
    return new StorageHeap(exclusive, limit, cachedBytes);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void countsReferencesAndFreesAtZero(boolean exclusive) {
    StorageHeap heap = heap(exclusive, 0);
    Storage storage = heap.allocate(100);
    assertThat(storage.address() % 64).isZero();
    assertThat(storage.capacity()).isEqualTo(128);
    assertThat(storage.references()).isEqualTo(1);
    assertThat(storage.retain()).isTrue();
    assertThat(storage.references()).isEqualTo(2);
    storage.release();
    assertThat(heap.storages()).isEqualTo(1);
    assertThat(heap.inUseBytes()).isEqualTo(128);
    assertThat(limit.used()).isEqualTo(128);
    storage.release();
    assertThat(storage.references()).isZero();
    assertThat(heap.storages()).isZero();
    assertThat(heap.inUseBytes()).isZero();
    assertThat(limit.used()).isZero();
    assertThat(storage.retain()).as("what is gone never comes back").isFalse();
    assertThat(storage.references()).isZero();
  }

  @Test
  void releasingTooOftenIsCaught() {
    Storage storage = heap(true, 0).allocate(1);
    storage.release();
    assertThatThrownBy(storage::release).isInstanceOf(AssertionError.class);
  }

  @Test
  void freedBlocksAreKeptAndReused() {
    StorageHeap heap = heap(true, 1 << 20);
    Storage first = heap.allocate(1000);
    long address = first.address();
    first.release();
    assertThat(heap.cachedBytes()).isEqualTo(1024);
    assertThat(limit.used()).isEqualTo(1024);
    Storage second = heap.allocate(1024);
    assertThat(second.address()).isEqualTo(address);
    assertThat(second).as("never the same object: the old one stays dead").isNotSameAs(first);
    assertThat(heap.cachedBytes()).isZero();
    Storage other = heap.allocate(1024);
    assertThat(other.address()).isNotEqualTo(address);
    heap.close();
    assertThat(limit.used()).as("two storages that nobody released").isEqualTo(2048);
  }

  @Test
  void theCacheGoesBeforeTheLimitIsReached() {
    MemoryLimit small = new MemoryLimit(1024);
    StorageHeap heap = new StorageHeap(true, small, 1 << 20);
    heap.allocate(512).release();
    assertThat(heap.cachedBytes()).isEqualTo(512);
    Storage storage = heap.allocate(1024);
    assertThat(storage).isNotNull();
    assertThat(heap.cachedBytes()).isZero();
    assertThat(heap.allocate(1)).isNull();
    assertThat(small.used()).isEqualTo(1024);
    assertThat(heap.storages()).isEqualTo(1);
    assertThat(heap.inUseBytes()).isEqualTo(1024);
    storage.release();
    assertThat(heap.allocate(1)).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void unreachableOwnersAreFoundAtTheLimit(boolean exclusive) {
    MemoryLimit small = new MemoryLimit(4096);
    StorageHeap heap = new StorageHeap(exclusive, small, 0);
    Object kept = new Object();
    heap.open(kept, heap.allocate(1024));
    forget(heap, 3);
    assertThat(small.used()).isEqualTo(4096);
    Storage storage = heap.allocate(2048);
    assertThat(storage).isNotNull();
    assertThat(small.used()).isLessThanOrEqualTo(4096);
    assertThat(kept).isNotNull();
    assertThat(heap.allocate(2048)).as("the rest is in use").isNull();
  }

  private static void forget(StorageHeap heap, int owners) {
    for (int i = 0; i < owners; i++) {
      heap.open(new Object(), heap.allocate(1024));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void windowsCloseInAnyOrderOnce(boolean exclusive) {
    for (int seed = 0; seed < 50; seed++) {
      Random random = new Random(seed);
      StorageHeap heap = heap(exclusive, 0);
      List<Object> owners = new ArrayList<>();
      List<Window> windows = new ArrayList<>();
      List<Storage> storages = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        Storage storage;
        if (i % 3 == 0) {
          storage = heap.allocate(64);
          storages.add(storage);
        } else {
          storage = storages.getLast();
          assertThat(storage.retain()).isTrue();
        }
        owners.add(new Object());
        windows.add(heap.open(owners.getLast(), storage));
      }
      for (int i = 0; i < 8; i++) {
        Window window = windows.remove(random.nextInt(windows.size()));
        window.close();
        window.close();
        assertThat(window.isClosed()).isTrue();
      }
      long left = windows.stream().map(Window::storage).distinct().count();
      assertThat(heap.storages()).as("seed %d", seed).isEqualTo(left);
      assertThat(windows).noneMatch(Window::isClosed);
      heap.close();
      assertThat(windows).allMatch(Window::isClosed);
      assertThat(heap.storages()).isZero();
      assertThat(limit.used()).isZero();
      assertThat(owners).hasSize(12);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aSegmentIsMadeOnceAndOfAnOpenWindowOnly(boolean exclusive) {
    StorageHeap heap = heap(exclusive, 0);
    Object owner = new Object();
    Storage storage = heap.allocate(64);
    Window window = heap.open(owner, storage);
    SegmentAccess access = window.access(storage.address(), 64, false, owner);
    assertThat(window.access(storage.address(), 64, false, owner)).isSameAs(access);
    assertThat(access.segment().byteSize()).isEqualTo(64);
    window.close();
    assertThat(access.segment().scope().isAlive()).isFalse();
    assertThat(window.access(storage.address(), 64, false, owner)).isNull();
    assertThat(storage.references()).isZero();
  }

  /** Kernels that come back after the close do so side by side, without the interpreter lock. */
  @Test
  void referencesDroppedAfterTheCloseAreCountedExactly() throws Exception {
    for (int round = 0; round < 200; round++) {
      StorageHeap heap = heap(true, 1 << 20);
      Storage shared = heap.allocate(64);
      Storage[] own = {heap.allocate(64), heap.allocate(128)};
      for (int i = 0; i < 200; i++) {
        assertThat(shared.retain()).isTrue();
      }
      heap.close();
      assertThat(heap.isExclusive()).isFalse();
      Workers.together(
          2,
          thread -> {
            for (int i = 0; i < 100; i++) {
              shared.release();
            }
            own[thread].release();
          });
      assertThat(shared.references()).isEqualTo(1);
      assertThat(heap.storages()).isEqualTo(1);
      assertThat(limit.used()).isEqualTo(64);
      shared.release();
      assertThat(limit.used()).isZero();
      assertThat(heap.cachedBytes()).as("nothing is kept any more").isZero();
    }
  }

  @Test
  void noReferenceIsLostWithoutALock() throws Exception {
    StorageHeap heap = heap(false, 0);
    Storage storage = heap.allocate(64);
    Workers.together(
        2,
        _ -> {
          for (int i = 0; i < 500_000; i++) {
            if (!storage.retain()) {
              throw new AssertionError("gone");
            }
            storage.release();
          }
        });
    assertThat(storage.references()).isEqualTo(1);
    storage.release();
    assertThat(limit.used()).isZero();
  }

  /** Without a lock: threads retain, release, allocate and close the same windows at random. */
  @Test
  void countsAreAtomicWhereTheLockExcludesNobody() throws Exception {
    StorageHeap heap = heap(false, 1 << 16);
    AtomicReferenceArray<Window> slots = new AtomicReferenceArray<>(4);
    Object[] owners = new Object[4];
    for (int i = 0; i < 4; i++) {
      owners[i] = new Object();
      slots.set(i, heap.open(owners[i], heap.allocate(64)));
    }
    long seed = System.nanoTime();
    Workers.together(
        3,
        thread -> {
          Random random = new Random(seed + thread);
          for (int i = 0; i < 60_000; i++) {
            int slot = random.nextInt(4);
            Window window = slots.get(slot);
            if (random.nextInt(4) > 0) {
              Storage storage = window.storage();
              if (storage.retain()) {
                // While pinned the block is this storage's: nobody else writes it.
                RawMemory.getDouble(storage.address());
                if (storage.references() < 1) {
                  throw new AssertionError("pinned, and gone; seed " + seed);
                }
                storage.release();
              } else if (!window.isClosed()) {
                throw new AssertionError("gone, and its window open; seed " + seed);
              }
            } else {
              Window fresh = heap.open(owners[slot], heap.allocate(64 << random.nextInt(3)));
              if (slots.compareAndSet(slot, window, fresh)) {
                window.close();
              } else {
                fresh.close();
              }
              window.close();
            }
          }
        });
    assertThat(heap.storages()).as("seed %d", seed).isEqualTo(4);
    heap.close();
    assertThat(heap.storages()).isZero();
    assertThat(heap.inUseBytes()).isZero();
    assertThat(limit.used()).isZero();
  }
}
