package dev.baton.core.ufunc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.core.Numeric;
import dev.baton.core.array.Complex;
import dev.baton.core.array.DType;
import dev.baton.core.array.ErrorMode;
import dev.baton.core.array.NDArray;
import dev.baton.core.array.Scope;
import dev.baton.core.array.Weak;
import dev.baton.core.interpreter.Interpreter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Fused expressions against the same operations one after the other, to the bit. */
class ExprTest {
  private final Interpreter interpreter = Interpreter.builder().build();
  private final Numeric np = Numeric.of(interpreter);

  @AfterEach
  void close() {
    interpreter.close();
  }

  private void assertSame(NDArray actual, NDArray expected) {
    assertThat(actual.dtype()).isEqualTo(expected.dtype());
    assertThat(actual.shape()).isEqualTo(expected.shape());
    assertThat(np.arrayEqual(actual.view(bits(actual)), expected.view(bits(expected))))
        .as("%s, not %s", actual, expected)
        .isTrue();
  }

  /** An integer type by which elements are compared bit by bit. */
  private static DType bits(NDArray array) {
    return switch (array.dtype().itemsize()) {
      case 1 -> DType.UINT8;
      case 2 -> DType.UINT16;
      case 4 -> DType.UINT32;
      default -> DType.UINT64;
    };
  }

  private NDArray numbers(DType dtype, long... shape) {
    try (Scope scope = np.scope()) {
      NDArray values = np.random(16L * dtype.kind() + dtype.itemsize()).normal(0, 30, shape);
      if (dtype.kind() == 'u' || dtype.kind() == 'b') {
        values = values.abs();
      }
      return scope.keep(values.astype(dtype));
    }
  }

  // ---- again ------------------------------------------------------------------------------------

  @Test
  void anExpressionIsEvaluatedAgainAfterItsElementsHaveChanged() {
    NDArray a = np.array(1, 2, 3);
    Expr sum = Expr.of(a).multiply(Expr.of(a)).add(1);
    assertSame(np.evaluate(sum), np.array(2.0, 5, 10));
    a.fill(4);
    NDArray wide = np.zeros(DType.COMPLEX128, 3);
    NDArray dense = np.zeros(3);
    for (NDArray out : List.of(wide, dense, wide)) {
      assertThat(np.evaluate(sum, out)).isSameAs(out);
      assertSame(out, np.full(out.dtype(), 17, 3));
    }
    a.close();
    assertThatThrownBy(() -> np.evaluate(sum))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("evaluate: ");
  }

  @Test
  void exponentsAreLookedAtEachTime() {
    NDArray exponents = np.array(new long[] {0, 1, 2});
    Expr powers =
        Expr.of(np.array(new long[] {3, 3, 3})).apply(BinaryUfunc.POWER, Expr.of(exponents));
    assertSame(np.evaluate(powers), np.array(new long[] {1, 3, 9}));
    exponents.fill(-1);
    assertThatThrownBy(() -> np.evaluate(powers))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("negative integer powers");
  }

  // ---- what is computed -------------------------------------------------------------------------

