package dev.baton.core.internal.array;

import dev.baton.core.array.Broadcast;
import dev.baton.core.array.DType;
import dev.baton.core.internal.kernel.ElementwiseKernels;
import dev.baton.core.internal.kernel.LoopDescriptor;
import dev.baton.core.interpreter.ThreadState;
import java.lang.ref.Reference;

/** Moves elements: copy, cast, assignment, fill. */
public final class Copies {
  private Copies() {}

  /**
   * Copies {@code source}, broadcast, into {@code target}; they do not overlap. Returns the
   * conditions met by conversions.
   */
  static int copy(ThreadState self, StridedArray target, StridedArray source) {
    long[] shape = target.extents();
    LoopDescriptor loop = LoopDescriptor.of(self);
    if (target.contiguous() && source.contiguous() && target.elements() == source.elements()) {
      Broadcast.strides("assign", source.extents(), source.steps(), shape);
      loop.setRun(target.elements(), 1, 1);
    } else {
      loop.set(
          shape,
          target.steps(),
          Broadcast.strides("assign", source.extents(), source.steps(), shape));
    }
    try {
      return ElementwiseKernels.copy(
          self,
          target.elementType(),
          source.elementType(),
          target.elements(),
          loop,
          target.storage(),
          target.address(),
          source.storage(),
          source.address());
    } finally {
      Reference.reachabilityFence(target);
      Reference.reachabilityFence(source);
    }
  }

  /**
   * Copies an array into another as if it were copied first: {@code target[...] = source}.
   *
   * @param self the calling thread's state
   * @param target a writeable array
   * @param source an array of the same context
   * @throws dev.baton.core.array.ShapeException if {@code source} cannot be broadcast to {@code
   *     target}
   * @throws UnsupportedOperationException if imaginary parts would be lost
   */
  public static void assign(ThreadState self, StridedArray target, StridedArray source) {
    if (source.type().isComplex() && !target.type().isComplex()) {
      throw new UnsupportedOperationException(
          "assign: %s elements would lose their imaginary parts as %s: use real()"
              .formatted(source.type(), target.type()));
    }
    if (target.isSameView(source)) {
      return;
    }
    if (target.mayShareMemory(source)) {
      // Checked before the copy, so that a wrong shape costs nothing.
      Broadcast.strides("assign", source.extents(), source.steps(), target.extents());
      try (StridedArray apart = source.copy()) {
        convert(self, "cast", target, apart);
      }
    } else {
      convert(self, "cast", target, source);
    }
  }

  /**
   * Converts an array, whatever is lost, to one that lies in memory as it does.
   *
   * @param self the calling thread's state
   * @param operation whose floating-point conditions those of the conversion are
   * @param source an array
   * @param dtype the type
   * @return a new array without gaps of {@code source}'s context
   */
  public static StridedArray converted(
      ThreadState self, String operation, StridedArray source, DType dtype) {
    StridedArray result = source.context().emptyLike(self, dtype, source.extents().clone(), source);
    return result.filledBy(() -> convert(self, operation, result, source));
  }

  /**
   * Copies an array, broadcast and converted, into another, whatever is lost. They do not overlap.
   *
   * @param self the calling thread's state
   * @param operation whose floating-point conditions those of the conversion are
   * @param target a writeable array
   * @param source an array of the same context
   */
  public static void convert(
      ThreadState self, String operation, StridedArray target, StridedArray source) {
    int conditions = copy(self, target, source);
    FloatingPointErrors.report(target.context(), self, operation, conditions);
  }

  /**
   * Copies an array, converted, into another where a mask is set. None of them overlap.
   *
   * @param self the calling thread's state
   * @param operation whose floating-point conditions those of the conversion are
   * @param target a writeable array
   * @param mask a bool array, broadcast to the target's shape
   * @param source an array, broadcast to the target's shape
   */
  public static void convertWhere(
      ThreadState self,
      String operation,
      StridedArray target,
      StridedArray mask,
      StridedArray source) {
    if (source.type() != target.type()) {
      try (StridedArray same = converted(self, operation, source, target.type())) {
        convertWhere(self, operation, target, mask, same);
      }
      return;
    }
    long[] shape = target.extents();
    LoopDescriptor loop = LoopDescriptor.of(self);
    loop.set(
        shape,
        target.steps(),
        Broadcast.strides(operation, mask.extents(), mask.steps(), shape),
        Broadcast.strides(operation, source.extents(), source.steps(), shape));
    try {
      ElementwiseKernels.copyWhere(
          self,
          target.elementType(),
          target.elements(),
          loop,
          target.storage(),
          target.address(),
          mask.storage(),
          mask.address(),
          source.storage(),
          source.address());
    } finally {
      Reference.reachabilityFence(target);
      Reference.reachabilityFence(mask);
      Reference.reachabilityFence(source);
    }
  }

  /**
   * Chooses one of two elements each: {@code numpy.where}.
   *
   * @param self the calling thread's state
   * @param operation names the caller in errors
   * @param target a writeable array that shares nothing with the others
   * @param mask a bool array, broadcast to the target's shape
   * @param a what is chosen where it holds, broadcast likewise
   * @param b what is chosen elsewhere
   */
  public static void choose(
      ThreadState self,
      String operation,
      StridedArray target,
      StridedArray mask,
      StridedArray a,
      StridedArray b) {
    if (a.type() != target.type()) {
      try (StridedArray same = converted(self, operation, a, target.type())) {
        choose(self, operation, target, mask, same, b);
      }
      return;
    }
    if (b.type() != target.type()) {
      try (StridedArray same = converted(self, operation, b, target.type())) {
        choose(self, operation, target, mask, a, same);
      }
      return;
    }
    long[] shape = target.extents();
    LoopDescriptor loop = LoopDescriptor.of(self);
    loop.set(
        shape,
        target.steps(),
        Broadcast.strides(operation, mask.extents(), mask.steps(), shape),
        Broadcast.strides(operation, a.extents(), a.steps(), shape),
        Broadcast.strides(operation, b.extents(), b.steps(), shape));
    try {
      ElementwiseKernels.choose(
          self,
          target.elementType(),
          target.elements(),
          loop,
          target.storage(),
          target.address(),
          mask.storage(),
          mask.address(),
          a.storage(),
          a.address(),
          b.storage(),
          b.address());
    } finally {
      Reference.reachabilityFence(target);
      Reference.reachabilityFence(mask);
      Reference.reachabilityFence(a);
      Reference.reachabilityFence(b);
    }
  }

  /**
   * Sets every element.
   *
   * @param self the calling thread's state
   * @param target a writeable array
   * @param value what every element becomes
   * @throws ArithmeticException if it is out of the range of the target's integers
   * @throws UnsupportedOperationException if it is complex and the target is not
   */
  public static void fill(ThreadState self, StridedArray target, Scalar value) {
    LoopDescriptor loop = LoopDescriptor.of(self);
    if (target.contiguous()) {
      loop.setRun(target.elements(), 1, 0);
    } else {
      loop.set(target.extents(), target.steps(), new long[target.extents().length]);
    }
    long element = loop.scalar(0);
    value.write("fill", target.type(), element);
    try {
      ElementwiseKernels.copy(
          self,
          target.elementType(),
          target.elementType(),
          target.elements(),
          loop,
          target.storage(),
          target.address(),
          null,
          element);
    } finally {
      Reference.reachabilityFence(target);
    }
  }
}
