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
 * Two CPU-bound threads, timed by themselves. A busy machine makes slices longer without bound, and
 * shares unequal, but none shorter, and the two take turns all the same. Lengths and shares without
 * noise are tested in virtual time, and measured by {@code ./baton run slices}.
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
      assertThat(median).isGreaterThan(INTERVAL.minusMillis(1));
    }
    assertThat(measured.get(0).size() - measured.get(1).size()).isBetween(-1, 1);
    ThreadLedger total = interpreter.ledger().total();
    assertThat(total.forcedDrops()).isEqualTo(slices.get());
    assertThat(total.requestsMade()).isGreaterThanOrEqualTo(slices.get());
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
