package dev.baton.core;

import dev.baton.core.array.NDArray;
import dev.baton.core.ufunc.Expr;
import dev.baton.core.ufunc.Fusing;
import java.util.Map;

/**
 * Computes whole expressions in one native call, as the package numexpr does. Part of {@link
 * Numeric}.
 *
 * {@snippet file="dev/baton/core/Snippets.java" region="evaluate"}
 *
 * <p>Blocks of elements go through all operations while they are in the cache: there is no array
 * for what is in between, memory is read and written once, and the lock is dropped once, above 500
 * elements under {@link dev.baton.core.interpreter.ReleasePolicy#numpy()}. Types, broadcasting and
 * every bit are those of the operations one after the other; floating-point conditions are {@code
 * evaluate}'s. Only sums are added up in another order: blocks of 1024, and those pairwise.
 */
public sealed interface Expressions permits Numeric {
  /**
   * Evaluates an expression into a new array.
   *
   * @param expression the expression
   * @return a new array
   * @throws dev.baton.core.array.ShapeException if the shapes cannot be broadcast together, or
   *     there is nothing to find the largest or smallest of
   * @throws UnsupportedOperationException if there is no loop for the dtypes
   * @throws IllegalArgumentException if there is no array in it or more than 31, or they belong to
   *     different interpreters
   * @throws ArithmeticException if a number is out of the range of the integers that it stands
   *     beside
   * @throws IllegalStateException if an array is closed
   * @throws dev.baton.core.array.FloatingPointException if a floating-point condition is to be
   *     raised
   */
  default NDArray evaluate(Expr expression) {
    return Fusing.evaluate(((Numeric) this).interpreter(), expression, null);
  }

  /**
   * Evaluates an expression into a given array. Overlap is handled as if the operands were copied
   * first.
   *
   * @param expression the expression
   * @param out where the result goes, of its shape, and of a dtype of its kind or a higher one
   * @return {@code out}
   * @throws dev.baton.core.array.ShapeException if the shapes cannot be broadcast together, or
   *     {@code out} has another
   * @throws UnsupportedOperationException if there is no loop for the dtypes, or {@code out} is
   *     read-only or cannot hold the result
   * @throws IllegalArgumentException if there is no array in it or more than 31, or they belong to
   *     different interpreters
   * @throws ArithmeticException if a number is out of the range of the integers that it stands
   *     beside
   * @throws IllegalStateException if an array is closed
   * @throws dev.baton.core.array.FloatingPointException if a floating-point condition is to be
   *     raised
   */
  default NDArray evaluate(Expr expression, NDArray out) {
    return Fusing.evaluate(((Numeric) this).interpreter(), expression, out);
  }

  /**
   * Evaluates an expression in Python's syntax into a new array, such as {@code "b*c + sin(d)"};
   * see {@link Expr#parse}.
   *
   * @param expression the expression
   * @param operands what its names stand for: arrays, and numbers of Java's
   * @return a new array
   * @throws IllegalArgumentException if the expression cannot be read; the message shows the place
   */
  default NDArray evaluate(String expression, Map<String, ?> operands) {
    return evaluate(Expr.parse(expression, operands));
  }

  /**
   * Evaluates an expression in Python's syntax into a given array; see {@link Expr#parse}.
   *
   * @param expression the expression
   * @param operands what its names stand for: arrays, and numbers of Java's
   * @param out where the result goes, of its shape, and of a dtype of its kind or a higher one
   * @return {@code out}
   * @throws IllegalArgumentException if the expression cannot be read; the message shows the place
   */
  default NDArray evaluate(String expression, Map<String, ?> operands, NDArray out) {
    return evaluate(Expr.parse(expression, operands), out);
  }
}
