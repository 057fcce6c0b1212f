package dev.baton.core.ufunc;

import dev.baton.core.array.Broadcast;
import dev.baton.core.array.DType;
import dev.baton.core.array.NDArray;
import dev.baton.core.array.ShapeException;
import dev.baton.core.internal.array.ArrayContext;
import dev.baton.core.internal.array.Copies;
import dev.baton.core.internal.array.FloatingPointErrors;
import dev.baton.core.internal.array.Scalar;
import dev.baton.core.internal.array.StridedArray;
import dev.baton.core.internal.kernel.LoopDescriptor;
import dev.baton.core.internal.kernel.ReductionKernels;
import dev.baton.core.interpreter.ThreadState;
import java.lang.ref.Reference;
import org.jspecify.annotations.Nullable;

/** Reduces over axes: {@code ufunc.reduce}. */
final class Reducer {
  private static final String OPERATION = "reduce";

  private final String name;
  private final Folding folding;
  private final ThreadState self;
  private final StridedArray operand;
  private final @Nullable StridedArray mask;
  private final @Nullable Object initial;
  private final ReducedShape reduced;

  private Reducer(
      String name,
      Folding folding,
      ThreadState self,
      StridedArray operand,
      @Nullable StridedArray mask,
      Over over) {
    this.name = name;
    this.folding = folding;
    this.self = self;
    this.operand = operand;
    this.mask = mask;
    this.initial = over.initial();
    this.reduced = ReducedShape.of(name, operand.extents(), over);
  }

  /** Reduces for the function of that name; see {@link BinaryUfunc#reduce(NDArray, Over)}. */
  static NDArray reduce(String name, Folding folding, NDArray a, Over over) {
    over.without(name, Over.Option.CORRECTION);
    ArrayContext context = ArrayContext.of(a, over.where(), over.out());
    try (var attachment = context.interpreter().attach()) {
      ThreadState self = attachment.state();
      StridedArray operand = context.own(name, a);
      NDArray where = over.where();
      NDArray out = over.out();
      StridedArray mask = where == null ? null : context.own(name, where);
      StridedArray given = out == null ? null : context.own(name, out);
      DType dtype = folding.type(name, operand.type(), over.dtype(), given);
      StridedArray read = folding.readable(self, OPERATION, operand, dtype);
      try {
        return new Reducer(name, folding, self, read, mask, over).run(dtype, given);
      } finally {
        Results.closeCopy(read, operand);
      }
    }
  }

  private StridedArray run(DType dtype, @Nullable StridedArray out) {
    requireStart();
    folding.requireExponents(operand, dtype, mask, reduced.first(), initial == null ? 1 : 0);
    boolean mayBeDirect =
        out != null && !out.mayShareMemory(operand) && (mask == null || !out.mayShareMemory(mask));
    return Folding.result(
        name, OPERATION, self, operand, dtype, reduced.result(), out, mayBeDirect, this::fill);
  }

  private void requireStart() {
    if (mask != null && mask.type() != DType.BOOL) {
      throw new IllegalArgumentException("%s: where is %s, not bool".formatted(name, mask.type()));
    }
    if (folding.start() == Folding.Start.FIRST && reduced.axes() > 1) {
      throw new IllegalArgumentException(
          "%s: the order of %s matters, so that it reduces one axis, not %s"
              .formatted(name, folding.ufunc(), reduced));
    }
    if (folding.start() == Folding.Start.IDENTITY || initial != null) {
      return;
    }
    if (mask != null) {
      throw new IllegalArgumentException(
          "%s: where may leave no element, and there is no identity: give an initial value"
              .formatted(name));
    }
    if (reduced.hasEmptyRuns()) {
      throw new ShapeException(
          "%s: no elements along %s, and there is no identity: give an initial value"
              .formatted(name, reduced));
    }
  }

  private void fill(StridedArray result) {
    boolean onto = initial != null;
    if (initial != null) {
      Copies.fill(self, result, Scalar.of(name, initial));
    }
    long[] shape = operand.extents();
    LoopDescriptor loop = LoopDescriptor.of(self);
    long[] spread = reduced.spread(result.steps());
    if (mask == null) {
      loop.set(shape, spread, operand.steps());
    } else {
      long[] masked = Broadcast.strides(name, mask.extents(), mask.steps(), shape);
      loop.set(shape, spread, operand.steps(), masked);
    }
    int conditions;
    try {
      conditions =
          ReductionKernels.reduce(
              self,
              folding.op(),
              onto,
              result.elementType(),
              operand.elementType(),
              operand.elements(),
              loop,
              result.storage(),
              result.address(),
              operand.storage(),
              operand.address(),
              mask == null ? null : mask.storage(),
              mask == null ? 0 : mask.address());
    } finally {
      Reference.reachabilityFence(operand);
      Reference.reachabilityFence(mask);
      Reference.reachabilityFence(result);
    }
    FloatingPointErrors.report(operand.context(), self, OPERATION, conditions);
  }
}
