package dev.baton.core.ufunc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.core.Numeric;
import dev.baton.core.array.Casting;
import dev.baton.core.array.DType;
import dev.baton.core.array.ErrorMode;
import dev.baton.core.array.FloatingPointException;
import dev.baton.core.array.NDArray;
import dev.baton.core.array.ShapeException;
import dev.baton.core.array.Slice;
import dev.baton.core.internal.kernel.BinaryOp;
import dev.baton.core.internal.kernel.ElementType;
import dev.baton.core.internal.kernel.UnaryOp;
import dev.baton.core.interpreter.Interpreter;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** NumPy's named arguments, numbers beside arrays, and tables that agree with the kernels. */
class UfuncOptionsTest {
  private static final UfuncOptions DEFAULT = UfuncOptions.DEFAULT;

  private final Interpreter interpreter = Interpreter.builder().build();
  private final Numeric np = Numeric.of(interpreter);

  @AfterEach
  void close() {
    interpreter.close();
  }

  private static ElementType type(DType dtype) {
    return ElementType.valueOf(dtype.name());
  }

  @Test
  void tablesAgreeWithTheKernels() {
    for (UnaryUfunc ufunc : UnaryUfunc.values()) {
      UnaryOp op = UnaryOp.valueOf(ufunc.name());
      assertThat(UnaryUfuncLoops.of(ufunc).loops())
          .allSatisfy(
              loop ->
                  assertThat(op.result(type(loop.compute())))
                      .as("%s of %s", ufunc, loop.compute())
                      .isEqualTo(type(loop.made())));
    }
    for (BinaryUfunc ufunc : BinaryUfunc.values()) {
      BinaryOp op = BinaryOp.valueOf(ufunc.name());
      assertThat(BinaryUfuncLoops.of(ufunc).loops())
          .allSatisfy(
              loop ->
                  assertThat(op.result(type(loop.compute())))
                      .as("%s of %s", ufunc, loop.compute())
                      .isEqualTo(type(loop.made())));
    }
  }

  @Test
  void namesAreThoseOfTheConstants() {
    assertThat(BinaryUfunc.FLOOR_DIVIDE).hasToString("floor_divide");
    for (UnaryUfunc ufunc : UnaryUfunc.values()) {
      assertThat(ufunc.toString()).isEqualTo(ufunc.name().toLowerCase(Locale.ROOT));
    }
  }

  @Test
  void whereLeavesTheOthers() {
    NDArray a = np.array(1, 2, 3, 4).reshape(2, 2);
    NDArray mask = np.array(0, 1).astype(DType.BOOL);
    NDArray out = np.full(9, 2, 2);
    NDArray returned = BinaryUfunc.ADD.apply(a, a, DEFAULT.out(out).where(mask));
    assertThat(returned).isSameAs(out);
    assertThat(out.toDoubleArray()).containsExactly(9, 4, 9, 8);
    NDArray fresh = UnaryUfunc.NEGATIVE.apply(a, DEFAULT.where(mask));
    assertThat(fresh.toDoubleArray()).containsExactly(0, -2, 0, -4);
    NDArray single = np.full(7);
    BinaryUfunc.ADD.apply(
        np.array(1).reshape(),
        np.array(1).reshape(),
        DEFAULT.out(single).where(mask.slice(Slice.at(0))));
    assertThat(single.toDouble()).isEqualTo(7);
    NDArray wide = BinaryUfunc.ADD.apply(np.array(1), np.array(1), DEFAULT.where(mask));
    assertThat(wide.toDoubleArray()).containsExactly(0, 2);
    assertThatThrownBy(() -> BinaryUfunc.ADD.apply(a, a, DEFAULT.where(a)))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessage("add: where is float64, not bool");
  }

