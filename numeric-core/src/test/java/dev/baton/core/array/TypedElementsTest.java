package dev.baton.core.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.core.Numeric;
import dev.baton.core.interpreter.Interpreter;
import java.math.BigInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Elements of every type, read and written from Java. */
class TypedElementsTest {
  private final Interpreter interpreter = Interpreter.builder().build();
  private final Numeric np = Numeric.of(interpreter);

  @AfterEach
  void close() {
    interpreter.close();
  }

  private static boolean isWhole(DType dtype) {
    return dtype == DType.BOOL || dtype.isInteger();
  }

  @ParameterizedTest
  @EnumSource
  void whatIsWrittenIsRead(DType dtype) {
    NDArray a = np.empty(dtype, 2, 3);
    a.fill(0);
    a.set(1, 1, -2);
    assertThat(a.getComplex(1, 1)).isEqualTo(Complex.ONE);
    assertThat(a.getBoolean(1, 1)).isTrue();
    assertThat(a.getBoolean(0, 1)).isFalse();
    assertThat(a.toComplexArray()).containsOnly(Complex.ZERO, Complex.ONE);
    assertThat(a.toComplexArray()[4]).isEqualTo(Complex.ONE);
    assertThat(a.item(1, 1))
        .isEqualTo(
            switch (dtype.kind()) {
              case 'b' -> true;
              case 'f' -> 1.0;
              case 'c' -> Complex.ONE;
              default -> 1L;
            });
    if (isWhole(dtype)) {
      assertThat(a.getLong(1, 1)).isOne();
      assertThat(a.toLongArray()).containsExactly(0, 0, 0, 0, 1, 0);
      assertThat(a.toIntArray()).containsExactly(0, 0, 0, 0, 1, 0);
      assertThat(a.toShortArray()).containsExactly(0, 0, 0, 0, 1, 0);
      assertThat(a.transpose().toByteArray()).containsExactly(0, 0, 0, 1, 0, 0);
    } else {
      assertThatThrownBy(() -> a.getLong(0, 0))
          .isInstanceOf(UnsupportedOperationException.class)
          .hasMessageContaining(dtype.toString());
      assertThatThrownBy(a::toLongArray)
          .isInstanceOf(UnsupportedOperationException.class)
          .hasMessageContaining(dtype.toString());
    }
    if (!dtype.isComplex()) {
      assertThat(a.getDouble(1, 1)).isOne();
      assertThat(a.toDoubleArray()).containsExactly(0, 0, 0, 0, 1, 0);
    }
    a.set(true, 0, 0);
    assertThat(a.getComplex(0, 0)).isEqualTo(Complex.ONE);
    a.fill(true);
    assertThat(a.toComplexArray()).containsOnly(Complex.ONE);
  }

  @ParameterizedTest
  @EnumSource
  void rangesAreKept(DType dtype) {
    if (!dtype.isInteger()) {
      return;
    }
    NDArray a = np.zeros(dtype, 1);
    IntegerLimits limits = dtype.integerLimits();
    for (BigInteger end : new BigInteger[] {limits.min(), limits.max()}) {
      if (end.bitLength() < Long.SIZE) {
        a.set(end.longValueExact(), 0);
        assertThat(a.getLong(0)).isEqualTo(end.longValueExact());
        assertThat(a.item()).isEqualTo(end.longValueExact());
        assertThat(a.toDouble()).isEqualTo(end.doubleValue());
      }
      BigInteger beyond = end.add(BigInteger.valueOf(end.signum() <= 0 ? -1 : 1));
      if (beyond.bitLength() < Long.SIZE) {
        assertThatThrownBy(() -> a.set(beyond.longValueExact(), 0))
            .isInstanceOf(ArithmeticException.class)
            .hasMessageContaining(beyond + " is out of range for " + dtype)
            .hasMessageContaining(limits.min() + " to " + limits.max());
      }
    }
    for (double wrong : new double[] {Double.NaN, Double.POSITIVE_INFINITY, 1e300, -1e300}) {
      assertThatThrownBy(() -> a.fill(wrong))
          .isInstanceOf(ArithmeticException.class)
          .hasMessageContaining(wrong + " is out of range for " + dtype);
    }
    a.fill(1.9);
    assertThat(a.toLong()).isOne();
  }

