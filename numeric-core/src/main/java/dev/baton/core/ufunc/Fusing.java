package dev.baton.core.ufunc;

import dev.baton.core.array.Broadcast;
import dev.baton.core.array.DType;
import dev.baton.core.array.NDArray;
import dev.baton.core.array.ShapeException;
import dev.baton.core.internal.array.ArrayContext;
import dev.baton.core.internal.array.Copies;
import dev.baton.core.internal.array.FloatingPointErrors;
import dev.baton.core.internal.array.Outputs;
import dev.baton.core.internal.array.Scalar;
import dev.baton.core.internal.array.StridedArray;
import dev.baton.core.internal.kernel.ElementType;
import dev.baton.core.internal.kernel.FusedKernels;
import dev.baton.core.internal.kernel.Storage;
import dev.baton.core.interpreter.Interpreter;
import dev.baton.core.interpreter.ThreadState;
import java.lang.ref.Reference;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Evaluates expressions, each in one native call: {@code np.evaluate}. */
public final class Fusing {
  private static final String NAME = "evaluate";

  private final ThreadState self;
  private final ArrayContext context;
  private final FusedProgram program;
  private final StridedArray[] operands;
  private final long[] shape;

  private Fusing(ThreadState self, ArrayContext context, FusedProgram program) {
    this.self = self;
    this.context = context;
    this.program = program;
    this.operands = program.operands(context);
    this.shape = shape(operands);
  }

  /**
   * Evaluates an expression.
   *
   * @param interpreter whose arrays it is of
   * @param expression the expression
   * @param out where the result goes, or null for a new array
   * @return {@code out}, or the new array
   */
  public static NDArray evaluate(Interpreter interpreter, Expr expression, @Nullable NDArray out) {
    var context = ArrayContext.of(interpreter);
    return evaluate(context, expression.node(), expression.program(), out);
  }

  static StridedArray evaluate(
      ArrayContext context, ExprNode node, FusedProgram program, @Nullable NDArray out) {
    try (var attachment = context.interpreter().attach()) {
      var fusing = new Fusing(attachment.state(), context, program);
      program.requireExponents(context);
      StridedArray given = out == null ? null : context.own(NAME, out);
      return node instanceof ExprNode.Reduce reduce
          ? fusing.reduced(reduce, given)
          : fusing.elements(given);
    }
  }

  private static long[] shape(StridedArray... operands) {
    if (operands.length == 0) {
      throw new IllegalArgumentException(NAME + ": there is no array in the expression");
    }
    long[] shape = operands[0].extents();
    for (StridedArray operand : operands) {
      if (!Arrays.equals(shape, operand.extents())) {
        shape = Broadcast.shapes(NAME, shape, operand.extents());
      }
    }
    return shape;
  }

  // ---- element by element -----------------------------------------------------------------------

  private StridedArray elements(@Nullable StridedArray out) {
    if (out == null) {
      return fresh();
    }
    out.requireWriteable(NAME);
    Outputs.checkShape(NAME, out, shape);
    program.requireCast(out);
    if (Arrays.stream(operands).anyMatch(operand -> Outputs.disturbs(out, operand))) {
      try (StridedArray made = fresh()) {
        Copies.convert(self, NAME, out, made);
      }
    } else {
      run(out, out.steps(), shape, program.steps(out.type(), null));
    }
    return out;
  }

  private StridedArray fresh() {
    DType dtype = program.dtype();
    StridedArray result = context.emptyLike(self, dtype, shape.clone(), operands);
    return result.filledBy(() -> run(result, result.steps(), shape, program.steps(dtype, null)));
  }

  // ---- reductions -------------------------------------------------------------------------------

  private StridedArray reduced(ExprNode.Reduce reduce, @Nullable StridedArray out) {
    Reduction reduction = reduce.reduction();
    int[] axes =
        reduce.axes().isEmpty()
            ? ReducedShape.everyAxis(shape.length)
            : reduce.axes().stream().mapToInt(Integer::intValue).toArray();
    var reducedShape = new ReducedShape(reduction.toString(), shape, axes, false);
    BinaryUfunc ufunc = reduction.ufunc();
    DType dtype = ufunc.folding().type(reduction.toString(), program.dtype(), null, null);
    DType wide = LoopTable.HALVES.contains(dtype) ? DType.FLOAT32 : dtype;
    StridedArray result = context.empty(self, wide, reducedShape.result());
    result.filledBy(() -> reduce(result, reduction, reducedShape));
    if (out == null) {
      return (StridedArray) Results.place(self, NAME, result, dtype, null);
    }
    try (result) {
      out.requireWriteable(NAME);
      Outputs.checkShape(NAME, out, result.extents());
      program.requireCast(out);
      Copies.convert(self, NAME, out, result);
      return out;
    }
  }

  private void reduce(StridedArray result, Reduction reduction, ReducedShape reducedShape) {
    BinaryUfunc ufunc = reduction.ufunc();
    long[] spread = reducedShape.spread(result.steps());
    switch (reduction) {
      case SUM -> Copies.fill(self, result, Scalar.of(0));
      case PROD -> Copies.fill(self, result, Scalar.of(1));
      default -> {
        if (reducedShape.hasEmptyRuns()) {
          throw new ShapeException(
              "%s: no elements along %s, and there is no identity".formatted(NAME, reducedShape));
        }
        long[] first = reducedShape.firsts();
        run(result, spread, first, program.steps(result.type(), null));
      }
    }
    run(result, spread, shape, program.steps(result.type(), ufunc));
  }

  // ---- the kernel -------------------------------------------------------------------------------

  private void run(StridedArray out, long[] outSteps, long[] extents, FusedProgram.Steps steps) {
    int count = operands.length + 1;
    var types = new ElementType[count];
    var strides = new long[count][];
    var addresses = new long[count];
    var storages = new Storage[count];
    for (int i = 0; i < count; i++) {
      StridedArray operand = i == 0 ? out : operands[i - 1];
      types[i] = operand.elementType();
      strides[i] =
          i == 0 ? outSteps : Broadcast.strides(NAME, operand.extents(), operand.steps(), shape);
      addresses[i] = operand.address();
      storages[i] = operand.storage();
    }
    var call =
        new FusedKernels.Call(
            steps.instructions(),
            steps.temporaries(),
            program.constants().size(),
            types,
            extents,
            strides,
            addresses);
    Storage work =
        context.scratch("a fused expression's temporaries", FusedKernels.workBytes(self, call));
    try {
      for (int i = 0; i < program.constants().size(); i++) {
        FusedProgram.Constant constant = program.constants().get(i);
        constant.scalar().write(NAME, constant.dtype(), call.constant(work, i));
      }
      int conditions = FusedKernels.run(self, call, storages, work);
      if (conditions != 0) {
        FloatingPointErrors.report(context, self, NAME, conditions);
      }
    } finally {
      work.release();
      Reference.reachabilityFence(out);
      Reference.reachabilityFence(operands);
    }
  }
}
