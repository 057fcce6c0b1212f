package dev.baton.core.internal.kernel;

import dev.baton.core.interpreter.ThreadState;
import dev.baton.core.interpreter.ThreadStateLocal;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The loop descriptor of {@code baton.h}, one per thread state and written anew for each call:
 * {@code ndim, shape, strides of operand 0, strides of operand 1, …}. Beside it are two places for
 * scalar operands.
 *
 * <p>A thread makes one native call at a time, so what is here stays until the call returns, with
 * or without the lock.
 */
public final class LoopDescriptor {
  private static final int MAX_NDIM = 64;
  private static final int MAX_OPERANDS = 3;
  private static final long SCALARS_OFFSET = (8L * (1 + MAX_NDIM * (1 + MAX_OPERANDS)) + 56) & -64;
  private static final long SCALAR_BYTES = 16;

  /** An axis of so many can be cut into parts that differ little. */
  private static final long LONG_ENOUGH = 64;

  private static final ThreadStateLocal<LoopDescriptor> LOCAL =
      new ThreadStateLocal<>(_ -> new LoopDescriptor());

  private final MemorySegment memory =
      Arena.ofAuto().allocate(SCALARS_OFFSET + 2 * SCALAR_BYTES, 64);
  private final long address = memory.address();
  private final MemorySegment pointer = MemorySegment.ofAddress(address);
  private final MemorySegment[] scalars = {
    MemorySegment.ofAddress(scalar(0)), MemorySegment.ofAddress(scalar(1))
  };

  /** How many operands' run is described now, 0 where it is something else; and that run. */
  private int operandsOfRun;

  private long length;
  private long outStep;
  private long aStep;
  private long bStep;

  private LoopDescriptor() {}

  /**
   * Returns the calling thread's descriptor.
   *
   * @param self its state
   * @return the descriptor, to be filled
   */
  public static LoopDescriptor of(ThreadState self) {
    return LOCAL.get(self);
  }

  long address() {
    return address;
  }

  /** Returns what is passed to a kernel for this. */
  MemorySegment pointer() {
    return pointer;
  }

  /** Returns what is passed to a kernel for an operand: in a storage, or a scalar beside this. */
  MemorySegment pointer(@Nullable Storage storage, long operand) {
    if (storage != null) {
      return storage.pointer(operand);
    }
    return operand == scalar(0)
        ? scalars[0]
        : operand == scalar(1) ? scalars[1] : BorrowedMemory.pointer(operand);
  }

  /**
   * Describes one run of elements at constant steps over two operands. What is described already,
   * as by the call before of arrays alike, is not written again: the writing takes longer than the
   * rest of this.
   *
   * @param n how many elements
   * @param out the output's step
   * @param a the input's step
   */
  public void setRun(long n, long out, long a) {
    if (operandsOfRun == 2 && length == n && outStep == out && aStep == a) {
      return;
    }
    putRun(n, out, a);
    operandsOfRun = 2;
  }

  private void putRun(long n, long out, long a) {
    put(0, 1);
    put(1, n);
    put(2, out);
    put(3, a);
    length = n;
    outStep = out;
    aStep = a;
  }

  /**
   * Describes one run of elements at constant steps over three operands.
   *
   * @param n how many elements
   * @param out the output's step
   * @param a the left input's step
   * @param b the right input's step
   */
  public void setRun(long n, long out, long a, long b) {
    if (operandsOfRun == 3 && length == n && outStep == out && aStep == a && bStep == b) {
      return;
    }
    putRun(n, out, a);
    put(4, b);
    bStep = b;
    operandsOfRun = 3;
  }

  /**
   * Describes an n-dimensional loop.
   *
   * @param shape the extents, at most 64
   * @param strides the steps of each operand along each axis, output first
   */
  public void set(long[] shape, long[]... strides) {
    int ndim = shape.length;
    assert ndim <= MAX_NDIM && strides.length <= MAX_OPERANDS;
    if (ndim == 1) {
      setRun(shape[0], strides);
      return;
    }
    operandsOfRun = 0;
    put(0, ndim);
    for (int axis = 0; axis < ndim; axis++) {
      put(1 + axis, shape[axis]);
    }
    int position = 1 + ndim;
    for (long[] operand : strides) {
      assert operand.length == ndim;
      for (long step : operand) {
        put(position++, step);
      }
    }
  }

  private void setRun(long n, long[]... strides) {
    switch (strides.length) {
      case 1 -> setRun(n, strides[0][0], 0); // Nobody reads the second.
      case 2 -> setRun(n, strides[0][0], strides[1][0]);
      default -> setRun(n, strides[0][0], strides[1][0], strides[2][0]);
    }
  }

  // ---- parts of a loop --------------------------------------------------------------------------

  /** Returns new descriptors, none of which is a thread's own. */
  static LoopDescriptor[] several(int count) {
    LoopDescriptor[] descriptors = new LoopDescriptor[count];
    Arrays.setAll(descriptors, _ -> new LoopDescriptor());
    return descriptors;
  }

  /** Returns the axis to cut the loop along. */
  int outermost() {
    long[] shape = new long[ndim()];
    long[] outSteps = new long[ndim()];
    for (int axis = 0; axis < shape.length; axis++) {
      shape[axis] = extent(axis);
      outSteps[axis] = step(0, axis);
    }
    return outermost(shape, outSteps);
  }

  /**
   * Returns the axis to cut a loop along: of those that are long enough for several parts the one
   * with the largest steps of the output, so that parts lie apart.
   */
  static int outermost(long[] shape, long[] outSteps) {
    long enough = Math.min(LONG_ENOUGH, Arrays.stream(shape).max().orElse(1));
    int best = 0;
    long widest = -1;
    for (int axis = 0; axis < shape.length; axis++) {
      long step = Math.abs(outSteps[axis]);
      if (shape[axis] >= enough && step > widest) {
        best = axis;
        widest = step;
      }
    }
    return best;
  }

  private int ndim() {
    return (int) get(0);
  }

  long extent(int axis) {
    return get(1 + axis);
  }

  long step(int operand, int axis) {
    return get(1 + ndim() * (1 + operand) + axis);
  }

  /**
   * Makes this a part of another loop: {@code extent} along an axis, and the whole of the others.
   */
  void setPart(LoopDescriptor whole, int operands, int axis, long extent) {
    operandsOfRun = 0;
    MemorySegment.copy(
        whole.memory, 0, memory, 0, Long.BYTES * (1 + (long) whole.ndim() * (1 + operands)));
    put(1 + axis, extent);
  }

  private long get(int position) {
    return memory.getAtIndex(ValueLayout.JAVA_LONG, position);
  }

  /**
   * Returns where a scalar operand is to be written, of any type: beside the descriptor.
   *
   * @param place 0 or 1
   * @return its address
   */
  public long scalar(int place) {
    return address + SCALARS_OFFSET + place * SCALAR_BYTES;
  }

  private void put(int position, long value) {
    memory.setAtIndex(ValueLayout.JAVA_LONG, position, value);
  }
}