  @Test
  void largeUnsignedIntegersAreNoLongs() {
    NDArray a = np.zeros(DType.UINT64, 1);
    a.set(1.8e19, 0);
    assertThat(a.item()).isEqualTo(new BigInteger("18000000000000000000"));
    assertThat(a.toDouble()).isEqualTo(1.8e19);
    assertThatThrownBy(a::toLong)
        .isInstanceOf(ArithmeticException.class)
        .hasMessageContaining("18000000000000000000 is out of range for int64");
    assertThatThrownBy(a::toLongArray).isInstanceOf(ArithmeticException.class);
    a.fill(-1L >>> 1);
    assertThat(a.toLong()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void narrowArraysTakeWhatFits() {
    NDArray a = np.zeros(DType.INT64, 2);
    a.set(127, 0);
    a.set(-128, 1);
    assertThat(a.toByteArray()).containsExactly(127, -128);
    a.set(128, 0);
    assertThatThrownBy(a::toByteArray)
        .isInstanceOf(ArithmeticException.class)
        .hasMessageContaining("toByteArray: 128 is out of range for int8: -128 to 127");
    a.set(Integer.MIN_VALUE - 1L, 0);
    assertThat(a.toLongArray()).containsExactly(Integer.MIN_VALUE - 1L, -128);
    assertThatThrownBy(a::toIntArray).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(a::toFloatArray)
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessageContaining("float32");
    assertThatThrownBy(a::toBooleanArray).isInstanceOf(UnsupportedOperationException.class);
    assertThat(np.ones(DType.INT16, 2).toFloatArray()).containsExactly(1, 1);
    assertThat(np.ones(DType.BOOL, 1).toBooleanArray()).containsExactly(true);
  }

  /** Of a double, its nearest number with few bits is what rounding once gives. */
  @ParameterizedTest
  @CsvSource({
    "float16, 1.00048828125, 1.0", // half way, to even
    "float16, 1.0004882812500002, 1.0009765625",
    "float16, 1.00048828124999999, 1.0",
    "float16, 65519.99999999999, 65504",
    "float16, 65520, Infinity",
    "float16, -1e300, -Infinity",
    "float16, 2.980232238769532e-8, 5.960464477539063e-8",
    "float16, 2.980232238769531e-8, 0.0",
    "bfloat16, 1.00390625, 1.0",
    "bfloat16, 1.0039062500000002, 1.0078125",
    "bfloat16, NaN, NaN",
    "float32, 1.000000059604645, 1.0000001192092896",
    "float32, 1e300, Infinity",
    "complex64, 0.1, 0.10000000149011612"
  })
  void numbersAreRoundedOnce(String dtype, double written, double read) {
    NDArray a = np.empty(DType.named(dtype), 1);
    a.set(written, 0);
    assertThat(a.toComplex()).isEqualTo(Complex.of(read));
  }

  @Test
  void castingRulesHold() {
    NDArray a = np.full(DType.FLOAT64, 2.75, 1);
    assertThat(a.astype(DType.INT32).toLong()).isEqualTo(2);
    assertThat(a.astype(DType.FLOAT32, Casting.SAME_KIND).dtype()).isEqualTo(DType.FLOAT32);
    assertThatThrownBy(() -> a.astype(DType.FLOAT32, Casting.SAFE))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessageContaining("float64")
        .hasMessageContaining("float32 by the rule safe");
    NDArray z = np.full(new Complex(1, 2), 1);
    assertThatThrownBy(() -> z.astype(DType.FLOAT64))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThat(z.astype(DType.FLOAT64, Casting.UNSAFE).toDouble()).isOne();
  }

  @Test
  void partsOfSmallComplexNumbersAreViews() {
    NDArray z = np.zeros(DType.COMPLEX64, 2);
    z.set(new Complex(1, 2), 1);
    assertThat(z.real().toFloatArray()).containsExactly(0, 1);
    z.imag().set(5, 0);
    assertThat(z.imag().dtype()).isEqualTo(DType.FLOAT32);
    assertThat(z.toComplexArray()).containsExactly(new Complex(0, 5), new Complex(1, 2));
    assertThatThrownBy(() -> np.ones(1).set(Complex.I, 0))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessageContaining("float64 cannot hold the complex number (0+1j)");
  }
}
