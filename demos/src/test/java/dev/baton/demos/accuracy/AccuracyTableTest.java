package dev.baton.demos.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The promise of accuracy is kept, and what it is measured against is right. */
class AccuracyTableTest {
  @Test
  void promisesAreKept() {
    long seed = System.nanoTime();
    AccuracyTable table = AccuracyTable.measured(100, seed);
    assertThat(table.rows()).hasSize(36);
    assertThat(table.rows())
        .as("seed %d", seed)
        .allSatisfy(
            row -> {
              assertThat(row.points()).isGreaterThan(90);
              assertThat(row.error()).as("%s", row).isPositive().isLessThanOrEqualTo(row.limit());
            });
  }

  /** Digits from tables: of e, ln 2, √2 and π, and what follows from them. */
  @ParameterizedTest
  @CsvSource({
    "exp, 1, 2.7182818284590452353602874713526624977572",
    "expm1, 1, 1.7182818284590452353602874713526624977572",
    "exp2, 0.5, 1.4142135623730950488016887242096980785697",
    "log, 2, 0.69314718055994530941723212145817656807550",
    "log, 1e-300, -690.77552789821370520539743640530926228033",
    "log2, 8, 3.0000000000000000000000000000000000000000",
    "log10, 2, 0.30102999566398119521373889472449302676819",
    "log1p, 1, 0.69314718055994530941723212145817656807550",
    "sin, 1, 0.84147098480789650665250232163029899962256",
    "cos, 1, 0.54030230586813971740093660744297660373231",
    "tan, 1, 1.5574077246549022305069748074583601730873",
    "sin, 1e22, -0.8522008497671888017727058937530293682618",
    "arcsin, 1, 1.5707963267948966192313216916397514420986",
    "arccos, -1, 3.1415926535897932384626433832795028841972",
    "arctan, 1, 0.78539816339744830961566084581987572104929",
    "sinh, 1, 1.1752011936438014568823818505956008151557",
    "cosh, 1, 1.5430806348152437784779056207570616826015",
    "tanh, 1, 0.76159415595576488811945828260479359041277",
    "cbrt, 2, 1.2599210498948731647672106072782283505703"
  })
  void referencesHaveTheDigitsOfTables(String function, String x, String digits) {
    Measured measured =
        Measured.all().stream()
            .filter(candidate -> candidate.name().equals(function))
            .findFirst()
            .orElseThrow();
    BigDecimal found = measured.exact().apply(new BigDecimal(x), BigDecimal.ONE);
    assertThat(found.round(new MathContext(39)))
        .isEqualByComparingTo(new BigDecimal(digits).round(new MathContext(39)));
  }

  @Test
  void powersAreExact() {
    assertThat(
            Precise.power(BigDecimal.TWO, BigDecimal.TEN).subtract(BigDecimal.valueOf(1024)).abs())
        .isLessThan(new BigDecimal("1e-50"));
  }
}
