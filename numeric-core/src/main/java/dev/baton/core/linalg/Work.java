package dev.baton.core.linalg;

import dev.baton.core.array.DType;
import dev.baton.core.array.NDArray;
import dev.baton.core.array.Scope;
import dev.baton.core.array.Shape;
import dev.baton.core.array.ShapeException;
import dev.baton.core.internal.array.ArrayContext;
import dev.baton.core.internal.array.ArrayScope;
import dev.baton.core.internal.array.StridedArray;
import dev.baton.core.internal.kernel.Storage;
import dev.baton.core.interpreter.Attachment;
import dev.baton.core.interpreter.ThreadState;
import java.util.Arrays;

/**
 * One call of a function of linear algebra: the thread is attached until this is closed, and what
 * was made by then and not kept is closed with it.
 */
final class Work implements AutoCloseable {
  private final String operation;
  private final ArrayContext context;
  private final Attachment attachment;
  private final Scope scope;

  Work(ArrayContext context, String operation) {
    this.operation = operation;
    this.context = context;
    this.attachment = context.interpreter().attach();
    this.scope = ArrayScope.open(attachment.state());
  }

  @Override
  public void close() {
    try {
      scope.close();
    } finally {
      attachment.close();
    }
  }

  String operation() {
    return operation;
  }

  ArrayContext context() {
    return context;
  }

  ThreadState self() {
    return attachment.state();
  }

  Failures failures(long[] batch) {
    return new Failures(operation, batch);
  }

  /** Gives scratch memory. */
  Storage scratch(long bytes) {
    return context.scratch(operation, bytes);
  }

  /** Lets a result outlive this call. */
  NDArray keep(NDArray result) {
    return scope.keep(result);
  }

  StridedArray empty(DType type, long... shape) {
    return context.empty(self(), type, shape);
  }

  StridedArray full(DType type, double value, long... shape) {
    StridedArray result = empty(type, shape);
    result.fill(value);
    return result;
  }

  /** Makes matrices of ones on the diagonal. */
  StridedArray identity(DType type, long[] batch, long n) {
    StridedArray result = full(type, 0, MatrixStack.shape(batch, n, n));
    if (result.elements() > 0) {
      MatrixStack.diagonals(result).fill(1);
    }
    return result;
  }

  // ---- operands ---------------------------------------------------------------------------------

  StridedArray operand(NDArray a) {
    return context.own(operation, a);
  }

  /** Takes an operand whose last two axes are matrices. */
  StridedArray matrices(NDArray a) {
    StridedArray own = operand(a);
    if (own.extents().length < 2) {
      throw new ShapeException(
          "%s: %s has fewer than 2 axes".formatted(operation, own.described()));
    }
    return own;
  }

  /** Takes an operand whose last two axes are square matrices. */
  StridedArray squares(NDArray a) {
    StridedArray own = matrices(a);
    int ndim = own.extents().length;
    if (own.extents()[ndim - 1] != own.extents()[ndim - 2]) {
      throw new ShapeException(
          "%s: the last two axes of %s are not square".formatted(operation, own.described()));
    }
    return own;
  }

  /** Takes an operand that is one matrix. */
  StridedArray matrix(NDArray a) {
    StridedArray own = operand(a);
    if (own.extents().length != 2) {
      throw new ShapeException("%s: %s has not 2 axes".formatted(operation, own.described()));
    }
    return own;
  }

  static long[] batch(StridedArray matrices) {
    return Arrays.copyOf(matrices.extents(), matrices.extents().length - 2);
  }

  /** An extent as LAPACK counts. */
  int count(String what, long extent) {
    if (extent > Integer.MAX_VALUE) {
      throw new ShapeException(
          "%s: %d %s: LAPACK counts with 32 bits, at most %d"
              .formatted(operation, extent, what, Integer.MAX_VALUE));
    }
    return (int) extent;
  }

  // ---- types ------------------------------------------------------------------------------------

  /**
   * Returns the type that operands are computed in, by NumPy's rule: the widest of float32,
   * float64, complex64 and complex128; integers and bools count as float64.
   *
   * @throws UnsupportedOperationException if an operand has 16 bits
   */
  DType type(StridedArray... operands) {
    DType common = null;
    for (StridedArray operand : operands) {
      DType own = operand.type();
      if (own == DType.FLOAT16 || own == DType.BFLOAT16) {
        throw new UnsupportedOperationException(
            "%s: LAPACK knows no %s: %s; convert it to float32"
                .formatted(operation, own, operand.described()));
      }
      DType counted = own.isFloating() || own.isComplex() ? own : DType.FLOAT64;
      common = common == null ? counted : DType.promote(common, counted);
    }
    return common == null ? DType.FLOAT64 : common;
  }

  /** The complex type of a type's precision. */
  static DType complex(DType type) {
    return DType.promote(type, DType.COMPLEX64);
  }

  String shapes(StridedArray a, StridedArray b) {
    return "%s: shapes %s and %s"
        .formatted(operation, Shape.toString(a.extents()), Shape.toString(b.extents()));
  }
}
