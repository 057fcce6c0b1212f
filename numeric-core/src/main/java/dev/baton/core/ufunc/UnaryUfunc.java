package dev.baton.core.ufunc;

import dev.baton.core.array.DType;
import dev.baton.core.array.NDArray;
import dev.baton.core.internal.array.ArrayContext;
import dev.baton.core.internal.array.Outputs;
import dev.baton.core.internal.array.StridedArray;
import dev.baton.core.internal.kernel.LoopDescriptor;
import dev.baton.core.internal.kernel.NativeCall;
import dev.baton.core.internal.kernel.UnaryOp;
import dev.baton.core.interpreter.ThreadState;
import java.lang.ref.Reference;
import org.jspecify.annotations.Nullable;

/**
 * A universal function of one operand: a (…) → (…), in the same dtype unless said. Drops the lock
 * above 500 elements under {@link dev.baton.core.interpreter.ReleasePolicy#numpy()}.
 */
public enum UnaryUfunc {
  /** {@code numpy.negative}. */
  NEGATIVE(UnaryOp.NEGATIVE),
  /** {@code numpy.absolute}; float64 for complex operands too. */
  ABSOLUTE(UnaryOp.ABSOLUTE),
  /** {@code numpy.exp}, within 1 ULP for float64. */
  EXP(UnaryOp.EXP),
  /** {@code numpy.sin}, within 1 ULP for float64. */
  SIN(UnaryOp.SIN),
  /** {@code numpy.cos}, within 1 ULP for float64. */
  COS(UnaryOp.COS),
  /** {@code numpy.conjugate}. */
  CONJUGATE(UnaryOp.CONJUGATE);

  private final UnaryOp op;
  private final String numpyName;

  UnaryUfunc(UnaryOp op) {
    this.op = op;
    this.numpyName = Names.of(this);
  }

  /**
   * Computes into a new array.
   *
   * @param a the operand
   * @return a new array
   * @throws IllegalStateException if the operand is closed
   */
  public NDArray apply(NDArray a) {
    return apply(a, null);
  }

  /**
   * Computes into a given array, or a new one. Overlap is handled as if the operand were copied
   * first.
   *
   * @param a the operand
   * @param out where the result goes, of its shape and dtype, or complex128 for a float64 result;
   *     null for a new array
   * @return {@code out}, or the new array
   * @throws dev.baton.core.array.ShapeException if {@code out} has another shape
   * @throws UnsupportedOperationException if {@code out} is read-only or cannot hold the result's
   *     dtype
   * @throws IllegalArgumentException if the arrays belong to different interpreters
   * @throws IllegalStateException if an array is closed
   */
  public NDArray apply(NDArray a, @Nullable NDArray out) {
    ArrayContext context = ArrayContext.of(a, null, out);
    try (var attachment = context.interpreter().attach()) {
      ThreadState self = attachment.state();
      StridedArray operand = context.own(numpyName, a);
      DType dtype = this == ABSOLUTE ? DType.FLOAT64 : operand.type();
      if (out == null) {
        StridedArray result = context.empty(self, dtype, operand.extents());
        compute(self, result, operand, true);
        return result;
      }
      StridedArray given = context.own(numpyName, out);
      Outputs.check(numpyName, given, dtype, operand.extents());
      if (given.type() != dtype || Outputs.disturbs(given, operand)) {
        try (StridedArray result = context.empty(self, dtype, operand.extents())) {
          compute(self, result, operand, false);
          given.assign(result);
        }
      } else {
        compute(self, given, operand, false);
      }
      return given;
    }
  }

  private void compute(ThreadState self, StridedArray out, StridedArray a, boolean fresh) {
    LoopDescriptor loop = LoopDescriptor.of(self);
    if (out.contiguous() && a.contiguous()) {
      loop.setRun(out.elements(), 1, 1);
    } else {
      loop.set(out.extents(), out.steps(), a.steps());
    }
    try {
      NativeCall.unary(
          self,
          op,
          a.elementType(),
          out.elements(),
          loop,
          out.storage(),
          out.address(),
          a.storage(),
          a.address());
    } catch (RuntimeException | Error failed) {
      if (fresh) {
        out.close();
      }
      throw failed;
    } finally {
      Reference.reachabilityFence(out);
      Reference.reachabilityFence(a);
    }
  }

  /** Returns NumPy's name of the function. */
  @Override
  public String toString() {
    return numpyName;
  }
}
