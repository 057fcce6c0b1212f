package dev.baton.core.ufunc;

import dev.baton.core.array.Complex;
import dev.baton.core.array.NDArray;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An expression over arrays that has not been computed: {@code np.evaluate(expression)} does so, a
 * block of elements after the other in the cache, without an array for what is in between and with
 * one release of the lock.
 *
 * {@snippet file="dev/baton/core/Snippets.java" region="expr"}
 *
 * <p>An expression holds its arrays and may be evaluated again after their elements have changed.
 * Its types are those that the functions of {@link BinaryUfunc} and {@link UnaryUfunc} make one
 * after the other, and so are its bits. A reduction stands outermost.
 */
public final class Expr {
  private final ExprNode node;

  /** Compiled when it is first evaluated. */
  private volatile @Nullable FusedProgram program;

  Expr(ExprNode node) {
    this.node = node;
  }

  ExprNode node() {
    return node;
  }

  FusedProgram program() {
    FusedProgram compiled = program;
    if (compiled == null) {
      compiled = FusedProgram.of(node);
      program = compiled;
    }
    return compiled;
  }

  // ---- what there is to compute with ------------------------------------------------------------

  /**
   * Wraps an array.
   *
   * @param array the array, which is read when the expression is evaluated
   * @return the expression
   */
  public static Expr of(NDArray array) {
    return new Expr(new ExprNode.Array(Objects.requireNonNull(array)));
  }

  /**
   * Wraps a number, which is {@linkplain dev.baton.core.array.Weak weak} beside an array.
   *
   * @param number the number
   * @return the expression
   */
  public static Expr of(double number) {
    return new Expr(new ExprNode.Literal(number));
  }

  /**
   * Wraps an integer, which is {@linkplain dev.baton.core.array.Weak weak} beside an array.
   *
   * @param number the number
   * @return the expression
   */
  public static Expr of(long number) {
    return new Expr(new ExprNode.Literal(number));
  }

  /**
   * Wraps a complex number, which is {@linkplain dev.baton.core.array.Weak weak} beside an array.
   *
   * @param number the number
   * @return the expression
   */
  public static Expr of(Complex number) {
    return new Expr(new ExprNode.Literal(number));
  }

  /**
   * Reads an expression as Python writes it: the operators {@code + - * / // % ** & | ^ ~ << >>}
   * and comparisons, NumPy's functions of one and two operands by their names, {@code where(c, a,
   * b)}, and outermost {@code sum}, {@code prod}, {@code max} and {@code min}, with {@code axis=}
   * if not over all. {@code j} behind a number makes it imaginary.
   *
   * @param text the expression
   * @param operands what its names stand for: arrays, and numbers of Java's
   * @return the expression
   * @throws IllegalArgumentException if it cannot be read; the message shows the place
   */
  public static Expr parse(String text, Map<String, ?> operands) {
    return new Expr(new ExprText(text, operands).read());
  }

  // ---- operations -------------------------------------------------------------------------------

  /**
   * Applies a function of one operand.
   *
   * @param function the function
   * @return the expression
   */
  public Expr apply(UnaryUfunc function) {
    return new Expr(new ExprNode.Unary(function, inner(node)));
  }

  /**
   * Applies a function of two operands.
   *
   * @param function the function, not {@link BinaryUfunc#LDEXP}
   * @param other the right operand
   * @return the expression
   * @throws IllegalArgumentException if the function is ldexp
   */
  public Expr apply(BinaryUfunc function, Expr other) {
    return new Expr(ExprNode.binary(function, inner(node), inner(other.node)));
  }

  /**
   * Adds.
   *
   * @param other the right operand
   * @return {@code this + other}
   */
  public Expr add(Expr other) {
    return apply(BinaryUfunc.ADD, other);
  }

  /**
   * Adds an array.
   *
   * @param other the right operand
   * @return {@code this + other}
   */
  public Expr add(NDArray other) {
    return add(of(other));
  }

  /**
   * Adds a number.
   *
   * @param other the right operand
   * @return {@code this + other}
   */
  public Expr add(double other) {
    return add(of(other));
  }

  /**
   * Subtracts.
   *
   * @param other the right operand
   * @return {@code this - other}
   */
  public Expr subtract(Expr other) {
    return apply(BinaryUfunc.SUBTRACT, other);
  }

  /**
   * Subtracts an array.
   *
   * @param other the right operand
   * @return {@code this - other}
   */
  public Expr subtract(NDArray other) {
    return subtract(of(other));
  }

  /**
   * Subtracts a number.
   *
   * @param other the right operand
   * @return {@code this - other}
   */
  public Expr subtract(double other) {
    return subtract(of(other));
  }

  /**
   * Multiplies.
   *
   * @param other the right operand
   * @return {@code this · other}
   */
  public Expr multiply(Expr other) {
    return apply(BinaryUfunc.MULTIPLY, other);
  }

  /**
   * Multiplies by an array.
   *
   * @param other the right operand
   * @return {@code this · other}
   */
  public Expr multiply(NDArray other) {
    return multiply(of(other));
  }

  /**
   * Multiplies by a number.
   *
   * @param other the right operand
   * @return {@code this · other}
   */
  public Expr multiply(double other) {
    return multiply(of(other));
  }

  /**
   * Divides.
   *
   * @param other the right operand
   * @return {@code this / other}
   */
  public Expr divide(Expr other) {
    return apply(BinaryUfunc.DIVIDE, other);
  }

  /**
   * Divides by an array.
   *
   * @param other the right operand
   * @return {@code this / other}
   */
  public Expr divide(NDArray other) {
    return divide(of(other));
  }

  /**
   * Divides by a number.
   *
   * @param other the right operand
   * @return {@code this / other}
   */
  public Expr divide(double other) {
    return divide(of(other));
  }

  /**
   * Chooses, where this is not 0.
   *
   * @param yes what is taken there
   * @param no what is taken elsewhere
   * @return the expression, of the type that both have in common
   */
  public Expr where(Expr yes, Expr no) {
    return new Expr(new ExprNode.Where(inner(node), inner(yes.node), inner(no.node)));
  }

  // ---- reductions -------------------------------------------------------------------------------

  /**
   * Adds up; of floating-point numbers in blocks of 1024, and those pairwise.
   *
   * @param axes the axes, from the end if negative; none for all
   * @return the expression, in which this is outermost
   */
  public Expr sum(int... axes) {
    return reduced(Reduction.SUM, axes);
  }

  /**
   * Multiplies all.
   *
   * @param axes the axes, from the end if negative; none for all
   * @return the expression, in which this is outermost
   */
  public Expr prod(int... axes) {
    return reduced(Reduction.PROD, axes);
  }

  /**
   * Finds the largest.
   *
   * @param axes the axes, from the end if negative; none for all
   * @return the expression, in which this is outermost
   */
  public Expr max(int... axes) {
    return reduced(Reduction.MAX, axes);
  }

  /**
   * Finds the smallest.
   *
   * @param axes the axes, from the end if negative; none for all
   * @return the expression, in which this is outermost
   */
  public Expr min(int... axes) {
    return reduced(Reduction.MIN, axes);
  }

  private Expr reduced(Reduction reduction, int[] axes) {
    return new Expr(
        new ExprNode.Reduce(reduction, inner(node), Arrays.stream(axes).boxed().toList()));
  }

  private static ExprNode inner(ExprNode node) {
    if (node instanceof ExprNode.Reduce reduce) {
      throw new IllegalArgumentException(
          "evaluate: %s stands outermost in an expression; evaluate it by itself"
              .formatted(reduce.reduction()));
    }
    return node;
  }
}
