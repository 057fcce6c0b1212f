package dev.baton.core.internal.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Size classes, and that what is put in comes out again, once. */
class BlockCacheTest {
  /** Sizes of every magnitude that a block may have. */
  @Provide
  Arbitrary<Long> sizes() {
    return Arbitraries.longs()
        .between(0, (1L << 62) - 1)
        .edgeCases(
            edges ->
                edges.add(
                    0L,
                    1L,
                    64L,
                    65L,
                    512L,
                    513L,
                    1024L,
                    1025L,
                    4096L,
                    (1L << 40) + 1,
                    (1L << 62) - 1));
  }

  @Provide
  Arbitrary<Integer> shifts() {
    return Arbitraries.integers().between(0, 61);
  }

  @Property(tries = 2000)
  void capacityHoldsTheBytesAndWastesLittle(
      @ForAll("sizes") long size, @ForAll("shifts") int shift) {
    long bytes = size >>> shift;
    long capacity = BlockCache.capacity(bytes);
    assertThat(capacity).isGreaterThanOrEqualTo(Math.max(bytes, 1));
    assertThat(capacity % 64).isZero();
    assertThat(BlockCache.capacity(capacity)).as("is of its own class").isEqualTo(capacity);
    if (bytes > 512) {
      assertThat((double) (capacity - bytes)).isLessThanOrEqualTo(0.125 * bytes);
    } else {
      assertThat(capacity - bytes).isLessThanOrEqualTo(64);
    }
    if (bytes > 0) {
      assertThat(BlockCache.capacity(bytes - 1)).isLessThanOrEqualTo(capacity);
    }
  }

  @Example
  void sizesBeyondTheLargestClassStayWhatTheyAre() {
    assertThat(BlockCache.capacity(Long.MAX_VALUE)).isEqualTo(Long.MAX_VALUE);
    assertThat(BlockCache.capacity(Long.MAX_VALUE - 7)).isEqualTo(Long.MAX_VALUE - 7);
    assertThat(new BlockCache(1).take(BlockCache.capacity(Long.MAX_VALUE))).isZero();
  }

  @Property(tries = 200)
  void givesBackExactlyWhatWasPut(@ForAll("sizes") long size, @ForAll List<Byte> steps) {
    BlockCache cache = new BlockCache(Long.MAX_VALUE);
    Map<Long, Long> inside = new HashMap<>();
    long bytes = 0;
    long address = 64;
    for (int step : steps) {
      // Few classes, so that some have several blocks.
      long capacity = BlockCache.capacity((size >>> 8) >>> (7 * Math.floorMod(step, 5)));
      if (step >= 0) {
        address += 64;
        assertThat(cache.put(address, capacity)).isTrue();
        inside.put(address, capacity);
        bytes += capacity;
      } else {
        long taken = cache.take(capacity);
        if (taken == 0) {
          assertThat(inside.values()).doesNotContain(capacity);
        } else {
          assertThat(inside.remove(taken)).isEqualTo(capacity);
          bytes -= capacity;
        }
      }
      assertThat(cache.bytes()).isEqualTo(bytes);
    }
    Map<Long, Long> drained = new HashMap<>();
    cache.drain((block, capacity) -> assertThat(drained.put(block, capacity)).isNull());
    assertThat(drained).isEqualTo(inside);
    assertThat(cache.bytes()).isZero();
    cache.drain((block, capacity) -> drained.put(-block, capacity));
    assertThat(drained).as("a second time there is nothing").isEqualTo(inside);
  }

  @Example
  void everyClassComesBackAsItWas() {
    BlockCache cache = new BlockCache(Long.MAX_VALUE);
    List<Long> capacities = new ArrayList<>();
    for (long capacity = 64; capacity < 1L << 40; capacity = BlockCache.capacity(capacity + 1)) {
      capacities.add(capacity);
      assertThat(cache.put(1000 + capacity, capacity)).isTrue();
    }
    assertThat(capacities).hasSizeGreaterThan(250);
    List<Long> drained = new ArrayList<>();
    cache.drain(
        (address, capacity) -> {
          assertThat(address).isEqualTo(1000 + capacity);
          drained.add(capacity);
        });
    assertThat(drained).containsExactlyInAnyOrderElementsOf(capacities);
  }

  @Example
  void holdsNoMoreThanItMay() {
    BlockCache cache = new BlockCache(192);
    assertThat(cache.put(1, 128)).isTrue();
    assertThat(cache.put(2, 128)).isFalse();
    assertThat(cache.put(3, 64)).isTrue();
    assertThat(cache.put(4, 64)).isFalse();
    assertThat(cache.bytes()).isEqualTo(192);
    assertThat(cache.take(128)).isEqualTo(1);
    assertThat(cache.take(128)).isZero();
    assertThat(cache.put(4, 64)).isTrue();
    assertThat(cache.take(64)).as("the warmest first").isEqualTo(4);
    assertThat(cache.take(64)).isEqualTo(3);
    assertThat(cache.bytes()).isZero();
    assertThat(new BlockCache(0).put(1, 64)).isFalse();
  }
}
