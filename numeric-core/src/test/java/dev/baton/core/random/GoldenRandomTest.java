package dev.baton.core.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.baton.core.GoldenFile;
import dev.baton.core.Numeric;
import dev.baton.core.array.DType;
import dev.baton.core.array.NDArray;
import dev.baton.core.interpreter.Interpreter;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Every draw against NumPy's own: generator × distribution × type × parameters. */
class GoldenRandomTest {
  private static final List<List<String>> RECORDS = GoldenFile.read("random").records();

  private final Interpreter interpreter = Interpreter.builder().build();
  private final Numeric np = Numeric.of(interpreter);

  @AfterEach
  void close() {
    interpreter.close();
  }

  @Test
  void drawsAreNumPys() {
    List<List<String>> cases = RECORDS.stream().filter(r -> r.get(0).equals("case")).toList();
    assertThat(cases).hasSizeGreaterThan(800);
    for (List<String> fields : cases) {
      Generator generator =
          np.random(seeded(fields.get(1), SeedSequence.of(number(fields.get(2)))));
      try (var _ = np.scope()) {
        check(fields, drawn(fields, generator));
      }
    }
  }

  private static void check(List<String> fields, long[] words) {
    assertThat(words).as("%s", fields).hasSize(Integer.parseInt(fields.get(6)));
    if (hash(words).equals(fields.get(7))) {
      return;
    }
    // Another C library may round otherwise.
    assertThat(fields.get(9))
        .as("%s, but drawn were %s, …", fields, Arrays.toString(Arrays.copyOf(words, 5)))
        .isEqualTo("libm");
    assertThat(fields.get(5)).as("%s", fields).startsWith("float");
    String[] first = fields.get(8).split(",", -1);
    for (int i = 0; i < first.length; i++) {
      long expected = Long.parseUnsignedLong(first[i], 16);
      boolean wide = fields.get(5).equals("float64");
      double value =
          wide ? Double.longBitsToDouble(expected) : Float.intBitsToFloat((int) expected);
      double got = wide ? Double.longBitsToDouble(words[i]) : Float.intBitsToFloat((int) words[i]);
      double ulp = wide ? Math.ulp(value) : Math.ulp((float) value);
      assertThat(got).as("%s [%d]", fields, i).isCloseTo(value, within(ulp));
    }
  }

  private static BitGenerator seeded(String name, SeedSequence seed) {
    return switch (name) {
      case "PCG64" -> PCG64.of(seed);
      case "PCG64DXSM" -> PCG64DXSM.of(seed);
      case "Philox" -> Philox.of(seed);
      case "MT19937" -> MT19937.of(seed);
      case "SFC64" -> SFC64.of(seed);
      default -> throw new AssertionError(name);
    };
  }

  /** The elements, widened to 64 bits. */
  private static long[] words(NDArray array) {
    DType type = array.dtype();
    MemorySegment memory = array.segment();
    return IntStream.range(0, (int) array.size())
        .mapToLong(
            i ->
                switch (type) {
                  case BOOL, INT8 -> memory.get(ValueLayout.JAVA_BYTE, i);
                  case UINT8 -> Byte.toUnsignedLong(memory.get(ValueLayout.JAVA_BYTE, i));
                  case INT16 -> memory.getAtIndex(ValueLayout.JAVA_SHORT, i);
                  case UINT16 -> memory.getAtIndex(ValueLayout.JAVA_CHAR, i);
                  case INT32 -> memory.getAtIndex(ValueLayout.JAVA_INT, i);
                  case UINT32, FLOAT32 ->
                      Integer.toUnsignedLong(memory.getAtIndex(ValueLayout.JAVA_INT, i));
                  default -> memory.getAtIndex(ValueLayout.JAVA_LONG, i);
                })
        .toArray();
  }

  /** FNV-1a over words. */
  private static String hash(long... words) {
    long value = 0xCBF29CE484222325L;
    for (long word : words) {
      value = (value ^ word) * 0x100000001B3L;
    }
    return "%016x".formatted(value);
  }

  // ---- what a case draws ------------------------------------------------------------------------

  private static final int DRAWS = 301;

  private static long number(String text) {
    return Long.parseLong(text);
  }

  private static double real(String text) {
    return Double.parseDouble(text);
  }

  private static double[] reals(String text) {
    return Arrays.stream(text.split(",", -1)).mapToDouble(Double::parseDouble).toArray();
  }

  private NDArray trials() {
    return np.array(new long[][] {{3}, {2000}});
  }

  private NDArray probabilities() {
    return np.array(new double[][] {{0.2, 0.3, 0.5}, {0.9, 0.1, 0.0}, {0.0, 0.0, 1.0}});
  }

  private static boolean truth(String text) {
    return Boolean.parseBoolean(text.toLowerCase(Locale.ROOT));
  }

  private static DType dtype(String text) {
    return DType.named(text.replace("'", ""));
  }

