package dev.baton.core.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.core.Numeric;
import dev.baton.core.array.DType;
import dev.baton.core.array.NDArray;
import dev.baton.core.array.ShapeException;
import dev.baton.core.array.Workers;
import dev.baton.core.interpreter.Interpreter;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Parameters that are arrays, what is refused, and states that are shared, read and set. */
class RandomParametersTest {
  private final Interpreter interpreter = Interpreter.builder().build();
  private final Numeric np = Numeric.of(interpreter);

  @AfterEach
  void close() {
    interpreter.close();
  }

  /** One draw after the other, each with its parameters, in C order. */
  @Test
  void parametersAreBroadcast() {
    NDArray loc = np.array(new double[] {1, 2, 3}).reshape(3, 1);
    NDArray scale = np.array(new double[] {0.5, 4});
    NDArray drawn = np.random(5).normal(loc, scale);
    assertThat(drawn.shape()).containsExactly(3, 2);
    Generator one = np.random(5);
    double[] expected = new double[6];
    for (int i = 0; i < 6; i++) {
      expected[i] = one.normal(loc.getDouble(i / 2, 0), scale.getDouble(i % 2)).toDouble();
    }
    assertThat(drawn.toDoubleArray()).containsExactly(expected);
    assertThat(np.random(5).normal(loc, scale, 4, 3, 2).shape()).containsExactly(4, 3, 2);
    NDArray counts = np.ones(DType.INT64, 3, 1);
    NDArray chances = np.array(new double[] {0, 1});
    assertThat(np.random(5).binomial(counts, chances).toDoubleArray())
        .containsExactly(0, 1, 0, 1, 0, 1);
    NDArray low = np.arange(4).astype(DType.INT64);
    assertThat(np.random(5).integers(DType.INT8, low, low, true).toDoubleArray())
        .as("nothing to choose")
        .containsExactly(0, 1, 2, 3);
    assertThat(np.random(5).triangular(loc, loc, loc.add(1)).shape()).containsExactly(3, 1);
    assertThat(np.random(5).uniform(loc, loc).toDoubleArray()).containsExactly(1, 2, 3);
  }

  @Test
  void choosesAlongAnyAxis() {
    NDArray a = np.arange(24).reshape(2, 3, 4);
    for (int axis = -3; axis < 3; axis++) {
      long extent = a.shape((axis + 3) % 3);
      double[] chosen = np.random(8).choice(extent, 2, 5).toDoubleArray();
      NDArray taken = np.random(8).choice(a, Choice.DEFAULT.along(axis), 2, 5);
      int at = (axis + 3) % 3;
      long[] index = {1, 2, 3};
      long[] inTaken = new long[4];
      for (int i = 0; i < 10; i++) {
        index[at] = (long) chosen[i];
        for (int d = 0, to = 0; d < 3; d++) {
          if (d == at) {
            inTaken[to++] = i / 5;
            inTaken[to++] = i % 5;
          } else {
            inTaken[to++] = index[d];
          }
        }
        assertThat(taken.getDouble(inTaken)).as("axis %d", axis).isEqualTo(a.getDouble(index));
      }
    }
  }

