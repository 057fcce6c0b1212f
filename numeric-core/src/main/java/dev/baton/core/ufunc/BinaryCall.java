package dev.baton.core.ufunc;

import dev.baton.core.array.Broadcast;
import dev.baton.core.array.Casting;
import dev.baton.core.array.DType;
import dev.baton.core.array.NDArray;
import dev.baton.core.array.Weak;
import dev.baton.core.internal.array.ArrayContext;
import dev.baton.core.internal.array.FloatingPointErrors;
import dev.baton.core.internal.array.Outputs;
import dev.baton.core.internal.array.Scalar;
import dev.baton.core.internal.array.StridedArray;
import dev.baton.core.internal.kernel.BinaryOp;
import dev.baton.core.internal.kernel.ElementwiseKernels;
import dev.baton.core.internal.kernel.LoopDescriptor;
import dev.baton.core.interpreter.ThreadState;
import java.lang.ref.Reference;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How a ufunc of two arrays is computed: the short way where its kernel takes and makes the very
 * arrays, else by copies in the types that it computes in. {@link NumberOperand} and {@link
 * InPlace} use its parts.
 */
record BinaryCall(BinaryUfunc ufunc, BinaryOp op, String name) {
  NDArray apply(NDArray a, NDArray b, @Nullable NDArray out) {
    ArrayContext context = ArrayContext.of(a, b, out);
    try (var attachment = context.interpreter().attach()) {
      StridedArray left = context.own(name, a);
      StridedArray right = context.own(name, b);
      StridedArray given = out == null ? null : context.own(name, out);
      return run(attachment.state(), context, left, right, given);
    }
  }

  NDArray apply(NDArray a, NDArray b, UfuncOptions options) {
    ArrayContext context = ArrayContext.of(a, b, options.out);
    try (var attachment = context.interpreter().attach()) {
      StridedArray left = context.own(name, a);
      StridedArray right = context.own(name, b);
      return general(attachment.state(), context, left, right, options);
    }
  }

  private NDArray run(
      ThreadState self,
      ArrayContext context,
      StridedArray a,
      StridedArray b,
      @Nullable StridedArray out) {
    Loop loop = BinaryUfuncLoops.of(ufunc).find(a.type(), b.type());
    if (loop == null || !isDirect(loop, a.type(), b.type())) {
      return general(self, context, a, b, options(out));
    }
    boolean sameShape = Arrays.equals(a.extents(), b.extents());
    long[] shape = sameShape ? a.extents() : Broadcast.shapes(name, a.extents(), b.extents());
    if (out == null) {
      StridedArray result = context.emptyLike(self, loop.out(), shape, a, b);
      compute(self, result, a, b, true);
      return result;
    }
    if (out.type() != loop.out() || Outputs.disturbs(out, a) || Outputs.disturbs(out, b)) {
      return general(self, context, a, b, options(out));
    }
    Outputs.check(name, out, loop.out(), shape);
    compute(self, out, a, b, false);
    return out;
  }

  private static UfuncOptions options(@Nullable NDArray out) {
    return out == null ? UfuncOptions.DEFAULT : UfuncOptions.DEFAULT.out(out);
  }

  /**
   * Says whether the kernel takes operands of these types as they are and makes the result itself.
   */
  boolean isDirect(Loop loop, DType a, DType b) {
    return a == loop.compute()
        && b == loop.compute()
        && loop.made() == loop.out()
        && ufunc != BinaryUfunc.LDEXP
        && (ufunc != BinaryUfunc.POWER || loop.compute().kind() != 'i');
  }

  NDArray general(
      ThreadState self,
      ArrayContext context,
      StridedArray a,
      StridedArray b,
      UfuncOptions options) {
    Loop loop = loop(a.type(), b.type(), options);
    StridedArray mask = Results.mask(name, context, options);
    long[] shape = Broadcast.shapes(name, a.extents(), b.extents());
    if (mask != null) {
      return masked(self, context, loop, a, b, options, mask, shape);
    }
    StridedArray out = Results.checkedOut(name, context, loop, shape, options);
    StridedArray left = Results.in(a, loop.in(), loop.compute());
    try {
      StridedArray right =
          ufunc == BinaryUfunc.LDEXP
              ? Results.in(b, DType.INT64, DType.INT64)
              : Results.in(b, loop.in(), loop.compute());
      try {
        if (ufunc == BinaryUfunc.POWER && loop.compute().kind() == 'i') {
          requireNoneNegative(right, null);
        }
        StridedArray made = context.emptyLike(self, loop.made(), shape, left, right);
        compute(self, made, left, right, true);
        return Results.place(self, name, made, loop.out(), out);
      } finally {
        Results.closeCopy(right, b);
      }
    } finally {
      Results.closeCopy(left, a);
    }
  }