  private NDArray counting(String shape) {
    long[] extents = GoldenFile.longs(shape);
    NDArray line = np.arange(Arrays.stream(extents).reduce(1, (a, b) -> a * b));
    return line.astype(DType.INT64).reshape(extents);
  }

  private long[] drawn(List<String> fields, Generator g) {
    String[] a = fields.get(4).split(";", -1);
    String method = fields.get(3);
    if (method.equals("bytes")) {
      byte[] bytes = g.bytes(Integer.parseInt(a[0]));
      return IntStream.range(0, bytes.length).mapToLong(i -> bytes[i]).toArray();
    }
    NDArray result =
        switch (method) {
          case "random" -> g.random(dtype(a[0]), 10 * DRAWS);
          case "standard_normal" -> g.standardNormal(dtype(a[0]), 10 * DRAWS);
          case "standard_exponential" -> g.standardExponential(dtype(a[0]), 10 * DRAWS);
          case "standard_exponential_inv" -> g.standardExponentialByInversion(dtype(a[0]), DRAWS);
          case "standard_gamma" -> g.standardGamma(dtype(a[0]), real(a[1]), DRAWS);
          case "standard_cauchy" -> g.standardCauchy(DRAWS);
          case "random_raw" -> g.randomRaw(DRAWS);
          case "integers" ->
              g.integers(dtype(a[0]), new BigInteger(a[1]), new BigInteger(a[2]), true, DRAWS);
          case "permutation" -> g.permutation(number(a[0]));
          case "shuffle" -> g.permutation(counting(a[0]), Integer.parseInt(a[1]));
          case "permuted" -> g.permuted(counting(a[0]), Integer.parseInt(a[1]));
          case "choice" -> {
            Choice options = truth(a[2]) ? Choice.DEFAULT : Choice.DEFAULT.withoutReplacement();
            yield g.choice(
                number(a[0]), truth(a[3]) ? options : options.unshuffled(), number(a[1]));
          }
          case "weighted" -> {
            Choice options = truth(a[1]) ? Choice.DEFAULT : Choice.DEFAULT.withoutReplacement();
            yield g.choice(5, options.weighted(reals(a[2])), number(a[0]));
          }
          case "multinomial" -> g.multinomial(number(a[0]), reals(a[1]), 30);
          case "multinomials" -> g.multinomial(trials(), probabilities());
          case "multinomials_of" -> g.multinomial(trials(), probabilities().slice("0"), 4, 2, 5);
          case "marginals" ->
              g.multivariateHypergeometric(GoldenFile.longs(a[1]), number(a[0]), 20);
          case "count" ->
              g.multivariateHypergeometricByCount(GoldenFile.longs(a[1]), number(a[0]), 20);
          case "dirichlet" -> g.dirichlet(reals(a[0]), 20);
          default -> {
            NDArray each = distributed(method, a, g);
            yield each;
          }
        };
    return words(result);
  }

  private static NDArray distributed(String method, String[] a, Generator g) {
    return switch (method) {
      case "uniform" -> g.uniform(real(a[0]), real(a[1]), DRAWS);
      case "normal" -> g.normal(real(a[0]), real(a[1]), DRAWS);
      case "exponential" -> g.exponential(real(a[0]), DRAWS);
      case "gamma" -> g.gamma(real(a[0]), real(a[1]), DRAWS);
      case "beta" -> g.beta(real(a[0]), real(a[1]), DRAWS);
      case "chisquare" -> g.chisquare(real(a[0]), DRAWS);
      case "noncentral_chisquare" -> g.noncentralChisquare(real(a[0]), real(a[1]), DRAWS);
      case "f" -> g.f(real(a[0]), real(a[1]), DRAWS);
      case "noncentral_f" -> g.noncentralF(real(a[0]), real(a[1]), real(a[2]), DRAWS);
      case "standard_t" -> g.standardT(real(a[0]), DRAWS);
      case "pareto" -> g.pareto(real(a[0]), DRAWS);
      case "weibull" -> g.weibull(real(a[0]), DRAWS);
      case "power" -> g.power(real(a[0]), DRAWS);
      case "laplace" -> g.laplace(real(a[0]), real(a[1]), DRAWS);
      case "gumbel" -> g.gumbel(real(a[0]), real(a[1]), DRAWS);
      case "logistic" -> g.logistic(real(a[0]), real(a[1]), DRAWS);
      case "lognormal" -> g.lognormal(real(a[0]), real(a[1]), DRAWS);
      case "rayleigh" -> g.rayleigh(real(a[0]), DRAWS);
      case "wald" -> g.wald(real(a[0]), real(a[1]), DRAWS);
      case "triangular" -> g.triangular(real(a[0]), real(a[1]), real(a[2]), DRAWS);
      case "vonmises" -> g.vonmises(real(a[0]), real(a[1]), DRAWS);
      case "binomial" -> g.binomial(number(a[0]), real(a[1]), DRAWS);
      case "negative_binomial" -> g.negativeBinomial(real(a[0]), real(a[1]), DRAWS);
      case "poisson" -> g.poisson(real(a[0]), DRAWS);
      case "zipf" -> g.zipf(real(a[0]), DRAWS);
      case "geometric" -> g.geometric(real(a[0]), DRAWS);
      case "logseries" -> g.logseries(real(a[0]), DRAWS);
      case "hypergeometric" -> g.hypergeometric(number(a[0]), number(a[1]), number(a[2]), DRAWS);
      default -> throw new AssertionError(method);
    };
  }

