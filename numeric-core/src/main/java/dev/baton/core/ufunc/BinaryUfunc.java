package dev.baton.core.ufunc;

import dev.baton.core.array.Broadcast;
import dev.baton.core.array.Complex;
import dev.baton.core.array.DType;
import dev.baton.core.array.NDArray;
import dev.baton.core.internal.array.ArrayContext;
import dev.baton.core.internal.array.Outputs;
import dev.baton.core.internal.array.Scalar;
import dev.baton.core.internal.array.StridedArray;
import dev.baton.core.internal.kernel.BinaryOp;
import dev.baton.core.internal.kernel.LoopDescriptor;
import dev.baton.core.internal.kernel.NativeCall;
import dev.baton.core.interpreter.ThreadState;
import java.lang.ref.Reference;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A universal function of two operands: a (…), b (…) → (broadcast …), in the promoted dtype. Drops
 * the lock above 500 elements under {@link dev.baton.core.interpreter.ReleasePolicy#numpy()}.
 */
public enum BinaryUfunc {
  /** {@code numpy.add}. */
  ADD(BinaryOp.ADD),
  /** {@code numpy.subtract}. */
  SUBTRACT(BinaryOp.SUBTRACT),
  /** {@code numpy.multiply}. */
  MULTIPLY(BinaryOp.MULTIPLY),
  /** {@code numpy.divide}. */
  DIVIDE(BinaryOp.DIVIDE);

  private final BinaryOp op;
  private final String numpyName;

  BinaryUfunc(BinaryOp op) {
    this.op = op;
    this.numpyName = Names.of(this);
  }

  /**
   * Computes into a new array.
   *
   * @param a the left operand
   * @param b the right operand
   * @return a new array
   * @throws dev.baton.core.array.ShapeException if the shapes cannot be broadcast together
   * @throws IllegalArgumentException if the operands belong to different interpreters
   * @throws IllegalStateException if an operand is closed
   */
  public NDArray apply(NDArray a, NDArray b) {
    return apply(a, b, null);
  }

  /**
   * Computes into a given array, or a new one. Overlap is handled as if the operands were copied
   * first.
   *
   * @param a the left operand
   * @param b the right operand
   * @param out where the result goes, of its shape and dtype, or complex128 for a float64 result;
   *     null for a new array
   * @return {@code out}, or the new array
   * @throws dev.baton.core.array.ShapeException if the shapes cannot be broadcast together, or
   *     {@code out} has another
   * @throws UnsupportedOperationException if {@code out} is read-only or cannot hold the result's
   *     dtype
   * @throws IllegalArgumentException if the arrays belong to different interpreters
   * @throws IllegalStateException if an array is closed
   */
  public NDArray apply(NDArray a, NDArray b, @Nullable NDArray out) {
    ArrayContext context = ArrayContext.of(a, b, out);
    try (var attachment = context.interpreter().attach()) {
      StridedArray left = context.own(numpyName, a);
      StridedArray right = context.own(numpyName, b);
      StridedArray given = out == null ? null : context.own(numpyName, out);
      return run(attachment.state(), left, right, given);
    }
  }

  /**
   * Computes with a number as the right operand, into a new array.
   *
   * @param a the left operand
   * @param b the right operand
   * @return a new array of {@code a}'s shape and dtype
   * @throws IllegalStateException if the operand is closed
   */
  public NDArray apply(NDArray a, double b) {
    return apply(a, b, 0);
  }

  /**
   * Computes with a complex number as the right operand, into a new array.
   *
   * @param a the left operand
   * @param b the right operand
   * @return a new complex128 array of {@code a}'s shape
   * @throws IllegalStateException if the operand is closed
   */
  public NDArray apply(NDArray a, Complex b) {
    StridedArray left = (StridedArray) a;
    if (left.type().isComplex()) {
      return apply(left, b.re(), b.im());
    }
    try (var _ = left.interpreter().attach();
        StridedArray cast = left.astype(DType.COMPLEX128)) {
      return apply(cast, b.re(), b.im());
    }
  }

  private NDArray apply(NDArray operand, double re, double im) {
    ArrayContext context = ArrayContext.of(operand, null, null);
    try (var attachment = context.interpreter().attach()) {
      StridedArray a = context.own(numpyName, operand);
      ThreadState self = attachment.state();
      StridedArray result = context.empty(self, a.type(), a.extents());
      LoopDescriptor loop = LoopDescriptor.of(self);
      if (a.contiguous()) {
        loop.setRun(a.elements(), 1, 1, 0);
      } else {
        loop.set(a.extents(), result.steps(), a.steps(), new long[a.extents().length]);
      }
      long scalar = loop.scalar(0);
      Scalar number = a.type().isComplex() ? Scalar.of(re, im) : Scalar.of(re);
      number.write(numpyName, a.type(), scalar);
      call(self, loop, result, a, a.address(), null, scalar, true);
      return result;
    }
  }

  private NDArray run(
      ThreadState self, StridedArray a, StridedArray b, @Nullable StridedArray out) {
    DType dtype = DType.promote(a.type(), b.type());
    if (a.type() != dtype) {
      try (StridedArray cast = a.astype(dtype)) {
        return run(self, cast, b, out);
      }
    }
    if (b.type() != dtype) {
      try (StridedArray cast = b.astype(dtype)) {
        return run(self, a, cast, out);
      }
    }
    boolean sameShape = Arrays.equals(a.extents(), b.extents());
    long[] shape = sameShape ? a.extents() : Broadcast.shapes(numpyName, a.extents(), b.extents());
    if (out == null) {
      StridedArray result = a.context().empty(self, dtype, shape);
      compute(self, result, a, b, true);
      return result;
    }
    Outputs.check(numpyName, out, dtype, shape);
    if (out.type() != dtype || Outputs.disturbs(out, a) || Outputs.disturbs(out, b)) {
      try (StridedArray result = a.context().empty(self, dtype, shape)) {
        compute(self, result, a, b, false);
        out.assign(result);
      }
    } else {
      compute(self, out, a, b, false);
    }
    return out;
  }

  private void compute(
      ThreadState self, StridedArray out, StridedArray a, StridedArray b, boolean fresh) {
    LoopDescriptor loop = LoopDescriptor.of(self);
    long n = out.elements();
    if (out.contiguous() && isRun(a, n) && isRun(b, n)) {
      loop.setRun(n, 1, a.elements() == n ? 1 : 0, b.elements() == n ? 1 : 0);
    } else {
      long[] shape = out.extents();
      loop.set(
          shape,
          out.steps(),
          Broadcast.strides(numpyName, a.extents(), a.steps(), shape),
          Broadcast.strides(numpyName, b.extents(), b.steps(), shape));
    }
    call(self, loop, out, a, a.address(), b, b.address(), fresh);
  }

  /**
   * Says whether an operand is read as one run: all its elements in order, or its only one again
   * and again.
   */
  private static boolean isRun(StridedArray operand, long n) {
    return operand.contiguous() && (operand.elements() == n || operand.elements() == 1);
  }

  private void call(
      ThreadState self,
      LoopDescriptor loop,
      StridedArray out,
      StridedArray a,
      long aAddress,
      @Nullable StridedArray b,
      long bAddress,
      boolean fresh) {
    try {
      NativeCall.binary(
          self,
          op,
          a.elementType(),
          out.elements(),
          loop,
          out.storage(),
          out.address(),
          a.storage(),
          aAddress,
          b == null ? null : b.storage(),
          bAddress);
    } catch (RuntimeException | Error failed) {
      if (fresh) {
        out.close();
      }
      throw failed;
    } finally {
      // An array that is found unreachable is closed, by any thread where none excludes the others.
      Reference.reachabilityFence(out);
      Reference.reachabilityFence(a);
      Reference.reachabilityFence(b);
    }
  }

  /** Returns NumPy's name of the function. */
  @Override
  public String toString() {
    return numpyName;
  }
}