  @Test
  void whatIsLeftOutHasNoConditions() {
    NDArray a = np.array(1, 2, -3, 0);
    NDArray b = np.array(2, 0, 3, 0);
    try (var _ = np.errstate().all(ErrorMode.RAISE).open()) {
      NDArray quotient =
          BinaryUfunc.DIVIDE.apply(
              a, b, DEFAULT.out(np.full(9, 4)).where(BinaryUfunc.NOT_EQUAL.apply(b, 0)));
      assertThat(quotient.toDoubleArray()).containsExactly(0.5, 9, -1, 9);
      NDArray logarithm =
          UnaryUfunc.LOG.apply(a, DEFAULT.where(BinaryUfunc.GREATER.apply(a, 0)).out(np.ones(4)));
      assertThat(logarithm.toDoubleArray()).containsExactly(0, Math.log(2), 1, 1);
      NDArray whole = a.astype(DType.INT64);
      assertThat(
              BinaryUfunc.POWER
                  .apply(whole, whole, DEFAULT.where(BinaryUfunc.GREATER.apply(a, 0)))
                  .toDoubleArray())
          .containsExactly(1, 4, 0, 0);
      assertThatThrownBy(
              () ->
                  BinaryUfunc.DIVIDE.apply(a, b, DEFAULT.where(BinaryUfunc.NOT_EQUAL.apply(a, 0))))
          .isInstanceOf(FloatingPointException.class)
          .hasMessageContaining("divide");
    }
  }

  @Test
  void aMaskMayBeLargerThanTheOperandsAndTheResultLieAnywhere() {
    NDArray row = np.array(1, 2, 3);
    NDArray mask = np.array(1, 0, 1, 0, 1, 1).astype(DType.BOOL).reshape(2, 3);
    NDArray out = np.zeros(3, 2).transpose();
    UnaryUfunc.SQUARE.apply(row, DEFAULT.out(out).where(mask));
    assertThat(out.reshape(6).toDoubleArray()).containsExactly(1, 0, 9, 0, 4, 9);
    BinaryUfunc.ADD.apply(row, np.full(10), DEFAULT.out(out).where(mask.get(Slice.every(-1))));
    assertThat(out.reshape(6).toDoubleArray()).containsExactly(1, 12, 13, 11, 4, 13);
    NDArray shifted = np.arange(5.0);
    UnaryUfunc.NEGATIVE.apply(
        shifted.slice(Slice.from(1)),
        DEFAULT.out(shifted.slice(Slice.to(4))).where(np.array(1, 1, 0, 1).astype(DType.BOOL)));
    assertThat(shifted.toDoubleArray()).containsExactly(-1, -2, 2, -4, 4);
    NDArray nothing = UnaryUfunc.SQRT.apply(row, DEFAULT.where(np.zeros(DType.BOOL, 3)));
    assertThat(nothing.toDoubleArray()).containsExactly(0, 0, 0);
  }

  @Test
  void outTakesWhatTheRuleAllows() {
    NDArray a = np.array(1.5, 2.5);
    NDArray small = np.empty(DType.FLOAT32, 2);
    assertThat(np.add(a, a, small)).isSameAs(small);
    assertThat(small.toFloatArray()).containsExactly(3, 5);
    NDArray whole = np.zeros(DType.INT32, 2);
    assertThatThrownBy(() -> np.add(a, a, whole))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessage("add: out is int32 and cannot hold a float64 result by the rule same_kind");
    BinaryUfunc.ADD.apply(a, a, DEFAULT.out(whole).casting(Casting.UNSAFE));
    assertThat(whole.toIntArray()).containsExactly(3, 5);
    assertThatThrownBy(() -> np.add(a, a, np.zeros(3)))
        .isInstanceOf(ShapeException.class)
        .hasMessage("add: out has shape (3,), the result (2,)");
  }

