package dev.baton.core;

import static dev.baton.core.Rules.kernel;
import static dev.baton.core.interpreter.NativeWork.BLAS;
import static dev.baton.core.interpreter.NativeWork.GENERALIZED;

import java.util.List;

/** Products of vectors and matrices. */
final class ProductRules {
  private ProductRules() {}

  static final List<ReleaseRule> ALL =
      List.of(
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
              "Products.matmul"));
}
