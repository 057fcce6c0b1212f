package dev.baton.core.internal.array;

import dev.baton.core.array.Complex;
import dev.baton.core.array.DType;
import dev.baton.core.array.NDArray;
import dev.baton.core.internal.kernel.BinaryOp;
import dev.baton.core.internal.kernel.Storage;
import dev.baton.core.internal.kernel.UnaryOp;
import java.io.IOException;
import java.nio.file.Path;

/**
 * An array with its operators: arithmetic, comparisons, reductions, products and text, all of which
 * the layers above carry out.
 */
final class OperatorArray extends ElementArray {
  OperatorArray(
      ArrayContext context,
      Storage storage,
      long address,
      DType dtype,
      long[] shape,
      long[] strides,
      Rights rights) {
    super(context, storage, address, dtype, shape, strides, rights);
  }

  OperatorArray(ArrayContext context, WindowArray lender) {
    super(context, lender);
  }

  // ---- arithmetic and comparisons ---------------------------------------------------------------

  @Override
  public NDArray add(NDArray other) {
    return operations().binary(BinaryOp.ADD, this, other);
  }

  @Override
  public NDArray add(long other) {
    return operations().binary(BinaryOp.ADD, this, other);
  }

  @Override
  public NDArray add(double other) {
    return operations().binary(BinaryOp.ADD, this, other);
  }

  @Override
  public NDArray subtract(NDArray other) {
    return operations().binary(BinaryOp.SUBTRACT, this, other);
  }

  @Override
  public NDArray subtract(long other) {
    return operations().binary(BinaryOp.SUBTRACT, this, other);
  }

  @Override
  public NDArray subtract(double other) {
    return operations().binary(BinaryOp.SUBTRACT, this, other);
  }

  @Override
  public NDArray multiply(NDArray other) {
    return operations().binary(BinaryOp.MULTIPLY, this, other);
  }

  @Override
  public NDArray multiply(long other) {
    return operations().binary(BinaryOp.MULTIPLY, this, other);
  }

  @Override
  public NDArray multiply(double other) {
    return operations().binary(BinaryOp.MULTIPLY, this, other);
  }

  @Override
  public NDArray multiply(Complex other) {
    return operations().binary(BinaryOp.MULTIPLY, this, other);
  }

  @Override
  public NDArray divide(NDArray other) {
    return operations().binary(BinaryOp.DIVIDE, this, other);
  }

  @Override
  public NDArray divide(long other) {
    return operations().binary(BinaryOp.DIVIDE, this, other);
  }

  @Override
  public NDArray divide(double other) {
    return operations().binary(BinaryOp.DIVIDE, this, other);
  }

  @Override
  public NDArray floorDivide(NDArray other) {
    return operations().binary(BinaryOp.FLOOR_DIVIDE, this, other);
  }

  @Override
  public NDArray floorDivide(long other) {
    return operations().binary(BinaryOp.FLOOR_DIVIDE, this, other);
  }

  @Override
  public NDArray floorDivide(double other) {
    return operations().binary(BinaryOp.FLOOR_DIVIDE, this, other);
  }

  @Override
  public NDArray remainder(NDArray other) {
    return operations().binary(BinaryOp.REMAINDER, this, other);
  }

  @Override
  public NDArray remainder(long other) {
    return operations().binary(BinaryOp.REMAINDER, this, other);
  }

  @Override
  public NDArray remainder(double other) {
    return operations().binary(BinaryOp.REMAINDER, this, other);
  }

  @Override
  public NDArray power(NDArray other) {
    return operations().binary(BinaryOp.POWER, this, other);
  }

  @Override
  public NDArray power(long other) {
    return operations().binary(BinaryOp.POWER, this, other);
  }

  @Override
  public NDArray power(double other) {
    return operations().binary(BinaryOp.POWER, this, other);
  }

  @Override
  public NDArray equal(NDArray other) {
    return operations().binary(BinaryOp.EQUAL, this, other);
  }

  @Override
  public NDArray equal(long other) {
    return operations().binary(BinaryOp.EQUAL, this, other);
  }

  @Override
  public NDArray equal(double other) {
    return operations().binary(BinaryOp.EQUAL, this, other);
  }

  @Override
  public NDArray notEqual(NDArray other) {
    return operations().binary(BinaryOp.NOT_EQUAL, this, other);
  }

  @Override
  public NDArray notEqual(long other) {
    return operations().binary(BinaryOp.NOT_EQUAL, this, other);
  }

  @Override
  public NDArray notEqual(double other) {
    return operations().binary(BinaryOp.NOT_EQUAL, this, other);
  }

  @Override
  public NDArray less(NDArray other) {
    return operations().binary(BinaryOp.LESS, this, other);
  }

  @Override
  public NDArray less(long other) {
    return operations().binary(BinaryOp.LESS, this, other);
  }

  @Override
  public NDArray less(double other) {
    return operations().binary(BinaryOp.LESS, this, other);
  }

  @Override
  public NDArray lessEqual(NDArray other) {
    return operations().binary(BinaryOp.LESS_EQUAL, this, other);
  }

  @Override
  public NDArray lessEqual(long other) {
    return operations().binary(BinaryOp.LESS_EQUAL, this, other);
  }

  @Override
  public NDArray lessEqual(double other) {
    return operations().binary(BinaryOp.LESS_EQUAL, this, other);
  }

