package dev.baton.core.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.core.GoldenFile;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What types have in common and what casts to what is what NumPy says. */
class DTypeTest {
  private static final List<List<String>> GOLDEN = GoldenFile.read("dtypes").records();
  private static final List<DType> NUMPYS =
      types(records("types").findFirst().orElseThrow().get(1));

  private static Stream<List<String>> records(String kind) {
    return GOLDEN.stream().filter(record -> record.get(0).equals(kind));
  }

  private static List<DType> types(String names) {
    return Arrays.stream(names.split(",", -1)).map(DType::named).toList();
  }

  @Test
  void allOfNumpysNumbersAreThere() {
    assertThat(NUMPYS)
        .containsExactly(
            Arrays.stream(DType.values())
                .filter(dtype -> dtype != DType.BFLOAT16)
                .toArray(DType[]::new));
  }

  static Stream<List<String>> results() {
    return records("result");
  }

  @ParameterizedTest
  @MethodSource
  void results(List<String> record) {
    List<DType> given = types(record.get(1));
    List<DType> expected = types(record.get(2));
    for (int i = 0; i < NUMPYS.size(); i++) {
      DType third = NUMPYS.get(i);
      DType[] others =
          Stream.concat(given.stream().skip(1), Stream.of(third)).toArray(DType[]::new);
      assertThat(DType.resultType(given.get(0), others))
          .as("%s with %s", given, third)
          .isEqualTo(expected.get(i));
      if (given.size() == 1) {
        assertThat(DType.promote(given.get(0), third)).isEqualTo(expected.get(i));
        assertThat(DType.promote(third, given.get(0))).isEqualTo(expected.get(i));
      }
    }
  }

  @Test
  void casts() {
    assertThat(records("cast")).hasSize(5 * NUMPYS.size());
    records("cast")
        .forEach(
            record -> {
              Casting casting =
                  Arrays.stream(Casting.values())
                      .filter(rule -> rule.toString().equals(record.get(1)))
                      .findFirst()
                      .orElseThrow();
              DType from = DType.named(record.get(2));
              String allowed =
                  IntStream.range(0, NUMPYS.size())
                      .mapToObj(i -> DType.canCast(from, NUMPYS.get(i), casting) ? "1" : "0")
                      .reduce("", String::concat);
              assertThat(allowed).as("%s from %s", casting, from).isEqualTo(record.get(3));
            });
  }

  @Test
  void javasNumbersAreWeak() {
    records("weak")
        .forEach(
            record ->
                assertThat(
                        Arrays.stream(Weak.values())
                            .map(weak -> DType.named(record.get(1)).withWeak(weak)))
                    .as(record.get(1))
                    .isEqualTo(types(record.get(2))));
    assertThat(Arrays.stream(Weak.values()).map(DType.BOOL::withWeak))
        .isEqualTo(Arrays.stream(Weak.values()).map(Weak::alone).toList());
  }

  @Test
  void limits() {
    assertThat(records("iinfo")).hasSize(8);
    records("iinfo")
        .forEach(
            record -> {
              DType dtype = DType.named(record.get(1));
              assertThat(dtype.integerLimits())
                  .isEqualTo(
                      new IntegerLimits(
                          dtype,
                          Integer.parseInt(record.get(2)),
                          new BigInteger(record.get(3)),
                          new BigInteger(record.get(4))));
            });
    assertThat(records("finfo")).hasSize(3);
    records("finfo").forEach(DTypeTest::checkFloatLimits);
  }

  private static void checkFloatLimits(List<String> record) {
    DType dtype = DType.named(record.get(1));
    long[] counts = GoldenFile.longs(record.get(2));
    double[] values =
        Arrays.stream(record.get(3).split(",", -1)).mapToDouble(Double::parseDouble).toArray();
    assertThat(dtype.floatLimits())
        .isEqualTo(
            new FloatLimits(
                dtype,
                (int) counts[0],
                (int) counts[1],
                (int) counts[2],
                values[0],
                values[1],
                values[2],
                values[3],
                values[4],
                (int) counts[3]));
  }

  @Test
  void limitsOfOthersAreRefused() {
    assertThatThrownBy(DType.FLOAT32::integerLimits)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("float32");
    assertThatThrownBy(DType.BOOL::floatLimits)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("bool");
    assertThat(DType.COMPLEX64.floatLimits()).isEqualTo(DType.FLOAT32.floatLimits());
  }

  @Test
  void integersKnowWhatFits() {
    IntegerLimits limits = DType.UINT8.integerLimits();
    assertThat(limits.contains(BigInteger.valueOf(255))).isTrue();
    assertThat(limits.contains(BigInteger.valueOf(256))).isFalse();
    assertThat(limits.contains(BigInteger.ONE.negate())).isFalse();
  }

  // ---- bfloat16, of which NumPy knows nothing ---------------------------------------------------

  @ParameterizedTest
  @EnumSource
  void bfloat16HasInCommonWhatHoldsBoth(DType other) {
    DType common = DType.promote(DType.BFLOAT16, other);
    assertThat(DType.promote(other, DType.BFLOAT16)).isEqualTo(common);
    // The same as for float16, whose precision and range differ but in what takes none of either.
    DType beside = DType.promote(DType.FLOAT16, other);
    assertThat(common)
        .isEqualTo(
            switch (other) {
              case FLOAT16 -> DType.FLOAT32;
              case BFLOAT16 -> DType.BFLOAT16;
              default -> beside == DType.FLOAT16 ? DType.BFLOAT16 : beside;
            });
    assertThat(DType.canCast(DType.BFLOAT16, other, Casting.SAFE)).isEqualTo(common == other);
  }

  @Test
  void bfloat16IsTheUpperHalfOfAFloat32() {
    FloatLimits limits = DType.BFLOAT16.floatLimits();
    assertThat(limits.max()).isEqualTo(Float.intBitsToFloat(0x7f7f0000));
    assertThat(limits.smallestSubnormal()).isEqualTo(Float.intBitsToFloat(0x00010000));
    assertThat(limits.eps()).isEqualTo(Float.intBitsToFloat(0x3f810000) - 1.0);
  }

  @Test
  void namesAreNumpys() {
    for (DType dtype : DType.values()) {
      assertThat(DType.named(dtype.toString())).isSameAs(dtype);
    }
    assertThatThrownBy(() -> DType.named("float128"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("float128")
        .hasMessageContaining("float64");
  }
}