  @ParameterizedTest
  @EnumSource(UnaryUfunc.class)
  void everyFunctionOfOneOperandIsTheUfunc(UnaryUfunc function) {
    try (var _ = np.errstate().all(ErrorMode.IGNORE).open();
        var _ = np.scope()) {
      for (DType dtype : DType.values()) {
        NDArray a = numbers(dtype, 37);
        if (UnaryUfuncLoops.of(function).find(dtype) != null) {
          assertSame(np.evaluate(Expr.of(a).apply(function)), function.apply(a));
        } else {
          assertThatThrownBy(() -> np.evaluate(Expr.of(a).apply(function)))
              .isInstanceOf(UnsupportedOperationException.class);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(value = BinaryUfunc.class, mode = EnumSource.Mode.EXCLUDE, names = "LDEXP")
  void everyFunctionOfTwoOperandsIsTheUfunc(BinaryUfunc function) {
    try (var _ = np.errstate().all(ErrorMode.IGNORE).open();
        var _ = np.scope()) {
      for (DType left : DType.values()) {
        for (DType right : DType.values()) {
          NDArray a = numbers(left, 5, 1);
          NDArray b = numbers(right, 7);
          if (BinaryUfuncLoops.of(function).find(left, right) == null) {
            continue;
          }
          if (function == BinaryUfunc.POWER) {
            b = b.abs();
          }
          assertSame(np.evaluate(Expr.of(a).apply(function, Expr.of(b))), function.apply(a, b));
        }
        NDArray a = numbers(left, 11);
        if (BinaryUfuncLoops.of(function).find(left, DType.INT8) != null && left != DType.BOOL) {
          assertSame(np.evaluate(Expr.of(a).apply(function, Expr.of(3))), function.apply(a, 3));
          assertSame(
              np.evaluate(Expr.of(3).apply(function, Expr.of(a.abs()))),
              function.apply(3, a.abs()));
        }
      }
    }
  }

  @Test
  void expressionsAreTheirOperationsOneAfterTheOther() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    try (var _ = np.errstate().all(ErrorMode.IGNORE).open()) {
      for (int round = 0; round < 300; round++) {
        try (var _ = np.scope()) {
          var trial = new Trial(random);
          for (int step = random.nextInt(12); step >= 0; step--) {
            trial.step();
          }
          int last = trial.arrays.size() - 1;
          NDArray expected = trial.arrays.get(last);
          NDArray actual = np.evaluate(trial.expressions.get(last));
          assertThat(actual.strides()).as("seed %d", seed).hasSameSizeAs(expected.strides());
          NDArray whole = np.broadcastTo(expected, trial.shape(actual));
          assertSame(actual, np.ascontiguousarray(whole));
        }
      }
    }
  }

  /** Values as arrays, and as expressions of the first three. */
  private final class Trial {
    private final Random random;
    private final List<NDArray> arrays = new ArrayList<>();
    private final List<Expr> expressions = new ArrayList<>();

    Trial(Random random) {
      this.random = random;
      boolean large = random.nextInt(3) == 0;
      long columns = large ? 3001 : 1 + random.nextInt(9);
      long[][] shapes = {{4, columns}, {columns}, {4, 1}};
      for (long[] shape : shapes) {
        NDArray array = numbers(any(List.of(DType.values())), shape);
        NDArray turned = random.nextBoolean() ? array : np.flip(array);
        arrays.add(turned);
        expressions.add(Expr.of(turned));
      }
      // The first operand in everything, so that shapes agree.
      add(arrays.getFirst().abs(), expressions.getFirst().apply(UnaryUfunc.ABSOLUTE));
    }

    long[] shape(NDArray like) {
      return like.shape();
    }

    private void add(NDArray array, Expr expression) {
      arrays.add(array);
      expressions.add(expression);
    }

    void step() {
      int i = arrays.size() - 1;
      int j = random.nextInt(arrays.size());
      NDArray a = arrays.get(i);
      NDArray b = arrays.get(j);
      switch (random.nextInt(4)) {
        case 0 -> {
          UnaryUfunc f = any(List.of(UnaryUfunc.values()));
          if (UnaryUfuncLoops.of(f).find(a.dtype()) != null) {
            add(f.apply(a), expressions.get(i).apply(f));
          }
        }
        case 1 -> {
          BinaryUfunc f = binary();
          DType common = a.dtype().withWeak(Weak.FLOAT);
          if (f != BinaryUfunc.POWER && BinaryUfuncLoops.of(f).find(a.dtype(), common) != null) {
            double number = random.nextInt(9) - 4.5;
            add(f.apply(a, number), expressions.get(i).apply(f, Expr.of(number)));
          }
        }
        case 2 ->
            add(
                np.where(a.notEqual(0), b, a),
                expressions.get(i).where(expressions.get(j), expressions.get(i)));
        default -> {
          BinaryUfunc f = binary();
          if (f != BinaryUfunc.POWER && BinaryUfuncLoops.of(f).find(a.dtype(), b.dtype()) != null) {
            add(f.apply(a, b), expressions.get(i).apply(f, expressions.get(j)));
          }
        }
      }
    }

    private BinaryUfunc binary() {
      BinaryUfunc f = any(List.of(BinaryUfunc.values()));
      return f == BinaryUfunc.LDEXP ? binary() : f;
    }

    private <T> T any(List<T> choices) {
      return choices.get(random.nextInt(choices.size()));
    }
  }

  @Test
  void anExpressionWrittenInPythonIsTheOneInJava() {
    NDArray b = numbers(DType.FLOAT64, 50);
    NDArray c = numbers(DType.FLOAT64, 50);
    NDArray i = numbers(DType.INT32, 50);
    Map<String, Object> operands = Map.of("b", b, "c", c, "i", i, "pi", Math.PI, "n", 3);
    assertSame(np.evaluate("b*c + sin(b)", operands), b.multiply(c).add(np.sin(b)));
    assertSame(np.evaluate("2*pi*b", operands), b.multiply(2 * Math.PI));
    assertSame(np.evaluate("-b**2", operands), b.power(2).negate());
    assertSame(np.evaluate("b - c - 1", operands), b.subtract(c).subtract(1));
    assertSame(np.evaluate("2**-1 * b", operands), np.multiply(0.5, b));
    assertSame(np.evaluate("b / (c // 7 % 5)", operands), b.divide(c.floorDivide(7).remainder(5)));
    assertSame(
        np.evaluate("(b > 0) & (c <= b)", operands), np.bitwiseAnd(b.greater(0), c.lessEqual(b)));
    assertSame(np.evaluate("i << n | 1", operands), np.bitwiseOr(np.leftShift(i, 3), 1));
    assertSame(np.evaluate("~i ^ i", operands), np.bitwiseXor(np.invert(i), i));
    assertSame(np.evaluate("where(b < c, b, 0)", operands), np.where(b.less(c), b, np.zeros(50)));
    assertSame(np.evaluate("abs(b * 1j)", operands), b.multiply(Complex.I).abs());
    assertSame(np.evaluate("arctan2(b, c) + 1.5e-1", operands), np.arctan2(b, c).add(0.15));
    assertSame(np.evaluate("max(b*c)", operands), b.multiply(c).max());
  }

  @Test
  void reductionsStandOutermost() {
    NDArray a = np.arange(12.0).reshape(3, 4);
    Map<String, NDArray> operands = Map.of("a", a);
    assertSame(np.evaluate("sum(a*a)", operands), a.multiply(a).sum());
    assertSame(np.evaluate("sum(a*a, axis=0)", operands), a.multiply(a).sum(0));
    assertSame(np.evaluate("prod(a + 1, axis=-1)", operands), a.add(1).prod(1));
    assertSame(np.evaluate("min(-a, axis=1)", operands), a.negate().min(1));
    assertSame(np.evaluate(Expr.of(a).sum(0, 1)), a.sum());
    for (DType dtype : DType.values()) {
      if (dtype.isComplex()) {
        continue;
      }
      NDArray b = np.arange(dtype == DType.BOOL ? 2 : 100).astype(dtype);
      assertSame(np.evaluate(Expr.of(b).sum()), b.sum());
      assertSame(np.evaluate(Expr.of(b).max()), b.max());
    }
    assertThatThrownBy(() -> Expr.of(a).sum().add(1))
        .hasMessage("evaluate: sum stands outermost in an expression; evaluate it by itself");
    NDArray none = np.zeros(0, 3);
    assertSame(np.evaluate(Expr.of(none).sum(0)), np.zeros(3));
    assertThatThrownBy(() -> np.evaluate(Expr.of(none).max(0)))
        .hasMessage(
            "evaluate: no elements along axes (0) of shape (0, 3), and there is no identity");
  }

  @Test
  void longSumsErrLittle() {
    NDArray a = np.random(5).random(3_000_000);
    double exact = np.sum(a.multiply(a)).toDouble();
    assertThat(np.evaluate(Expr.of(a).multiply(a).sum()).toDouble() / exact)
        .isBetween(1 - 1e-14, 1 + 1e-14);
  }

  @Test
  void outputsAreWrittenAsIfOperandsWereCopiedFirst() {
    NDArray a = np.arange(5000.0);
    NDArray expected = a.multiply(a).add(1);
    assertThat(np.evaluate("a*a + 1", Map.of("a", a), a)).isSameAs(a);
    assertSame(a, expected);
    NDArray shifted = a.slice("1:");
    NDArray next = a.slice(":-1").multiply(2);
    np.evaluate("a*2", Map.of("a", a.slice(":-1")), shifted);
    assertSame(np.ascontiguousarray(shifted), next);
    NDArray single = np.zeros(DType.FLOAT32, 5000);
    np.evaluate("a + 1", Map.of("a", a), single);
    assertSame(single, a.add(1).astype(DType.FLOAT32));
    assertThatThrownBy(() -> np.evaluate("a + 1", Map.of("a", a), np.zeros(DType.INT64, 5000)))
        .hasMessageStartingWith("evaluate: out is int64 and cannot hold a float64 result");
  }

  // ---- what is refused --------------------------------------------------------------------------

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "b +|position 3: expected an operand, found the end",
        "b c|position 2: expected an operator or the end, found 'c'",
        "b + x|position 4: expected one of the operands [b], found 'x'",
        "sin(b|position 5: expected an operator or ')', found the end",
        "sin(b, b)|position 0: expected 1 operand of sin, of which there are 2, found 's'",
        "nosuch(b)|position 0: expected a function of NumPy's element by element, found 'n'",
        "1 + sum(b)|position 4: expected sum as the outermost function alone, found 's'",
        "sum(b, 0)|position 7: expected axis=, found '0'",
        "b < b < b|position 6: expected '&' between two comparisons in parentheses, found '<'",
        "1.2.3 * b|position 0: expected a number, found '1'"
      })
  void whatCannotBeReadIsShown(String text, String problem) {
    NDArray b = np.ones(3);
    assertThatThrownBy(() -> np.evaluate(text, Map.of("b", b)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("evaluate: cannot read \"" + text + "\" at " + problem);
  }

  @Test
  void whatCannotBeComputedIsSaid() {
    NDArray b = np.ones(3);
    NDArray i = np.ones(DType.INT8, 3);
    assertThatThrownBy(() -> np.evaluate("1 + 2", Map.of()))
        .hasMessage("evaluate: there is no array in the expression");
    assertThatThrownBy(() -> np.evaluate(Expr.of(b).add(np.ones(2))))
        .hasMessage("evaluate: cannot broadcast (3,) with (2,): axis -1 is 3 and 2");
    assertThatThrownBy(() -> np.evaluate("i + 300", Map.of("i", i)))
        .isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> np.evaluate("i ** -1", Map.of("i", i)))
        .hasMessage("power: integers to negative integer powers are not allowed: int8 is the type");
    assertThatThrownBy(() -> np.evaluate("i ** -i", Map.of("i", i)))
        .hasMessage("power: integers to negative integer powers are not allowed: int8 is the type");
    assertThatThrownBy(() -> Expr.of(b).apply(BinaryUfunc.LDEXP, Expr.of(1)))
        .hasMessage("evaluate: ldexp, whose operands differ in type, is no part of expressions");
    Expr many = Expr.of(b);
    for (int n = 0; n < 31; n++) {
      many = many.add(np.ones(3));
    }
    Expr tooMany = many;
    assertThatThrownBy(() -> np.evaluate(tooMany)).hasMessage("evaluate: more than 31 arrays");
  }

  @Test
  void conditionsAreTheExpressions() {
    NDArray zero = np.zeros(2000);
    try (var _ = np.errstate().all(ErrorMode.RAISE).open()) {
      assertThatThrownBy(() -> np.evaluate(Expr.of(1).divide(zero).add(1)))
          .hasMessage("divide by zero encountered in evaluate");
      assertThat(np.evaluate(Expr.of(zero).apply(UnaryUfunc.TANH)).max().toDouble()).isZero();
    }
  }

  @Test
  void theLockIsDroppedOnceForAWholeExpression() {
    NDArray b = np.ones(1000);
    long before = interpreter.ledger().total().detachedSections();
    np.evaluate("b*b + sin(b)*cos(b) - 1", Map.of("b", b)).close();
    assertThat(interpreter.ledger().total().detachedSections() - before).isEqualTo(1);
  }
}
