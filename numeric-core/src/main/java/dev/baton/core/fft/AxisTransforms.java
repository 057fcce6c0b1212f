package dev.baton.core.fft;

import dev.baton.core.array.DType;
import dev.baton.core.array.Shape;
import dev.baton.core.array.ShapeException;
import dev.baton.core.array.Slice;
import dev.baton.core.internal.array.ArrayContext;
import dev.baton.core.internal.array.Outputs;
import dev.baton.core.internal.array.StridedArray;
import dev.baton.core.internal.array.Views;
import dev.baton.core.internal.kernel.FourierKernels;
import dev.baton.core.internal.kernel.LoopDescriptor;
import dev.baton.core.internal.kernel.Storage;
import dev.baton.core.internal.kernel.WorkMemory;
import dev.baton.core.interpreter.ThreadState;
import java.lang.ref.Reference;
import org.jspecify.annotations.Nullable;

/**
 * Transforms along one axis, of a given length: the operand is shortened, or followed by zeros.
 *
 * <p>Axes are not negative; a result goes into {@code out}, or a new array where that is null.
 */
final class AxisTransforms {
  private final ThreadState self;
  private final ArrayContext context;
  private final PlanCache plans;
  private final FourierProvider provider;
  private final String operation;
  private final FourierNorm norm;

  /**
   * Prepares transforms.
   *
   * @param self the calling thread's state, attached
   * @param context the operands'
   * @param plans the interpreter's
   * @param provider who computes
   * @param operation names the caller in errors
   * @param norm how results are scaled
   */
  AxisTransforms(
      ThreadState self,
      ArrayContext context,
      PlanCache plans,
      FourierProvider provider,
      String operation,
      FourierNorm norm) {
    this.self = self;
    this.context = context;
    this.plans = plans;
    this.provider = provider;
    this.operation = operation;
    this.norm = norm;
  }

  AxisTransforms with(FourierNorm other) {
    return new AxisTransforms(self, context, plans, provider, operation, other);
  }

  /** Returns cosine or sine transforms along one axis, made of these. */
  CosineAxis cosines(boolean cosine, boolean inverse, int type, FourierNorm scaling) {
    return new CosineAxis(self, context, this, cosine, inverse, type, scaling);
  }

  String operation() {
    return operation;
  }

  /** Returns the complex type of an operand's precision, single where the operand's is not more. */
  static DType complexType(DType dtype) {
    return switch (dtype) {
      case FLOAT16, BFLOAT16, FLOAT32, COMPLEX64 -> DType.COMPLEX64;
      default -> DType.COMPLEX128;
    };
  }

  // ---- complex numbers --------------------------------------------------------------------------

  /** Transforms n numbers to n numbers; out may be the operand. */
  StridedArray complex(StridedArray a, int axis, long n, int sign, @Nullable StridedArray out) {
    DType type = complexType(a.type());
    requireLength(a, axis, n);
    return into(out, a, type, extents(a, axis, n), result -> complex(result, a, axis, n, sign));
  }

  private void complex(StridedArray result, StridedArray a, int axis, long n, int sign) {
    long available = a.extents()[axis];
    if (a.type() == result.type() && available == n) {
      run(false, sign, result, a, axis, n);
      return;
    }
    if (a.type() == result.type() && available > n) {
      try (StridedArray head = along(a, axis, 0, n)) {
        run(false, sign, result, head, axis, n);
      }
      return;
    }
    copyPadded(result, a, axis, n);
    run(false, sign, result, result, axis, n);
  }

  // ---- real numbers -----------------------------------------------------------------------------

  /** Transforms n reals forward to the first n/2 + 1 numbers of their spectrum. */
  StridedArray toSpectrum(StridedArray a, int axis, long n, @Nullable StridedArray out) {
    if (a.type().isComplex()) {
      throw new UnsupportedOperationException(
          "%s: takes real numbers, not %s".formatted(operation, a.type()));
    }
    DType type = complexType(a.type());
    requireLength(a, axis, n);
    return into(
        out,
        a,
        type,
        extents(a, axis, n / 2 + 1),
        result -> {
          try (StridedArray reals = padded(a, axis, n, type.real())) {
            run(true, -1, result, reals, axis, n);
          }
        });
  }

  /** Transforms the first n/2 + 1 numbers of the spectrum of n reals back to them. */
  StridedArray toReals(StridedArray a, int axis, long n, @Nullable StridedArray out) {
    DType type = complexType(a.type());
    requireLength(a, axis, n);
    return into(
        out,
        a,
        type.real(),
        extents(a, axis, n),
        result -> {
          try (StridedArray spectrum = padded(a, axis, n / 2 + 1, type)) {
            run(true, 1, result, spectrum, axis, n);
          }
        });
  }

  // ---- operands and results ---------------------------------------------------------------------