  @Test
  void normalsOfSeveralVariablesAreNumPysButForRoundings() {
    List<List<String>> normals = RECORDS.stream().filter(r -> r.get(0).equals("normals")).toList();
    assertThat(normals).hasSizeGreaterThan(8);
    for (List<String> fields : normals) {
      CovarianceFactor factor = CovarianceFactor.valueOf(fields.get(1).toUpperCase(Locale.ROOT));
      double[] mean = reals(fields.get(2));
      try (var _ = np.scope()) {
        NDArray cov = np.array(reals(fields.get(3))).reshape(mean.length, mean.length);
        NDArray drawn = np.random(12).multivariateNormal(factor, np.array(mean), cov, 7);
        assertThat(drawn.shape()).containsExactly(7, mean.length);
        assertThat(drawn.reshape(-1).toDoubleArray())
            .as("%s", fields)
            .containsExactly(reals(fields.get(4)), within(1e-13));
      }
    }
  }

  // ---- states -----------------------------------------------------------------------------------

  @Test
  void statesAreNumPys() {
    List<List<String>> states = RECORDS.stream().filter(r -> r.get(0).equals("state")).toList();
    assertThat(states).hasSizeGreaterThan(40);
    for (List<String> fields : states) {
      BitGenerator bits = made(fields.get(1), fields.get(2).split(";", -1));
      assertThat(hash(bits.words().read())).as("%s", fields).isEqualTo(fields.get(3));
    }
  }

  private BitGenerator made(String name, String[] how) {
    return switch (how[0]) {
      case "seed" -> seeded(name, SeedSequence.of(number(how[1])));
      case "sequence" -> seeded(name, SeedSequence.of(GoldenFile.longs(how[1])));
      case "big" -> seeded(name, SeedSequence.of(new BigInteger(how[1])));
      case "spawned" ->
          seeded(name, SeedSequence.of(number(how[1]))).spawn(3).get(Integer.parseInt(how[2]));
      case "grandchild" ->
          seeded(name, SeedSequence.of(number(how[1]))).spawn(2).get(1).spawn(1).get(0);
      case "jumped" ->
          jumped(seeded(name, SeedSequence.of(number(how[1]))), Integer.parseInt(how[2]));
      case "advance" ->
          advanced(seeded(name, SeedSequence.of(number(how[1]))), new BigInteger(how[2]));
      case "keyed" -> Philox.keyed(new BigInteger(how[1]), new BigInteger(how[2]));
      case "drawn" -> {
        BitGenerator bits = seeded(name, SeedSequence.of(number(how[1])));
        np.random(bits).integers(DType.UINT32, 0, 100, false, number(how[2])).close();
        yield bits;
      }
      default -> throw new AssertionError(how[0]);
    };
  }

  private static BitGenerator jumped(BitGenerator bits, int jumps) {
    return switch (bits) {
      case PCG64 pcg -> jumps == 1 ? pcg.jumped() : pcg.jumped(jumps);
      case PCG64DXSM pcg -> jumps == 1 ? pcg.jumped() : pcg.jumped(jumps);
      case Philox philox -> jumps == 1 ? philox.jumped() : philox.jumped(jumps);
      case MT19937 twister -> jumps == 1 ? twister.jumped() : twister.jumped(jumps);
      case SFC64 sfc -> throw new AssertionError(sfc);
    };
  }

  private static BitGenerator advanced(BitGenerator bits, BigInteger steps) {
    return switch (bits) {
      case PCG64 pcg -> pcg.advance(steps);
      case PCG64DXSM pcg -> pcg.advance(steps);
      case Philox philox -> philox.advance(steps);
      case MT19937 twister -> throw new AssertionError(twister);
      case SFC64 sfc -> throw new AssertionError(sfc);
    };
  }

  @Test
  void seedSequencesAreNumPys() {
    for (List<String> fields : RECORDS) {
      if (fields.get(0).equals("sequence")) {
        List<Long> key =
            fields.get(2).equals("-")
                ? List.of()
                : Arrays.stream(GoldenFile.longs(fields.get(2))).boxed().toList();
        SeedSequence sequence =
            SeedSequence.of(
                List.of(new BigInteger(fields.get(1))), key, Integer.parseInt(fields.get(3)));
        long[] words =
            Arrays.stream(sequence.generateState(11)).mapToLong(Integer::toUnsignedLong).toArray();
        assertThat(hash(words)).as("%s", fields).isEqualTo(fields.get(4));
        assertThat(hash(sequence.generateLongState(5))).as("%s", fields).isEqualTo(fields.get(5));
      }
    }
  }
}
