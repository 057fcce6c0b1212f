package dev.baton.core.interpreter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AdaptiveReleasePolicyTest extends Stage {
  private static final NativeWork ADD = NativeWork.ELEMENTWISE;

  private final Interpreter interpreter = interpreter(NEVER);
  private final InterpreterLock lock = interpreter.lock();

  /** A switch takes 1,000 ns, and so does a pair of clock readings 20. */
  private final AdaptiveReleasePolicy policy = new AdaptiveReleasePolicy(1_000, 20);

  private void learn(NativeWork work, double nanosPerElement, int samples) {
    for (int i = 0; i < samples; i++) {
      policy.took(work, 1_000, (long) (1_000 * nanosPerElement) + 20);
    }
  }

  @ParameterizedTest
  @EnumSource
  void withoutSamplesNumpysRuleDecides(NativeWork work) {
    for (long elements : new long[] {0, 1, 500, 501, 1 << 20}) {
      assertThat(policy.releases(work, elements, lock))
          .as("%s of %d", work, elements)
          .isEqualTo(ReleasePolicy.numpy().releases(work, elements, lock));
    }
    assertThat(policy.nanosPerElement(work)).isNaN();
    assertThat(policy.describe(work)).contains("not known yet");
  }

  @Test
  void releasesWhatIsExpectedToLastAsLongAsASwitch() {
    learn(ADD, 0.5, 7);
    assertThat(policy.limit(ADD)).as("too few samples").isEqualTo(501);
    learn(ADD, 0.5, 1);

    assertThat(policy.nanosPerElement(ADD)).isEqualTo(0.5);
    assertThat(policy.limit(ADD)).isEqualTo(2_000);
    assertThat(policy.releases(ADD, 1_999, lock)).isFalse();
    assertThat(policy.releases(ADD, 2_000, lock)).isTrue();
    assertThat(policy.limit(NativeWork.COPY)).as("of another kind").isEqualTo(501);
    assertThat(policy.describe(ADD))
        .isEqualTo("elementwise: 0.500 ns per element, released from 2,000 elements on");
    assertThat(policy.describe()).contains("1.0 µs").hasLineCount(1 + NativeWork.values().length);
  }

  @Test
  void whatNumpyReleasesAlwaysIsHeldWhileItIsShort() {
    assertThat(policy.releases(NativeWork.BLAS, 1, lock)).isTrue();
    learn(NativeWork.BLAS, 2, 8);
    assertThat(policy.releases(NativeWork.BLAS, 499, lock)).isFalse();
    assertThat(policy.releases(NativeWork.BLAS, 500, lock)).isTrue();
  }

  @Test
  void someoneWhoWaitsGetsTheLock() {
    learn(ADD, 0.5, 8);
    Puppet holder = puppet(interpreter, "holder");
    Puppet waiter = puppet(interpreter, "waiter");
    holder.attach();
    assertThat(policy.releases(ADD, 1, lock)).isFalse();

    Future<ThreadState> attached = waiter.beginAttach();
    Await.until("the waiter waits", () -> lock.waiterCount() == 1);
    assertThat(policy.releases(ADD, 1, lock)).isTrue();

    holder.end();
    Await.done(attached);
    assertThat(policy.releases(ADD, 1, lock)).as("nobody waits any more").isFalse();
    waiter.end();
  }

  @Test
  void aFewOutliersAreNotBelieved() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int round = 0; round < 200; round++) {
      var fresh = new AdaptiveReleasePolicy(1_000, 0);
      double[] samples = new double[16];
      Arrays.fill(samples, 1);
      IntStream.range(0, 4).forEach(_ -> samples[random.nextInt(16)] = 1e6);
      for (double sample : samples) {
        fresh.took(ADD, 1_000, (long) (1_000 * sample));
      }
      assertThat(fresh.nanosPerElement(ADD)).as("seed %d, round %d", seed, round).isEqualTo(1);
    }
  }

  @Test
  void ofKernelsThatDifferTheDearOnesDecide() {
    for (int i = 0; i < 16; i++) {
      policy.took(ADD, 1_000, i % 2 == 0 ? 100 : 10_020);
    }
    assertThat(policy.limit(ADD)).isEqualTo(100);
  }

  @Test
  void theLastSamplesCount() {
    learn(ADD, 100, 40);
    learn(ADD, 0.5, 16);
    assertThat(policy.limit(ADD)).isEqualTo(2_000);
    assertThat(policy.samples(ADD)).isEqualTo(56);
  }

  @Test
  void samplesThatTellNothingAreHarmless() {
    learn(ADD, 0.5, 8);
    policy.took(ADD, 0, 1_000_000);
    assertThat(policy.samples(ADD)).isEqualTo(8);
    for (int i = 0; i < 16; i++) {
      policy.took(ADD, 8, 3); // Shorter than the clock can see.
    }
    assertThat(policy.limit(ADD)).isEqualTo(Long.MAX_VALUE);
    assertThat(policy.releases(ADD, 1L << 40, lock)).isFalse();
  }

  @Test
  void theFirstCallsAndThenOneInManyAreTimed() {
    for (int call = 0; call < 16; call++) {
      assertThat(policy.wantsTime(ADD)).as("call %d", call).isTrue();
    }
    long timed = IntStream.range(0, 6_400).filter(_ -> policy.wantsTime(ADD)).count();
    assertThat(timed).isEqualTo(100);
    assertThat(policy.wantsTime(NativeWork.COPY)).as("kinds are counted apart").isTrue();
  }

  @Test
  void theOthersWantNoTimes() {
    ReleasePolicy own = (_, elements, _) -> elements > 3;
    for (ReleasePolicy other :
        new ReleasePolicy[] {
          ReleasePolicy.hold(), ReleasePolicy.release(), ReleasePolicy.numpy(), own
        }) {
      assertThat(other.wantsTime(ADD)).isFalse();
    }
  }

  @Test
  void theProcessHasOneThatKnowsItsPrice() {
    AdaptiveReleasePolicy adaptive = ReleasePolicy.adaptive();
    assertThat(ReleasePolicy.adaptive()).isSameAs(adaptive);
    assertThat(adaptive.switchPrice()).isBetween(Duration.ofNanos(100), Duration.ofMillis(100));
    assertThat(adaptive).hasToString("adaptive");
  }

  @Test
  void aBreakEvenThatWasMeasuredBeforeIsReadFromItsProperty() {
    assertThat(AdaptiveReleasePolicy.breakEvenNanos("2300")).isEqualTo(2_300);
    assertThatThrownBy(() -> AdaptiveReleasePolicy.breakEvenNanos("2.3us"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("baton.release.breakeven is 2.3us, not a number of nanoseconds");
    assertThatThrownBy(() -> AdaptiveReleasePolicy.breakEvenNanos("0"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("baton.release.breakeven is 0, not above 0");
  }

  @Test
  void measuringThePriceKeepsAnInterrupt() {
    Thread.currentThread().interrupt();
    assertThat(SwitchPrice.measureNanos()).isPositive();
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void policiesAreFoundByName() {
    for (String name : ReleasePolicy.NAMES) {
      assertThat(ReleasePolicy.named(name)).hasToString(name);
    }
    assertThatThrownBy(() -> ReleasePolicy.named("numba"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no release policy is named numba; there are hold, release, numpy, adaptive");
  }
}
