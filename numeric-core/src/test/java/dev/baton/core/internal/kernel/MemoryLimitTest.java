package dev.baton.core.internal.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.core.array.Workers;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sizes as people write them, and a limit that is never passed. */
class MemoryLimitTest {
  @ParameterizedTest
  @CsvSource({
    "1, 1",
    "1500000000, 1500000000",
    "2k, 2048",
    "2K, 2048",
    "' 3M ', 3145728",
    "1G, 1073741824",
    "1T, 1099511627776",
    "8388607T, 9223370937343148032"
  })
  void readsSizes(String text, long bytes) {
    assertThat(MemoryLimit.parse("x", text, 1)).isEqualTo(bytes);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "K", "0", "-1", "1.5G", "1X", "1 G", "8388608T", "12345678901234567890"})
  void refusesWhatIsNoSize(String text) {
    assertThatThrownBy(() -> MemoryLimit.parse("baton.some.size", text, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "baton.some.size is '%s': it must be a number of bytes from 1 on, as 1500000000 or 1500M",
            text);
  }

  @Test
  void aCacheMayBeNothing() {
    assertThat(MemoryLimit.parse(StorageHeap.CACHE_PROPERTY, "0", 0)).isZero();
    assertThatThrownBy(() -> MemoryLimit.parse(StorageHeap.CACHE_PROPERTY, "-1", 0))
        .hasMessageStartingWith("baton.memory.cache is '-1': it must be a number of bytes from 0");
  }

  @Test
  void reservesUpToTheLimit() {
    MemoryLimit limit = new MemoryLimit(100);
    assertThat(limit.reserve(60)).isTrue();
    assertThat(limit.reserve(41)).isFalse();
    assertThat(limit.reserve(Long.MAX_VALUE)).isFalse();
    assertThat(limit.used()).isEqualTo(60);
    assertThat(limit.reserve(40)).isTrue();
    assertThat(limit.reserve(1)).isFalse();
    limit.giveBack(100);
    assertThat(limit.used()).isZero();
    assertThat(limit.allowed()).isEqualTo(100);
  }

  @Test
  void isNeverPassedByThreadsTogether() throws Exception {
    MemoryLimit limit = new MemoryLimit(400); // Room for one of three.
    AtomicLong most = new AtomicLong();
    AtomicLong held = new AtomicLong();
    Workers.together(
        3,
        thread -> {
          for (int i = 0; i < 100_000; i++) {
            long bytes = 300 + 7L * thread;
            if (limit.reserve(bytes)) {
              most.accumulateAndGet(held.addAndGet(bytes), Math::max);
              held.addAndGet(-bytes);
              limit.giveBack(bytes);
            }
          }
        });
    assertThat(most.get()).isBetween(300L, 400L);
    assertThat(limit.used()).isZero();
  }

  @Test
  void theProcessHasOne() {
    assertThat(MemoryLimit.ofProcess()).isSameAs(MemoryLimit.ofProcess());
    assertThat(MemoryLimit.ofProcess().allowed()).isPositive();
  }
}
