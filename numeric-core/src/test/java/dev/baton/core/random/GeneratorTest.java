package dev.baton.core.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.core.Numeric;
import dev.baton.core.array.NDArray;
import dev.baton.core.array.ShapeException;
import dev.baton.core.array.Workers;
import dev.baton.core.interpreter.Interpreter;
import dev.baton.core.interpreter.LockPolicy;
import dev.baton.core.interpreter.ReleasePolicy;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The stream against PCG64 in unbounded integers, and shared by threads. */
class GeneratorTest {
  private static final BigInteger MODULUS = BigInteger.TWO.pow(128);
  private static final BigInteger MULTIPLIER =
      new BigInteger("47026247687942121848144207491837523525");

  private final Interpreter interpreter = Interpreter.builder().build();
  private final Numeric np = Numeric.of(interpreter);

  @AfterEach
  void close() {
    interpreter.close();
  }

  /** pcg_setseq_128_xsl_rr_64 with numpy's seeding from four words, as doubles. */
  private static double[] reference(long[] words, int n) {
    BigInteger increment = wide(words[2], words[3]).shiftLeft(1).add(BigInteger.ONE).mod(MODULUS);
    BigInteger state = step(BigInteger.ZERO, increment).add(wide(words[0], words[1]));
    state = step(state, increment);
    double[] result = new double[n];
    for (int i = 0; i < n; i++) {
      state = step(state, increment);
      long folded = state.shiftRight(64).xor(state).longValue();
      long bits = Long.rotateRight(folded, state.shiftRight(122).intValue());
      result[i] = (bits >>> 11) * 0x1p-53;
    }
    return result;
  }

  private static BigInteger step(BigInteger state, BigInteger increment) {
    return state.multiply(MULTIPLIER).add(increment).mod(MODULUS);
  }

  private static BigInteger wide(long high, long low) {
    return unsigned(high).shiftLeft(64).add(unsigned(low));
  }

  private static BigInteger unsigned(long word) {
    return new BigInteger(Long.toUnsignedString(word));
  }

  @Test
  void isPcg64() {
    Random seeds = new Random(6);
    for (int i = 0; i < 50; i++) {
      long seed = i < 3 ? new long[] {0, 1, Long.MAX_VALUE}[i] : seeds.nextLong() >>> i;
      double[] expected = reference(SeedSequence.of(seed).generateLongState(4), 37);
      try (NDArray drawn = np.random(seed).uniform(37)) {
        assertThat(drawn.toDoubleArray()).as("seed %d", seed).containsExactly(expected);
      }
    }
  }

  /** However it is cut into fills, it is one stream. */
  @Test
  void fillsContinueTheStream() {
    double[] whole = np.random(11).uniform(200).toDoubleArray();
    Generator generator = np.random(11);
    List<Double> drawn = new ArrayList<>();
    for (int n = 0; drawn.size() < 200; n++) {
      int next = Math.min(n, 200 - drawn.size());
      Arrays.stream(generator.uniform(next).toDoubleArray()).forEach(drawn::add);
    }
    assertThat(drawn).containsExactlyElementsOf(Arrays.stream(whole).boxed().toList());
    assertThat(np.random(11).random(2, 3).shape()).containsExactly(2, 3);
    assertThat(np.random(11).random().toDouble()).isEqualTo(whole[0]);
    assertThat(np.random(11).random(2, 0).size()).isZero();
    assertThat(np.random(12).uniform(1).toDouble()).isNotEqualTo(whole[0]);
    assertThat(Arrays.stream(whole)).allMatch(x -> x >= 0 && x < 1);
  }

  @ParameterizedTest
  @CsvSource({"cpython, release", "cpython, numpy", "cpython, hold", "none, release", "none, hold"})
  void threadsShareOneStream(String lock, String release) throws Exception {
    ReleasePolicy policy =
        switch (release) {
          case "hold" -> ReleasePolicy.hold();
          case "numpy" -> ReleasePolicy.numpy();
          default -> ReleasePolicy.release();
        };
    try (var own =
        Interpreter.builder()
            .lock(lock.equals("none") ? LockPolicy.none() : LockPolicy.cpython())
            .release(policy)
            .build()) {
      Numeric ownNp = Numeric.of(own);
      Generator shared = ownNp.random(13);
      List<Double> drawn = Collections.synchronizedList(new ArrayList<>());
      Workers.together(
          3,
          thread -> {
            for (int i = 0; i < 200; i++) {
              try (NDArray fill = shared.uniform(1 + (i + thread) % 23)) {
                drawn.addAll(Arrays.stream(fill.toDoubleArray()).boxed().toList());
              }
            }
          });
      double[] sequence = ownNp.random(13).uniform(drawn.size()).toDoubleArray();
      Arrays.sort(sequence);
      assertThat(drawn.stream().sorted().mapToDouble(Double::doubleValue).toArray())
          .as("no number lost, none drawn twice")
          .isEqualTo(sequence);
    }
  }

  @Test
  void wrongCallsDrawNothing() {
    Generator generator = np.random(1);
    Generator other = np.random(1);
    double first = drawOne(other);
    long arrays = np.memory().arrays();
    assertThatThrownBy(() -> np.random(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("SeedSequence: seed must not be negative, but is -1");
    assertThatThrownBy(() -> np.random(Long.MIN_VALUE))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(np.memory().arrays()).as("no state is left behind").isEqualTo(arrays);
    assertThatThrownBy(() -> generator.uniform(-1)).isInstanceOf(ShapeException.class);
    assertThatThrownBy(() -> generator.uniform(1L << 50)).isInstanceOf(OutOfMemoryError.class);
    assertThat(np.memory().arrays()).as("nothing is left behind").isEqualTo(arrays);
    assertThat(drawOne(generator)).isEqualTo(first);
    assertThat(drawOne(other)).isNotEqualTo(first);
    assertThat(interpreter.currentThreadState()).isNull();
    try (var bare = Interpreter.builder().build()) {
      assertThatThrownBy(() -> Generator.of(bare, 1)).isInstanceOf(IllegalStateException.class);
    }
  }

  private static double drawOne(Generator generator) {
    try (NDArray one = generator.uniform(1)) {
      return one.toDouble();
    }
  }
}