  @Test
  void refusesWithValuesAndDrawsNothing() {
    Generator g = np.random(1);
    long arrays = np.memory().arrays();
    refused(() -> g.normal(0, -1.5, 2), "normal: scale must not be negative, but is -1.5");
    refused(() -> g.normal(0, -0.0, 2), "normal: scale must not be negative, but is -0.0");
    refused(() -> g.beta(0, 1, 2), "beta: a must be positive, but is 0.0");
    refused(() -> g.binomial(-1, 0.5, 2), "binomial: n must not be negative, but is -1");
    refused(() -> g.binomial(3, Double.NaN), "binomial: p must be in [0, 1], but is NaN");
    refused(() -> g.geometric(0), "geometric: p must be in (0, 1], but is 0.0");
    refused(() -> g.logseries(1), "logseries: p must be in [0, 1), but is 1.0");
    refused(() -> g.zipf(1), "zipf: a must be greater than 1, but is 1.0");
    refused(() -> g.poisson(1e19), "poisson: lam must be in [0, ");
    refused(() -> g.negativeBinomial(1e18, 0.01), "negativeBinomial: n = 1.0E18 is too large");
    refused(() -> g.hypergeometric(3, 4, 8), "sample must be at most good + bad = 7, but is 8");
    refused(() -> g.triangular(1, 0, 2), "left ≤ mode ≤ right and left < right must hold");
    refused(() -> g.uniform(1, Double.POSITIVE_INFINITY), "high - low must be finite");
    refused(() -> g.integers(3, 3, 1), "low must be less than high, but they are 3 and 3");
    refused(
        () -> g.integers(DType.INT8, 0, 129, false, 1),
        "high must be at most 128 for int8, but is");
    refused(
        () -> g.integers(DType.UINT64, BigInteger.ONE.negate(), BigInteger.ONE, true, 1),
        "low must be at least 0 for uint64, but is -1");
    refused(() -> g.integers(DType.FLOAT64, 0, 1, true, 1), "must be an integer type or bool");
    refused(() -> g.random(DType.INT64, 1), "dtype must be float32 or float64, but is int64");
    refused(() -> g.multinomial(3, new double[] {0.9, 0.9, 0}), "sum to at most 1, but sum to 1.8");
    refused(() -> g.dirichlet(new double[] {1, -1}), "alpha must not be negative");
    refused(() -> g.choice(0, 1), "population must be positive, but is 0");
    refused(
        () -> g.choice(3, Choice.DEFAULT.withoutReplacement(), 4), "replacement, but is 4 of 3");
    refused(() -> g.choice(2, Choice.DEFAULT.weighted(0.5, 0.4), 4), "must sum to 1, but sums to");
    refused(
        () -> g.multivariateHypergeometric(new long[] {1, 2}, 4), "must be in [0, 3], but is 4");
    try (NDArray mixed = np.array(new double[] {1, -1});
        NDArray three = np.ones(3);
        NDArray indefinite = np.array(new double[][] {{1, 2}, {2, 1}})) {
      for (CovarianceFactor factor : CovarianceFactor.values()) {
        refused(
            () -> g.multivariateNormal(factor, mixed, indefinite),
            "cov (2, 2) is not symmetric and positive semidefinite");
      }
      refused(() -> g.multivariateNormal(three, indefinite), "is not (3, 3)");
      refused(() -> g.multivariateNormal(indefinite, indefinite), "has not 1 axis");
      refused(() -> g.exponential(mixed), "exponential: scale must not be negative, but is -1.0");
      assertThatThrownBy(() -> g.gamma(mixed, three)).isInstanceOf(ShapeException.class);
      assertThatThrownBy(() -> g.gamma(three, three, 2)).isInstanceOf(ShapeException.class);
      refused(() -> g.binomial(three, three), "n must be int64, but is float64");
    }
    assertThat(np.memory().arrays()).as("nothing is left behind").isEqualTo(arrays);
    assertThat(g.random().toDouble()).isEqualTo(np.random(1).random().toDouble());
  }

  private static void refused(ThrowingCallable call, String message) {
    assertThatThrownBy(call)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @Test
  void aStateThatIsSetAgainRepeatsWhatFollowed() {
    Philox philox = Philox.of(3);
    MT19937 twister = MT19937.of(3);
    PCG64 pcg = PCG64.of(3);
    PCG64DXSM dxsm = PCG64DXSM.of(3);
    SFC64 sfc = SFC64.of(3);
    List<BitGenerator> all = List.of(philox, twister, pcg, dxsm, sfc);
    all.forEach(bits -> np.random(bits).integers(DType.UINT32, 0, 9, true, 5).close());
    Philox.State first = philox.state();
    MT19937.State second = twister.state();
    PCG64.State third = pcg.state();
    PCG64DXSM.State fourth = dxsm.state();
    SFC64.State fifth = sfc.state();
    List<double[]> drawn = new ArrayList<>();
    for (BitGenerator bits : all) {
      drawn.add(np.random(bits).random(DType.FLOAT32, 9).toDoubleArray());
    }
    philox.setState(first);
    twister.setState(second);
    pcg.setState(third);
    dxsm.setState(fourth);
    sfc.setState(fifth);
    for (int i = 0; i < all.size(); i++) {
      assertThat(np.random(all.get(i)).random(DType.FLOAT32, 9).toDoubleArray())
          .as("%s", all.get(i))
          .containsExactly(drawn.get(i));
    }
  }

  /** One bit generator under two interpreters' generators: no word is lost, none comes twice. */
  @Test
  void interpretersShareABitGenerator() throws Exception {
    try (var other = Interpreter.builder().build()) {
      Numeric otherNp = Numeric.of(other);
      PCG64 shared = PCG64.of(21);
      List<Generator> generators = List.of(np.random(shared), otherNp.random(shared));
      List<Double> drawn = Collections.synchronizedList(new ArrayList<>());
      Workers.together(
          2,
          thread -> {
            for (int i = 0; i < 100; i++) {
              try (NDArray fill = generators.get(thread).random(1 + i % 7)) {
                for (double value : fill.toDoubleArray()) {
                  drawn.add(value);
                }
              }
            }
          });
      double[] sequence = np.random(21).random(drawn.size()).toDoubleArray();
      Arrays.sort(sequence);
      assertThat(drawn.stream().sorted().mapToDouble(Double::doubleValue).toArray())
          .isEqualTo(sequence);
    }
  }

  @Test
  void spawnedGeneratorsDiffer() {
    Generator parent = np.random(4);
    List<Generator> children = parent.spawn(2);
    double a = children.get(0).random().toDouble();
    double b = children.get(1).random().toDouble();
    assertThat(a).isNotEqualTo(b).isNotEqualTo(np.random(4).random().toDouble());
    assertThat(parent.spawn(1).get(0).random().toDouble()).isNotIn(a, b);
    assertThat(np.random().random().toDouble()).isNotEqualTo(np.random().random().toDouble());
    refused(() -> parent.spawn(-1), "children must not be negative, but is -1");
  }
}