  @Override
  public NDArray greater(NDArray other) {
    return operations().binary(BinaryOp.GREATER, this, other);
  }

  @Override
  public NDArray greater(long other) {
    return operations().binary(BinaryOp.GREATER, this, other);
  }

  @Override
  public NDArray greater(double other) {
    return operations().binary(BinaryOp.GREATER, this, other);
  }

  @Override
  public NDArray greaterEqual(NDArray other) {
    return operations().binary(BinaryOp.GREATER_EQUAL, this, other);
  }

  @Override
  public NDArray greaterEqual(long other) {
    return operations().binary(BinaryOp.GREATER_EQUAL, this, other);
  }

  @Override
  public NDArray greaterEqual(double other) {
    return operations().binary(BinaryOp.GREATER_EQUAL, this, other);
  }

  @Override
  public NDArray negate() {
    return operations().unary(UnaryOp.NEGATIVE, this);
  }

  @Override
  public NDArray abs() {
    return operations().unary(UnaryOp.ABSOLUTE, this);
  }

  @Override
  public NDArray conjugate() {
    return operations().unary(UnaryOp.CONJUGATE, this);
  }

  // ---- reductions and products ------------------------------------------------------------------

  @Override
  public NDArray sum() {
    return operations().reduce(ArrayReduction.SUM, this, null);
  }

  @Override
  public NDArray sum(int... axes) {
    return operations().reduce(ArrayReduction.SUM, this, axes);
  }

  @Override
  public NDArray trace(long offset, int axis1, int axis2) {
    try (StridedArray diagonal = diagonal(offset, axis1, axis2)) {
      return diagonal.sum(-1);
    }
  }

  @Override
  public NDArray prod() {
    return operations().reduce(ArrayReduction.PROD, this, null);
  }

  @Override
  public NDArray prod(int... axes) {
    return operations().reduce(ArrayReduction.PROD, this, axes);
  }

  @Override
  public NDArray mean() {
    return operations().reduce(ArrayReduction.MEAN, this, null);
  }

  @Override
  public NDArray mean(int... axes) {
    return operations().reduce(ArrayReduction.MEAN, this, axes);
  }

  @Override
  public NDArray var() {
    return operations().reduce(ArrayReduction.VAR, this, null);
  }

  @Override
  public NDArray var(int... axes) {
    return operations().reduce(ArrayReduction.VAR, this, axes);
  }

  @Override
  public NDArray std() {
    return operations().reduce(ArrayReduction.STD, this, null);
  }

  @Override
  public NDArray std(int... axes) {
    return operations().reduce(ArrayReduction.STD, this, axes);
  }

  @Override
  public NDArray max() {
    return operations().reduce(ArrayReduction.MAX, this, null);
  }

  @Override
  public NDArray max(int... axes) {
    return operations().reduce(ArrayReduction.MAX, this, axes);
  }

  @Override
  public NDArray min() {
    return operations().reduce(ArrayReduction.MIN, this, null);
  }

  @Override
  public NDArray min(int... axes) {
    return operations().reduce(ArrayReduction.MIN, this, axes);
  }

  @Override
  public NDArray any() {
    return operations().reduce(ArrayReduction.ANY, this, null);
  }

  @Override
  public NDArray any(int... axes) {
    return operations().reduce(ArrayReduction.ANY, this, axes);
  }

  @Override
  public NDArray all() {
    return operations().reduce(ArrayReduction.ALL, this, null);
  }

  @Override
  public NDArray all(int... axes) {
    return operations().reduce(ArrayReduction.ALL, this, axes);
  }

  @Override
  public NDArray argmax() {
    return operations().reduce(ArrayReduction.ARGMAX, this, null);
  }

  @Override
  public NDArray argmax(int axis) {
    return operations().reduce(ArrayReduction.ARGMAX, this, new int[] {axis});
  }

  @Override
  public NDArray argmin() {
    return operations().reduce(ArrayReduction.ARGMIN, this, null);
  }

  @Override
  public NDArray argmin(int axis) {
    return operations().reduce(ArrayReduction.ARGMIN, this, new int[] {axis});
  }

  @Override
  public NDArray cumsum() {
    return operations().reduce(ArrayReduction.CUMSUM, this, null);
  }

  @Override
  public NDArray cumsum(int axis) {
    return operations().reduce(ArrayReduction.CUMSUM, this, new int[] {axis});
  }

  @Override
  public NDArray cumprod() {
    return operations().reduce(ArrayReduction.CUMPROD, this, null);
  }

  @Override
  public NDArray cumprod(int axis) {
    return operations().reduce(ArrayReduction.CUMPROD, this, new int[] {axis});
  }

  @Override
  public NDArray dot(NDArray other) {
    return operations().dot(this, other);
  }

  @Override
  public NDArray matmul(NDArray other) {
    return operations().matmul(this, other);
  }

  // ---- files and text ---------------------------------------------------------------------------

  @Override
  public void tofile(Path path) throws IOException {
    operations().tofile(this, path);
  }

  @Override
  public String toString() {
    if (isClosed()) {
      return described() + " (closed)";
    }
    if (interpreter().isClosed()) {
      return described() + " (shared by " + interpreter() + ", which is closed)";
    }
    return operations().str(this);
  }

  @Override
  public String repr() {
    return operations().repr(this);
  }

  private ArrayOperations operations() {
    return context().operations();
  }
}
