package dev.baton.core.ufunc;

import dev.baton.core.array.NDArray;
import dev.baton.core.internal.array.Scalar;
import java.util.List;

/**
 * What an expression is made of. The same node may stand at several places and is computed once.
 */
sealed interface ExprNode {
  /** An array. */
  record Array(NDArray array) implements ExprNode {}

  /** A number of Java's: what {@link Scalar#of(String, Object)} takes. */
  record Literal(Object value) implements ExprNode {}

  /** A function of one operand. */
  record Unary(UnaryUfunc function, ExprNode a) implements ExprNode {}

  /** A function of two. */
  record Binary(BinaryUfunc function, ExprNode a, ExprNode b) implements ExprNode {}

  /** One of two. */
  record Where(ExprNode condition, ExprNode yes, ExprNode no) implements ExprNode {}

  /** A reduction, the outermost node; no axes are all. */
  record Reduce(Reduction reduction, ExprNode a, List<Integer> axes) implements ExprNode {}

  static ExprNode binary(BinaryUfunc function, ExprNode a, ExprNode b) {
    if (function == BinaryUfunc.LDEXP) {
      throw new IllegalArgumentException(
          "evaluate: ldexp, whose operands differ in type, is no part of expressions");
    }
    return new Binary(function, a, b);
  }
}