  private void requireLength(StridedArray a, int axis, long n) {
    if (n >= 1) {
      return;
    }
    long extent = a.extents()[axis];
    throw new ShapeException(
        extent == 0
            ? "%s: axis %d of %s has no elements to transform"
                .formatted(operation, axis, Shape.toString(a.extents()))
            : "%s: a transform of length %d along axis %d of %s: there must be a number at least"
                .formatted(operation, n, axis, Shape.toString(a.extents())));
  }

  /** Fills an array. */
  private interface Filling {
    void fill(StridedArray result);
  }

  /** Fills out, where elements still to be read are not written and types are the same. */
  private StridedArray into(
      @Nullable StridedArray out, StridedArray a, DType type, long[] shape, Filling filling) {
    if (out == null) {
      StridedArray result = context.empty(self, type, shape);
      return result.filledBy(() -> filling.fill(result));
    }
    Outputs.check(operation, out, type, shape);
    if (out.type() == type && !Outputs.disturbs(out, a)) {
      filling.fill(out);
    } else {
      try (StridedArray result = into(null, a, type, shape, filling)) {
        out.assign(result);
      }
    }
    return out;
  }

  private static long[] extents(StridedArray a, int axis, long n) {
    long[] shape = a.extents().clone();
    shape[axis] = n;
    return shape;
  }

  private static StridedArray along(StridedArray a, int axis, long begin, long end) {
    return Views.along(a, axis, Slice.range(begin, end));
  }

  /** Returns n numbers along an axis in a type: a view of the operand, or a copy. */
  StridedArray padded(StridedArray a, int axis, long n, DType type) {
    if (a.type() == type && a.extents()[axis] >= n) {
      return along(a, axis, 0, n);
    }
    StridedArray copy = context.empty(self, type, extents(a, axis, n));
    return copy.filledBy(() -> copyPadded(copy, a, axis, n));
  }

  private static void copyPadded(StridedArray target, StridedArray a, int axis, long n) {
    long count = Math.min(n, a.extents()[axis]);
    try (StridedArray head = along(target, axis, 0, count);
        StridedArray source = along(a, axis, 0, count)) {
      head.assign(source);
    }
    if (count < n) {
      try (StridedArray rest = along(target, axis, count, n)) {
        rest.fill(0.0);
      }
    }
  }

  // ---- the kernel -------------------------------------------------------------------------------

  private void run(boolean real, int sign, StridedArray result, StridedArray a, int axis, long n) {
    if (provider == FourierProvider.FFTW) {
      FftwTransforms.run(self, context, real, sign, norm.factor(sign > 0, n), result, a, axis, n);
      return;
    }
    StridedArray numbers = real && sign > 0 ? a : result;
    boolean isSingle = numbers.type() == DType.COMPLEX64;
    PlanCache.Plan plan = plans.get(self, context, isSingle, real, n);
    try {
      if (plan.workBytes() <= WorkMemory.BYTES) {
        run(plan, sign, result, a, axis, n, numbers.elements(), null);
        return;
      }
      Storage work = context.scratch(operation, plan.workBytes());
      try {
        run(plan, sign, result, a, axis, n, numbers.elements(), work);
      } finally {
        work.release();
      }
    } finally {
      plan.release();
    }
  }

  private void run(
      PlanCache.Plan plan,
      int sign,
      StridedArray result,
      StridedArray a,
      int axis,
      long n,
      long size,
      @Nullable Storage work) {
    LoopDescriptor loop = LoopDescriptor.of(self);
    if (result.extents().length == 1) {
      loop.setRun(n, result.steps()[0], a.steps()[0]);
    } else {
      loop.set(shape(a, axis, n), last(result.steps(), axis), last(a.steps(), axis));
    }
    try {
      FourierKernels.fft(
          self,
          plan.storage(),
          sign,
          norm.factor(sign > 0, n),
          size,
          loop,
          result.storage(),
          result.address(),
          a.storage(),
          a.address(),
          work);
    } finally {
      Reference.reachabilityFence(result);
      Reference.reachabilityFence(a);
    }
  }

  /** Returns the extents, the axis's last, and n in its place. */
  private static long[] shape(StridedArray a, int axis, long n) {
    long[] extents = a.extents();
    if (axis == extents.length - 1 && extents[axis] == n) {
      return extents;
    }
    long[] shape = extents.clone();
    shape[axis] = n;
    return last(shape, axis);
  }

  /** Moves one entry behind the others. */
  private static long[] last(long[] perAxis, int axis) {
    if (axis == perAxis.length - 1) {
      return perAxis;
    }
    long[] moved = new long[perAxis.length];
    int next = 0;
    for (int i = 0; i < perAxis.length; i++) {
      if (i != axis) {
        moved[next++] = perAxis[i];
      }
    }
    moved[next] = perAxis[axis];
    return moved;
  }
}
