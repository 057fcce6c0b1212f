package dev.baton.core.fft;

import dev.baton.core.array.DType;
import dev.baton.core.array.Order;
import dev.baton.core.internal.array.ArrayContext;
import dev.baton.core.internal.array.StridedArray;
import dev.baton.core.internal.kernel.FftwKernels;
import dev.baton.core.interpreter.ThreadState;
import dev.baton.core.ufunc.BinaryUfunc;
import java.lang.ref.Reference;
import java.nio.LongBuffer;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Transforms along one axis by FFTW.
 *
 * <p>Plans fit extents, steps and alignment; they are kept for as long as the process lives, as
 * FFTW's own tables are, up to a number beyond which each call makes its own.
 */
final class FftwTransforms {
  private static final int MAX_PLANS = 256;

  private static final ConcurrentHashMap<Key, Long> PLANS = new ConcurrentHashMap<>();

  private record Key(
      boolean single,
      FftwKernels.Kind kind,
      int sign,
      LongBuffer dimensions,
      int outAlignment,
      int alignment,
      boolean inPlace) {}

  private final ThreadState self;
  private final boolean single;
  private final FftwKernels.Kind kind;
  private final int sign;
  private final long size;
  private final long[] dimensions;

  private FftwTransforms(
      ThreadState self, FftwKernels.Kind kind, int sign, long[] dimensions, StridedArray numbers) {
    this.self = self;
    this.single = numbers.type() == DType.COMPLEX64;
    this.kind = kind;
    this.sign = sign;
    this.size = numbers.elements();
    this.dimensions = dimensions;
  }

  /** Transforms n numbers along an axis; what {@link AxisTransforms} has made fit. */
  static void run(
      ThreadState self,
      ArrayContext context,
      boolean real,
      int sign,
      double factor,
      StridedArray result,
      StridedArray a,
      int axis,
      long n) {
    if (result.elements() == 0) {
      return;
    }
    if (!stepsForward(a)) {
      try (StridedArray copy = a.converted(a.type(), Order.C)) {
        run(self, context, real, sign, factor, result, copy, axis, n);
      }
      return;
    }
    if (!stepsForward(result)) {
      try (StridedArray copy = result.converted(result.type(), Order.C)) {
        run(self, context, real, sign, factor, copy, a, axis, n);
        result.assign(copy);
      }
      return;
    }
    FftwKernels.Kind kind =
        !real
            ? FftwKernels.Kind.COMPLEX
            : sign < 0 ? FftwKernels.Kind.FROM_REALS : FftwKernels.Kind.TO_REALS;
    new FftwTransforms(
            self, kind, sign, dimensions(result, a, axis, n), real && sign > 0 ? a : result)
        .run(result, a);
    if (factor != 1) {
      try (StridedArray scale = context.empty(self, result.type())) {
        scale.fill(factor);
        BinaryUfunc.MULTIPLY.apply(result, scale, result);
      }
    }
  }

  /** FFTW takes no step that goes backwards, or nowhere. */
  private static boolean stepsForward(StridedArray a) {
    for (int axis = 0; axis < a.extents().length; axis++) {
      if (a.extents()[axis] > 1 && a.steps()[axis] <= 0) {
        return false;
      }
    }
    return true;
  }

  private static long[] dimensions(StridedArray result, StridedArray a, int axis, long n) {
    int ndim = a.extents().length;
    long[] dimensions = new long[3 * ndim];
    int next = 3;
    for (int i = 0; i < ndim; i++) {
      int at = i == axis ? 0 : next;
      dimensions[at] = i == axis ? n : a.extents()[i];
      dimensions[at + 1] = a.steps()[i];
      dimensions[at + 2] = result.steps()[i];
      next += i == axis ? 0 : 3;
    }
    return dimensions;
  }

  private void run(StridedArray result, StridedArray a) {
    boolean inPlace = result.address() == a.address();
    var key =
        new Key(
            single,
            kind,
            sign,
            LongBuffer.wrap(dimensions),
            FftwKernels.alignmentOf(single, result.address()),
            FftwKernels.alignmentOf(single, a.address()),
            inPlace);
    Long known = PLANS.get(key);
    long plan = known == null ? plan(result, a) : known;
    boolean kept = known != null || keep(key, plan);
    try {
      FftwKernels.execute(
          self,
          single,
          kind,
          plan,
          size,
          result.storage(),
          result.address(),
          a.storage(),
          a.address());
    } finally {
      if (!kept) {
        FftwKernels.destroy(single, plan);
      }
      Reference.reachabilityFence(result);
      Reference.reachabilityFence(a);
    }
  }

  private long plan(StridedArray result, StridedArray a) {
    return FftwKernels.plan(
        self,
        single,
        kind,
        sign,
        size,
        dimensions,
        result.storage(),
        result.address(),
        a.storage(),
        a.address());
  }

  /** Two threads that want the same new plan may both make it; one of the two is kept. */
  private static boolean keep(Key key, long plan) {
    return PLANS.size() < MAX_PLANS && PLANS.putIfAbsent(key, plan) == null;
  }
}
