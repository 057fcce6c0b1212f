package dev.baton.core.internal.kernel;

import static dev.baton.core.internal.kernel.NativeCall.check;
import static dev.baton.core.internal.kernel.NativeCall.conditions;
import static dev.baton.core.internal.kernel.NativeCall.enter;
import static dev.baton.core.internal.kernel.NativeCall.leave;

import dev.baton.bindings.generated.BatonLibrary;
import dev.baton.core.interpreter.NativeWork;
import dev.baton.core.interpreter.ThreadState;
import java.lang.foreign.MemorySegment;
import java.util.List;

/**
 * Programs of element-by-element kernels in one call, between {@link NativeCall}'s enter and leave.
 */
public final class FusedKernels {
  /** How many operands a program may have, the output among them. */
  public static final int OPERANDS = BatonLibrary.BATON_FUSED_OPERANDS();

  private static final int CONSTANT_BYTES = 16;
  private static final int FIELDS = 6;

  private FusedKernels() {}

  /** What an instruction does. */
  public enum Kind {
    /** {@code out ← op(a)}. */
    UNARY(BatonLibrary.BATON_FUSED_UNARY()),
    /** {@code out ← a op b}. */
    BINARY(BatonLibrary.BATON_FUSED_BINARY()),
    /** {@code out ← a}, converted. */
    COPY(BatonLibrary.BATON_FUSED_COPY()),
    /** {@code out ← a} where {@code b} is set. */
    COPY_WHERE(BatonLibrary.BATON_FUSED_COPY_WHERE()),
    /** {@code out ← out op a}, over axes. */
    REDUCE(BatonLibrary.BATON_FUSED_REDUCE());

    private final int code;

    Kind(int code) {
      this.code = code;
    }
  }

  /**
   * An instruction.
   *
   * @param kind what it does
   * @param op the operation's code, or that of the type that a copy makes
   * @param type the type of what it reads
   * @param outType the type of what it makes
   * @param out the place that it writes
   * @param a the place that it reads
   * @param b the second one, where the kind has one
   */
  public record Instruction(
      Kind kind, int op, ElementType type, ElementType outType, int out, int a, int b) {
    /**
     * Makes {@code out ← op(a)}.
     *
     * @param op the operation
     * @param type the type of {@code a}
     * @param outType the type of the result
     * @param out where it goes
     * @param a the operand
     * @return the instruction
     */
    public static Instruction unary(
        UnaryOp op, ElementType type, ElementType outType, int out, int a) {
      return new Instruction(Kind.UNARY, op.code, type, outType, out, a, a);
    }

    /**
     * Makes {@code out ← a op b}.
     *
     * @param op the operation
     * @param type the type of the operands
     * @param outType the type of the result
     * @param out where it goes
     * @param a the left operand
     * @param b the right operand
     * @return the instruction
     */
    public static Instruction binary(
        BinaryOp op, ElementType type, ElementType outType, int out, int a, int b) {
      return new Instruction(Kind.BINARY, op.code, type, outType, out, a, b);
    }

    /**
     * Makes {@code out ← a}, converted.
     *
     * @param type the type of {@code a}
     * @param outType the type of the result
     * @param out where it goes
     * @param a the operand
     * @return the instruction
     */
    public static Instruction copy(ElementType type, ElementType outType, int out, int a) {
      return new Instruction(Kind.COPY, outType.code, type, outType, out, a, a);
    }

    /**
     * Makes {@code out ← a where mask}.
     *
     * @param type the type of both
     * @param out what is written in part
     * @param a the operand
     * @param mask where, of bools
     * @return the instruction
     */
    public static Instruction copyWhere(ElementType type, int out, int a, int mask) {
      return new Instruction(Kind.COPY_WHERE, 0, type, type, out, a, mask);
    }

    /**
     * Makes {@code out ← out op a} over the axes along which the output's stride is 0.
     *
     * @param op the operation
     * @param type the type of both
     * @param out the present values, and the results
     * @param a the operand
     * @return the instruction
     */
    public static Instruction reduce(BinaryOp op, ElementType type, int out, int a) {
      return new Instruction(Kind.REDUCE, op.code, type, type, out, a, a);
    }

    /**
     * Returns the same that makes another place.
     *
     * @param newOut where its result goes
     * @return the instruction
     */
    public Instruction at(int newOut) {
      return at(newOut, a, b);
    }

    /** Returns the same at other places. */
    Instruction at(int newOut, int newA, int newB) {
      return new Instruction(kind, op, type, outType, newOut, newA, newB);
    }
  }