  @Test
  void dtypeChoosesTheLoop() {
    NDArray a = np.array(1, 2).astype(DType.INT8);
    NDArray sum = BinaryUfunc.ADD.apply(a, a, DEFAULT.dtype(DType.FLOAT32));
    assertThat(sum.dtype()).isEqualTo(DType.FLOAT32);
    assertThat(sum.toFloatArray()).containsExactly(2, 4);
    assertThatThrownBy(
            () -> BinaryUfunc.ADD.apply(np.ones(2), np.ones(2), DEFAULT.dtype(DType.INT64)))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessage("add: cannot cast an operand from float64 to int64 by the rule same_kind");
    assertThatThrownBy(() -> UnaryUfunc.SIN.apply(a, DEFAULT.dtype(DType.INT8)))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessageStartingWith("sin: no loop makes int8: there are loops for [float16");
  }

  @Test
  void integersBesideArraysMustFit() {
    NDArray a = np.array(1, 200).astype(DType.UINT8);
    assertThat(np.add(a, 100).toLongArray()).containsExactly(101, 44);
    assertThat(np.subtract(255, a).toLongArray()).containsExactly(254, 55);
    assertThat(a.add(1.0).dtype()).isEqualTo(DType.FLOAT64);
    assertThatThrownBy(() -> a.add(300))
        .isInstanceOf(ArithmeticException.class)
        .hasMessage("add: 300 is out of range for uint8: 0 to 255");
    // Comparisons know the answer.
    assertThat(a.less(300).toBooleanArray()).containsExactly(true, true);
    assertThat(a.greater(-1).toBooleanArray()).containsExactly(true, true);
    assertThat(a.equal(300).toBooleanArray()).containsExactly(false, false);
    assertThat(a.notEqual(300).toBooleanArray()).containsExactly(true, true);
    assertThat(np.less(300, a).toBooleanArray()).containsExactly(false, false);
    assertThat(np.greaterEqual(300, a).toBooleanArray()).containsExactly(true, true);
  }

  @Test
  void powersOfIntegersAreNotNegative() {
    NDArray a = np.array(2, 3).astype(DType.INT32);
    assertThat(a.power(2).toIntArray()).containsExactly(4, 9);
    assertThatThrownBy(() -> a.power(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("integers to negative integer powers are not allowed");
    assertThat(a.power(-1.0).toDoubleArray()).containsExactly(0.5, 1.0 / 3);
  }

  @Test
  void halvesAreRoundedOnceEachTime() {
    NDArray a = np.array(1, 2048).astype(DType.FLOAT16);
    NDArray b = np.array(0x1p-11, 1).astype(DType.FLOAT16);
    assertThat(a.add(b).dtype()).isEqualTo(DType.FLOAT16);
    assertThat(a.add(b).toDoubleArray()).containsExactly(1, 2048);
    NDArray c = np.array(1, 2).astype(DType.BFLOAT16);
    assertThat(np.add(c, 0x1p-9).toDoubleArray()).containsExactly(1, 2);
    assertThat(np.multiply(c, c).dtype()).isEqualTo(DType.BFLOAT16);
  }

  @Test
  void overlapIsAsIfOperandsWereCopied() {
    NDArray a = np.arange(0.0, 6, 1);
    NDArray shifted = a.slice(Slice.range(1, 6));
    np.add(a.slice(Slice.range(0, 5)), shifted, shifted);
    assertThat(a.toDoubleArray()).containsExactly(0, 1, 3, 5, 7, 9);
    NDArray whole = np.array(1, 2, 3).astype(DType.INT64);
    BinaryUfunc.ADD.apply(whole, np.flip(whole), whole);
    assertThat(whole.toLongArray()).containsExactly(4, 4, 4);
  }

  @Test
  void outerIsEveryPair() {
    NDArray table = BinaryUfunc.MULTIPLY.outer(np.array(1, 2, 3), np.array(10, 20));
    assertThat(table.shape()).containsExactly(3, 2);
    assertThat(table.toDoubleArray()).containsExactly(10, 20, 20, 40, 30, 60);
  }
}