  private NDArray masked(
      ThreadState self,
      ArrayContext context,
      Loop loop,
      StridedArray a,
      StridedArray b,
      UfuncOptions options,
      StridedArray mask,
      long[] operands) {
    long[] shape = Broadcast.shapes(name, operands, mask.extents());
    StridedArray out = Results.checkedOut(name, context, loop, shape, options);
    try (Masked masked = Masked.of(self, name, mask, shape);
        StridedArray left = masked.selected(a);
        StridedArray right = masked.selected(b)) {
      NDArray made = general(self, context, left, right, options.fresh());
      return masked.place(made, loop.out(), out);
    }
  }

  Loop loop(DType a, DType b, UfuncOptions options) {
    LoopTable table = BinaryUfuncLoops.of(ufunc);
    if (ufunc != BinaryUfunc.LDEXP) {
      return Results.loop(name, table, a, b, options, false);
    }
    if (!DType.canCast(b, DType.INT64, Casting.SAFE)) {
      throw new UnsupportedOperationException(
          "ldexp: exponents of %s do not fit int64".formatted(b));
    }
    return Results.loop(name, table, a, a, options, true);
  }

  /** Refuses exponents of integers that are less than 0, where a mask is set if there is one. */
  static void requireNoneNegative(StridedArray exponents, @Nullable NDArray mask) {
    Over over = mask == null ? Over.all() : Over.all().where(mask);
    try (NDArray negative = BinaryUfunc.LESS.apply(exponents, 0);
        NDArray any = Reduction.ANY.apply(negative, over)) {
      if (any.getBoolean()) {
        throw negativeExponents(exponents.type());
      }
    }
  }

  static IllegalArgumentException negativeExponents(DType type) {
    return new IllegalArgumentException(
        "power: integers to negative integer powers are not allowed: %s is the type"
            .formatted(type));
  }

  /** The type that a number takes beside an array; of an exponent of ldexp its own. */
  DType dtypeOf(Scalar number, DType beside) {
    return ufunc == BinaryUfunc.LDEXP && number.weak() == Weak.INTEGER
        ? number.alone()
        : number.with(beside);
  }

  // ---- the kernel
  // ---------------------------------------------------------------------------------

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
          Broadcast.strides(name, a.extents(), a.steps(), shape),
          Broadcast.strides(name, b.extents(), b.steps(), shape));
    }
    try {
      call(self, loop, out, a, a.address(), b, b.address());
    } catch (RuntimeException | Error failed) {
      if (fresh) {
        out.close();
      }
      throw failed;
    }
  }

  /**
   * Says whether an operand is read as one run: all its elements in order, or its only one again
   * and again.
   */
  private static boolean isRun(StridedArray operand, long n) {
    return operand.contiguous() && (operand.elements() == n || operand.elements() == 1);
  }

  void call(
      ThreadState self,
      LoopDescriptor loop,
      StridedArray out,
      StridedArray a,
      long aAddress,
      @Nullable StridedArray b,
      long bAddress) {
    try {
      int conditions =
          ElementwiseKernels.binary(
              self,
              op,
              out.elementType(),
              a.elementType(),
              out.elements(),
              loop,
              out.storage(),
              out.address(),
              a.storage(),
              aAddress,
              b == null ? null : b.storage(),
              bAddress);
      if (conditions != 0) {
        FloatingPointErrors.report(out.context(), self, name, conditions);
      }
    } finally {
      // An array that is found unreachable is closed, by any thread where none excludes the others.
      Reference.reachabilityFence(out);
      Reference.reachabilityFence(a);
      Reference.reachabilityFence(b);
    }
  }
}
