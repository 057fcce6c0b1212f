package dev.baton.core;

import dev.baton.core.array.Complex;
import dev.baton.core.array.NDArray;
import dev.baton.core.internal.array.ArrayContext;
import dev.baton.core.internal.array.ArrayOperations;
import dev.baton.core.internal.array.ArrayReduction;
import dev.baton.core.internal.array.CovarianceRoot;
import dev.baton.core.internal.array.StridedArray;
import dev.baton.core.internal.kernel.BinaryOp;
import dev.baton.core.internal.kernel.UnaryOp;
import dev.baton.core.io.RawFiles;
import dev.baton.core.linalg.Products;
import dev.baton.core.print.ArrayFormatter;
import dev.baton.core.print.PrintSettings;
import dev.baton.core.ufunc.Accumulation;
import dev.baton.core.ufunc.ArgReduction;
import dev.baton.core.ufunc.BinaryUfunc;
import dev.baton.core.ufunc.Over;
import dev.baton.core.ufunc.Reduction;
import dev.baton.core.ufunc.UnaryUfunc;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Connects arrays' own methods with the packages that carry them out. */
final class NumericOperations implements ArrayOperations {
  private static final Map<UnaryOp, UnaryUfunc> UNARY = new EnumMap<>(UnaryOp.class);
  private static final Map<BinaryOp, BinaryUfunc> BINARY = new EnumMap<>(BinaryOp.class);

  static {
    for (UnaryUfunc ufunc : UnaryUfunc.values()) {
      UNARY.put(UnaryOp.valueOf(ufunc.name()), ufunc);
    }
    for (BinaryUfunc ufunc : BinaryUfunc.values()) {
      BINARY.put(BinaryOp.valueOf(ufunc.name()), ufunc);
    }
  }

  private static BinaryUfunc ufunc(BinaryOp op) {
    return Objects.requireNonNull(BINARY.get(op));
  }

  @Override
  public NDArray unary(UnaryOp op, StridedArray a) {
    return Objects.requireNonNull(UNARY.get(op)).apply(a);
  }

  @Override
  public NDArray binary(BinaryOp op, StridedArray a, NDArray b) {
    return ufunc(op).apply(a, b);
  }

  @Override
  public NDArray binary(BinaryOp op, StridedArray a, long b) {
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
  public NDArray reduce(ArrayReduction reduction, StridedArray a, int @Nullable [] axes) {
    Over over = axes == null ? Over.all() : Over.axes(axes);
    return switch (reduction) {
      case SUM -> Reduction.SUM.apply(a, over);
      case PROD -> Reduction.PROD.apply(a, over);
      case MEAN -> Moments.mean(ArrayContext.of(a, null, null), a, over);
      case VAR -> Moments.var(ArrayContext.of(a, null, null), a, over);
      case STD -> Moments.std(ArrayContext.of(a, null, null), a, over);
      case MAX -> Reduction.MAX.apply(a, over);
      case MIN -> Reduction.MIN.apply(a, over);
      case ANY -> Reduction.ANY.apply(a, over);
      case ALL -> Reduction.ALL.apply(a, over);
      case ARGMAX -> ArgReduction.ARGMAX.apply(a, over);
      case ARGMIN -> ArgReduction.ARGMIN.apply(a, over);
      case CUMSUM -> Accumulation.CUMSUM.apply(a, over);
      case CUMPROD -> Accumulation.CUMPROD.apply(a, over);
    };
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
  public NDArray factor(StridedArray covariance, CovarianceRoot root) {
    return Covariances.factor(Numeric.of(covariance.interpreter()), covariance, root);
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
