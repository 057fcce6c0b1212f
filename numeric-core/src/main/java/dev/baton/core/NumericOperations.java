package dev.baton.core;

import dev.baton.core.array.Complex;
import dev.baton.core.array.NDArray;
import dev.baton.core.internal.array.ArrayOperations;
import dev.baton.core.internal.array.StridedArray;
import dev.baton.core.internal.kernel.BinaryOp;
import dev.baton.core.internal.kernel.UnaryOp;
import dev.baton.core.io.RawFiles;
import dev.baton.core.linalg.Products;
import dev.baton.core.print.ArrayFormatter;
import dev.baton.core.print.PrintSettings;
import dev.baton.core.ufunc.BinaryUfunc;
import dev.baton.core.ufunc.Reduction;
import dev.baton.core.ufunc.UnaryUfunc;
import java.io.IOException;
import java.nio.file.Path;

/** Connects arrays' own methods with the packages that carry them out. */
final class NumericOperations implements ArrayOperations {
  @Override
  public NDArray unary(UnaryOp op, StridedArray a) {
    return ufunc(op).apply(a);
  }

  private static UnaryUfunc ufunc(UnaryOp op) {
    return switch (op) {
      case NEGATIVE -> UnaryUfunc.NEGATIVE;
      case ABSOLUTE -> UnaryUfunc.ABSOLUTE;
      case EXP -> UnaryUfunc.EXP;
      case SIN -> UnaryUfunc.SIN;
      case COS -> UnaryUfunc.COS;
      case CONJUGATE -> UnaryUfunc.CONJUGATE;
    };
  }

  private static BinaryUfunc ufunc(BinaryOp op) {
    return switch (op) {
      case ADD -> BinaryUfunc.ADD;
      case SUBTRACT -> BinaryUfunc.SUBTRACT;
      case MULTIPLY -> BinaryUfunc.MULTIPLY;
      case DIVIDE -> BinaryUfunc.DIVIDE;
      default -> throw new IllegalArgumentException("no array method calls " + op);
    };
  }

  @Override
  public NDArray binary(BinaryOp op, StridedArray a, NDArray b) {
    return ufunc(op).apply(a, b);
  }

  @Override
  public NDArray binary(BinaryOp op, StridedArray a, double b) {
    return ufunc(op).apply(a, b);
  }

  @Override
  public NDArray binary(BinaryOp op, StridedArray a, Complex b) {
    return ufunc(op).apply(a, b);
  }

  @Override
  public NDArray sum(StridedArray a, int... axes) {
    return Reduction.SUM.apply(a, false, axes);
  }

  @Override
  public NDArray dot(StridedArray a, NDArray b) {
    return Products.dot(a, b);
  }

  @Override
  public NDArray matmul(StridedArray a, NDArray b) {
    return Products.matmul(a, b);
  }

  @Override
  public void tofile(StridedArray a, Path path) throws IOException {
    RawFiles.write(path, a);
  }

  @Override
  public String str(StridedArray a) {
    try (var _ = a.interpreter().attach()) {
      return ArrayFormatter.str(a, PrintSettings.current(a.interpreter()));
    }
  }

  @Override
  public String repr(StridedArray a) {
    try (var _ = a.interpreter().attach()) {
      return ArrayFormatter.repr(a, PrintSettings.current(a.interpreter()));
    }
  }
}