  /**
   * What one call runs.
   *
   * @param instructions the instructions, of which the last one writes place 0
   * @param temporaries how many there are
   * @param constants how many there are
   * @param types the type of each operand
   * @param shape the extents of the loop
   * @param strides the steps of each operand
   * @param addresses the first element of each operand
   */
  @SuppressWarnings("ArrayRecordComponent") // Laid out by run, not compared.
  public record Call(
      List<Instruction> instructions,
      int temporaries,
      int constants,
      ElementType[] types,
      long[] shape,
      long[][] strides,
      long[] addresses) {
    /**
     * Returns how much memory the call needs beside the operands.
     *
     * @return bytes
     */
    public long workBytes() {
      long loop = 1 + (long) shape.length * (1 + strides.length);
      long program = 2 + types.length + (long) FIELDS * instructions.size();
      return constantsOffset()
          + (long) constants * CONSTANT_BYTES
          + Long.BYTES * (addresses.length + loop + program);
    }

    private long elements() {
      long elements = 1;
      for (long extent : shape) {
        elements *= extent;
      }
      return elements;
    }

    private boolean reduces() {
      return instructions.getLast().kind == Kind.REDUCE;
    }

    /** Returns a part along an axis: the same for fewer elements. */
    private Call part(int axis, int number, int count) {
      long first = KernelTeam.firstOf(number, count, shape[axis]);
      long[] partShape = shape.clone();
      partShape[axis] = KernelTeam.firstOf(number + 1, count, shape[axis]) - first;
      long[] firsts = addresses.clone();
      for (int k = 0; k < firsts.length; k++) {
        firsts[k] += first * strides[k][axis] * types[k].itemsize();
      }
      return new Call(instructions, temporaries, constants, types, partShape, strides, firsts);
    }

    private long constantsOffset() {
      return (long) temporaries * BatonLibrary.BATON_FUSED_TEMPORARY_BYTES();
    }

    /**
     * Returns where a constant is to be written before the call.
     *
     * @param work the call's memory
     * @param index which one
     * @return its address
     */
    public long constant(Storage work, int index) {
      return work.address() + constantsOffset() + (long) index * CONSTANT_BYTES;
    }

    private long writeAddresses(long at) {
      long next = at;
      for (long operand : addresses) {
        next = put(next, operand);
      }
      return next;
    }

    private long writeLoop(long at) {
      long next = put(at, shape.length);
      for (long extent : shape) {
        next = put(next, extent);
      }
      for (long[] operand : strides) {
        for (long step : operand) {
          next = put(next, step);
        }
      }
      return next;
    }

    private void writeProgram(long at) {
      long next = put(put(at, types.length), instructions.size());
      for (ElementType type : types) {
        next = put(next, type.code);
      }
      for (Instruction in : instructions) {
        next = put(put(put(next, in.kind.code), in.op), in.type.code);
        next = put(put(put(next, in.out), in.a), in.b);
      }
    }

    private static long put(long at, long value) {
      RawMemory.setLong(at, value);
      return at + Long.BYTES;
    }
  }

  /**
   * Returns how much memory a call is to be given: for a part of it on each thread that it may use.
   *
   * @param self the calling thread's state
   * @param call what is to be run
   * @return bytes
   */
  public static long workBytes(ThreadState self, Call call) {
    return call.workBytes() * KernelTeam.mostParts(self, call.elements());
  }

  /**
   * Runs a program over all elements of a loop, its constants being written.
   *
   * @param self the calling thread's state
   * @param call what to run
   * @param operands what the operands are in, the output's first
   * @param work memory of {@link #workBytes} bytes
   * @return the floating-point conditions met, as {@code baton_condition} bits
   */
  public static int run(ThreadState self, Call call, Storage[] operands, Storage work) {
    long elements = call.elements();
    int entered = enter(self, NativeWork.ELEMENTWISE, elements, operands);
    int status;
    try {
      // Parts of a reduction would add in another order.
      status =
          !call.reduces() && KernelTeam.shares(self, elements)
              ? runParts(self, call, work)
              : run(call, work.address(), call.constant(work, 0));
    } finally {
      leave(self, entered, operands);
    }
    check(status, "a fused expression", call.types[0]);
    return conditions(status);
  }

  private static int runParts(ThreadState self, Call call, Storage work) {
    int axis = LoopDescriptor.outermost(call.shape, call.strides[0]);
    int count = (int) Math.min(KernelTeam.mostParts(self, call.elements()), call.shape[axis]);
    return KernelTeam.run(
        count,
        number -> {
          Call part = call.part(axis, number, count);
          long memory = work.address() + number * call.workBytes();
          return () -> run(part, memory, call.constant(work, 0));
        });
  }

  private static int run(Call call, long work, long constants) {
    long addresses = work + call.constantsOffset() + (long) call.constants * CONSTANT_BYTES;
    long loop = call.writeAddresses(addresses);
    long program = call.writeLoop(loop);
    call.writeProgram(program);
    return BatonLibrary.baton_fused(
        segment(program), segment(loop), segment(addresses), segment(constants), segment(work));
  }

  private static MemorySegment segment(long address) {
    return BorrowedMemory.pointer(address);
  }
}
