package dev.baton.core.random;

import dev.baton.core.array.Broadcast;
import dev.baton.core.array.Casting;
import dev.baton.core.array.DType;
import dev.baton.core.array.NDArray;
import dev.baton.core.array.Shape;
import dev.baton.core.array.ShapeException;
import dev.baton.core.internal.array.ArrayContext;
import dev.baton.core.internal.array.StridedArray;
import dev.baton.core.internal.kernel.Distribution;
import dev.baton.core.internal.kernel.RandomCall;
import dev.baton.core.internal.kernel.RandomParameter;
import dev.baton.core.internal.kernel.RawMemory;
import dev.baton.core.internal.kernel.Storage;
import dev.baton.core.interpreter.ThreadState;
import java.lang.ref.Reference;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What the distributions of one {@link Generator} are made of: results, and parameters that are
 * arrays.
 */
final class Draws {
  private final ArrayContext context;
  private final BitGenerator bits;

  Draws(ArrayContext context, BitGenerator bits) {
    this.context = context;
    this.bits = bits;
  }

  ArrayContext context() {
    return context;
  }

  BitGenerator bits() {
    return bits;
  }

  /** Makes a new array that one call fills. */
  NDArray filled(DType dtype, long[] shape, Filling filling) {
    try (var attachment = context.interpreter().attach()) {
      return filled(attachment.state(), dtype, shape, filling);
    }
  }

  StridedArray filled(ThreadState self, DType dtype, long[] shape, Filling filling) {
    StridedArray result = context.empty(self, dtype, shape.clone());
    try {
      return result.filledBy(() -> filling.fill(new RandomCall.Source(self, bits.words()), result));
    } finally {
      Reference.reachabilityFence(bits);
    }
  }

  /** A call that fills a new array. */
  @FunctionalInterface
  interface Filling {
    void fill(RandomCall.Source source, StridedArray result);
  }

  /** Draws with parameters that are one for all elements, and were checked. */
  NDArray draw(Distribution distribution, long[] shape, RandomParameter... parameters) {
    return filled(
        result(distribution),
        shape,
        (source, out) ->
            RandomCall.fill(source, distribution, out.elements(), out.storage(), parameters));
  }

  private static DType result(Distribution distribution) {
    return DType.valueOf(distribution.result().name());
  }

  // ---- parameters that are arrays ---------------------------------------------------------------

  /**
   * A parameter as the caller gave it.
   *
   * @param name names it in errors
   * @param array one number for each element, once broadcast
   * @param constraint what each must be
   * @param dtype the type that the kernel takes: float64 or int64
   */
  record Given(String name, NDArray array, Constraint constraint, DType dtype) {
    static Given of(String name, NDArray array, Constraint constraint) {
      return new Given(name, array, constraint, DType.FLOAT64);
    }

    static Given counts(String name, NDArray array, Constraint constraint) {
      return new Given(name, array, constraint, DType.INT64);
    }
  }

  /**
   * Draws with parameters that are broadcast against each other, and to the shape if there is one.
   */
  NDArray draw(
      String operation,
      Distribution distribution,
      long[] shape,
      Consumer<StridedArray[]> check,
      Given... given) {
    try (var attachment = context.interpreter().attach()) {
      ThreadState self = attachment.state();
      long[] target = shape(operation, shape, given);
      StridedArray[] parameters = new StridedArray[given.length];
      try {
        for (int i = 0; i < given.length; i++) {
          parameters[i] = laidOut(operation, given[i], target);
        }
        check.accept(parameters);
        RandomParameter[] passed = new RandomParameter[given.length];
        Arrays.setAll(
            passed, i -> RandomParameter.of(parameters[i].storage(), parameters[i].address()));
        return filled(
            self,
            result(distribution),
            target,
            (source, out) ->
                RandomCall.fill(source, distribution, out.elements(), out.storage(), passed));
      } finally {
        for (StridedArray parameter : parameters) {
          if (parameter != null) {
            parameter.close();
          }
        }
      }
    }
  }

