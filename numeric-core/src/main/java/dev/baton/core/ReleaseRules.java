package dev.baton.core;

import static dev.baton.core.interpreter.NativeWork.BLAS;
import static dev.baton.core.interpreter.NativeWork.COPY;
import static dev.baton.core.interpreter.NativeWork.ELEMENTWISE;
import static dev.baton.core.interpreter.NativeWork.GENERALIZED;
import static dev.baton.core.interpreter.NativeWork.RANDOM;
import static dev.baton.core.interpreter.NativeWork.REDUCTION;

import dev.baton.core.ReleaseRule.Effect;
import dev.baton.core.interpreter.NativeWork;
import java.util.List;

/**
 * Lists which operations on arrays drop the interpreter lock, from which size on, and why. Every
 * public operation is in this list, and what it says is what the ledger shows: both are tested.
 */
public final class ReleaseRules {
  private ReleaseRules() {}

  private static final String RESULT = "elements of the result";

  private static final List<ReleaseRule> ALL =
      List.of(
          kernel(
              "arithmetic",
              ELEMENTWISE,
              RESULT,
              "a ufunc",
              "Numeric.add",
              "Numeric.subtract",
              "Numeric.multiply",
              "Numeric.divide",
              "Numeric.negative",
              "Numeric.absolute",
              "Numeric.conjugate",
              "NDArray.add",
              "NDArray.subtract",
              "NDArray.multiply",
              "NDArray.divide",
              "NDArray.negate",
              "NDArray.abs",
              "NDArray.conjugate",
              "BinaryUfunc.apply",
              "UnaryUfunc.apply"),
          kernel(
              "exp, sin, cos",
              ELEMENTWISE,
              RESULT,
              "a ufunc",
              "Numeric.exp",
              "Numeric.sin",
              "Numeric.cos"),
          kernel(
              "sum",
              REDUCTION,
              "elements of the operand",
              "a reduction",
              "Numeric.sum",
              "NDArray.sum",
              "Reduction.apply"),
          kernel(
              "zeros, ones, full, arange, linspace",
              COPY,
              RESULT,
              "a fill",
              "Numeric.zeros",
              "Numeric.ones",
              "Numeric.full",
              "Numeric.arange",
              "Numeric.linspace"),
          kernel(
              "copy, cast, assignment, fill",
              COPY,
              "elements of the target",
              "a copy",
              "NDArray.copy",
              "NDArray.astype",
              "NDArray.assign",
              "NDArray.fill"),
          kernel(
              "reshape and export, not contiguous",
              COPY,
              "elements of the array",
              "the elements are copied into C order first",
              "NDArray.reshape",
              "NDArray.toDoubleArray",
              "NDArray.toComplexArray"),
          kernel(
              "dot",
              BLAS,
              "elements of a vector or of the result",
              "a call of BLAS, which NumPy makes without the lock at any size",
              "Numeric.dot",
              "NDArray.dot",
              "Products.dot"),
          kernel(
              "matmul",
              GENERALIZED,
              "broadcast size × m·n of one product",
              "a generalised ufunc",
              "Numeric.matmul",
              "NDArray.matmul",
              "Products.matmul"),
          kernel(
              "fft, ifft",
              GENERALIZED,
              RESULT,
              "a generalised ufunc",
              "FourierTransforms.fft",
              "FourierTransforms.ifft"),
          kernel(
              "dft",
              GENERALIZED,
              "times × frequencies",
              "a generalised ufunc, whose work is the terms summed",
              "FourierTransforms.dft"),
          kernel(
              "random numbers",
              RANDOM,
              RESULT,
              "a fill under the generator's own lock",
              "Generator.uniform"),
          never("arrays of Java values", "copied from the Java heap, no kernel", "Numeric.array"),
          never("empty", "no kernel: memory is reserved, not touched", "Numeric.empty"),
          never(
              "views",
              "no kernel: a view",
              "NDArray.slice",
              "NDArray.transpose",
              "NDArray.broadcastTo",
              "NDArray.expandDims",
              "NDArray.squeeze",
              "NDArray.real",
              "NDArray.imag",
              "NDArray.segment"),
          never(
              "reshape and export, contiguous",
              "no kernel: a view, or a copy to the Java heap",
              "NDArray.reshape",
              "NDArray.toDoubleArray",
              "NDArray.toComplexArray"),
          never(
              "single elements",
              "interpreter code",
              "NDArray.getDouble",
              "NDArray.getComplex",
              "NDArray.set",
              "NDArray.toDouble",
              "NDArray.toComplex"),
          never(
              "formatting and printing",
              "interpreter code; another thread may still get the lock at a checkpoint",
              "NDArray.toString",
              "NDArray.repr",
              "ArrayFormatter.str",
              "ArrayFormatter.repr",
              "Interpreter.print",
              "Interpreter.printFormatted"),
          never(
              "what an array is",
              "read in Java",
              "NDArray.interpreter",
              "NDArray.dtype",
              "NDArray.ndim",
              "NDArray.shape",
              "NDArray.strides",
              "NDArray.size",
              "NDArray.sizeBytes",
              "NDArray.isContiguous",
              "NDArray.isWriteable",
              "NDArray.isShared",
              "NDArray.isClosed",
              "NDArray.referenceCount"),
          never(
              "memory and scopes",
              "no kernel: references are counted",
              "NDArray.close",
              "Numeric.scope",
              "Numeric.memory",
              "Scope.keep",
              "Scope.close"),
          never("share", "no kernel: a view", "Numeric.share"),
          new ReleaseRule(
              "share of another interpreter's array",
              List.of("Numeric.share"),
              Effect.ALWAYS,
              null,
              "",
              "it waits for the other interpreter's lock"),
          never(
              "access to functions",
              "made in Java; seeding a generator is interpreter code",
              "Numeric.of",
              "Numeric.interpreter",
              "Numeric.fft",
              "Numeric.random",
              "FourierTransforms.of",
              "FourierTransforms.frequencies",
              "Generator.of"));

  /**
   * Returns the list.
   *
   * @return the rules, kernels first; a method is in two of them where it depends on its operand
   */
  public static List<ReleaseRule> all() {
    return ALL;
  }

  private static ReleaseRule kernel(
      String operation, NativeWork work, String size, String why, String... methods) {
    return new ReleaseRule(operation, List.of(methods), Effect.BY_POLICY, work, size, why);
  }

  private static ReleaseRule never(String operation, String why, String... methods) {
    return new ReleaseRule(operation, List.of(methods), Effect.NEVER, null, "", why);
  }
}
