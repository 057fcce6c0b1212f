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
   * Runs a program over all elements of a loop, its constants being written.
   *
   * @param self the calling thread's state
   * @param call what to run
   * @param elements the size of the loop
   * @param operands what the operands are in, the output's first
   * @param work memory of {@link Call#workBytes} bytes
   * @return the floating-point conditions met, as {@code baton_condition} bits
   */
  public static int run(
      ThreadState self, Call call, long elements, Storage[] operands, Storage work) {
    long addresses = call.constant(work, call.constants);
    long loop = call.writeAddresses(addresses);
    long program = call.writeLoop(loop);
    call.writeProgram(program);
    int entered = enter(self, NativeWork.ELEMENTWISE, elements, operands);
    int status;
    try {
      status =
          BatonLibrary.baton_fused(
              segment(program),
              segment(loop),
              segment(addresses),
              segment(call.constant(work, 0)),
              segment(work.address()));
    } finally {
      leave(self, entered, operands);
    }
    check(status, "a fused expression", call.types[0]);
    return conditions(status);
  }

  private static MemorySegment segment(long address) {
    return BorrowedMemory.pointer(address);
  }
}
