package dev.baton.core.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Two CPU-bound threads, timed by themselves. What noise may add has no bound; so shares do not.
 */
class SliceLengthTest extends Stage {
  private static final Duration INTERVAL = Duration.ofMillis(5);
  private static final int SLICES = 40;

  static List<LockPolicy> policies() {
    return List.of(LockPolicy.cpython(INTERVAL), LockPolicy.fair(INTERVAL));
  }

  @Row(13)
  @ParameterizedTest
  @MethodSource("policies")
  void slicesLastAboutOneIntervalAndSharesAreEqual(LockPolicy policy) {
    Interpreter interpreter = Interpreter.builder().lock(policy).build();
    AtomicBoolean enough = new AtomicBoolean();
    AtomicInteger slices = new AtomicInteger();
    List<Future<List<Long>>> loops = new ArrayList<>();
    for (String name : List.of("a", "b")) {
      loops.add(puppet(interpreter, name).begin(() -> measureSlices(interpreter, slices, enough)));
    }
    Await.until("enough slices", () -> slices.get() >= 2 * SLICES);
    enough.set(true);

    List<List<Long>> measured = loops.stream().map(Await::done).toList();
    for (List<Long> lengths : measured) {
      assertThat(lengths).hasSizeGreaterThanOrEqualTo(SLICES - 2);
      List<Long> sorted = lengths.stream().sorted().toList();
      Duration median = Duration.ofNanos(sorted.get(sorted.size() / 2));
      // Beside others on this machine a slice is longer, but hardly a second interval long.
      assertThat(median).isBetween(Duration.ofMillis(4), Duration.ofMillis(9));
    }
    long a = total(measured.get(0));
    long b = total(measured.get(1));
    assertThat((double) a / (a + b)).isBetween(0.3, 0.7);
  }

  private static long total(List<Long> lengths) {
    return lengths.stream().mapToLong(Long::longValue).sum();
  }

  /**
   * Counts the loop's own slices: from one take that followed another thread's to the next drop.
   */
  private static List<Long> measureSlices(
      Interpreter interpreter, AtomicInteger slices, AtomicBoolean enough) {
    List<Long> lengths = Collections.synchronizedList(new ArrayList<>());
    try (var attachment = interpreter.attach()) {
      ThreadState self = attachment.state();
      long begin = System.nanoTime();
      while (!enough.get()) {
        long forced = self.ledger().forcedDrops();
        long end = System.nanoTime();
        self.checkpoint();
        if (self.ledger().forcedDrops() != forced) {
          lengths.add(end - begin);
          slices.incrementAndGet();
          begin = System.nanoTime();
        }
      }
    }
    return lengths;
  }
}
