package dev.baton.core.linalg;

import dev.baton.core.array.NDArray;
import dev.baton.core.internal.array.ArrayContext;
import dev.baton.core.interpreter.Interpreter;
import java.util.function.Function;

/**
 * Linear algebra on OpenBLAS: {@code numpy.linalg} and the core of {@code scipy.linalg}, for
 * float32, float64, complex64 and complex128; integers and bools count as float64.
 *
 * {@snippet file="dev/baton/core/LinearAlgebraSnippets.java" region="solve"}
 *
 * <p>Matrices are the last two axes; all before are a batch, and broadcast. The lock is dropped
 * once for all the factorisations of a batch, if its matrices have more than 500 elements together
 * under {@link dev.baton.core.interpreter.ReleasePolicy#numpy()}. Results are new arrays, row by
 * row.
 *
 * <p>Where a matrix has not what is asked of it a {@link LinearAlgebraException} says which one of
 * the batch and how far LAPACK came. NaN and infinity are otherwise computed with, as in NumPy.
 */
public final class LinearAlgebra
    implements MatrixEquations,
        StructuredEquations,
        MatrixFactors,
        MatrixEigenvalues,
        MatrixNumbers,
        MatrixPowers,
        MatrixFunctions,
        TensorContractions {
  private final ArrayContext context;

  private LinearAlgebra(Interpreter interpreter) {
    this.context = ArrayContext.of(interpreter);
  }

  /**
   * Returns the functions for an interpreter's arrays.
   *
   * @param interpreter the interpreter
   * @return always the same object for the same interpreter
   * @throws IllegalStateException if it has no arrays: {@code Numeric.of} was never called
   */
  public static LinearAlgebra of(Interpreter interpreter) {
    return interpreter.component(LinearAlgebra.class, LinearAlgebra::new);
  }

  /** Opens a call of one of the functions. */
  static Work work(Object part, String operation) {
    return new Work(((LinearAlgebra) part).context, operation);
  }

  /** Makes a call that has one result. */
  static NDArray one(Object part, String operation, Function<Work, NDArray> function) {
    try (Work work = work(part, operation)) {
      return work.keep(function.apply(work));
    }
  }
}