  NDArray draw(String operation, Distribution distribution, long[] shape, Given... given) {
    return draw(operation, distribution, shape, _ -> {}, given);
  }

  /** The parameters' broadcast shape, or the one that was asked for, if they fit it. */
  static long[] shape(String operation, long[] asked, Given... given) {
    long[] shape = {};
    for (Given parameter : given) {
      shape = Broadcast.shapes(operation, shape, parameter.array().shape());
    }
    if (asked.length == 0) {
      return shape;
    }
    long[] both = Broadcast.shapes(operation, shape, asked);
    if (!Arrays.equals(both, asked)) {
      throw new ShapeException(
          "%s: parameters of shape %s do not fit a result of shape %s"
              .formatted(operation, Shape.toString(shape), Shape.toString(asked)));
    }
    return asked;
  }

  /** Copies a parameter, one number for each element of the result, having checked it. */
  StridedArray laidOut(String operation, Given given, long[] target) {
    StridedArray own = context.own(operation, given.array());
    if (!DType.canCast(own.type(), given.dtype(), Casting.SAFE)) {
      throw new IllegalArgumentException(
          "%s: %s must be %s, but is %s, which does not cast to it safely"
              .formatted(operation, given.name(), given.dtype(), own.type()));
    }
    try (NDArray cast = given.array().astype(given.dtype())) {
      check(operation, given, (StridedArray) cast);
      try (NDArray whole = cast.broadcastTo(target)) {
        return (StridedArray) whole.copy();
      }
    }
  }

  private static void check(String operation, Given given, StridedArray contiguous) {
    try {
      for (long i = 0; i < contiguous.elements(); i++) {
        long address = contiguous.address() + Double.BYTES * i;
        if (given.dtype() == DType.INT64) {
          given.constraint().check(operation, given.name(), RawMemory.getLong(address));
        } else {
          given.constraint().check(operation, given.name(), RawMemory.getDouble(address));
        }
      }
    } finally {
      Reference.reachabilityFence(contiguous);
    }
  }

  /** Copies an array of integers to int64 (the bits of uint64) of a shape that it broadcasts to. */
  static StridedArray whole(NDArray integers, long[] shape) {
    try (NDArray cast = integers.astype(DType.INT64);
        NDArray whole = cast.broadcastTo(shape)) {
      return (StridedArray) whole.copy();
    }
  }

  /** The first bytes of an array's memory. */
  static byte[] bytes(NDArray contiguous, int length) {
    StridedArray array = (StridedArray) contiguous;
    byte[] bytes = new byte[length];
    try {
      for (int i = 0; i < length; i++) {
        bytes[i] = RawMemory.getByte(array.address() + i);
      }
    } finally {
      Reference.reachabilityFence(array);
    }
    return bytes;
  }

  /** Element i of a parameter that is laid out. */
  static double at(StridedArray parameter, long i) {
    return RawMemory.getDouble(parameter.address() + Double.BYTES * i);
  }

  static long longAt(StridedArray parameter, long i) {
    return RawMemory.getLong(parameter.address() + Long.BYTES * i);
  }

  // ---- memory for kernels -----------------------------------------------------------------------

  /** Copies numbers to scratch memory, for the time of a call. */
  Storage scratch(String what, double[] values) {
    Storage storage = context.scratch(what, Math.max(1, values.length) * (long) Double.BYTES);
    RawMemory.write(values, storage.address());
    return storage;
  }

  Storage scratch(String what, long[] values) {
    Storage storage = context.scratch(what, Math.max(1, values.length) * (long) Long.BYTES);
    for (int i = 0; i < values.length; i++) {
      RawMemory.setLong(storage.address() + (long) i * Long.BYTES, values[i]);
    }
    return storage;
  }

  static void release(@Nullable Storage... storages) {
    for (Storage storage : storages) {
      if (storage != null) {
        storage.release();
      }
    }
  }
}
