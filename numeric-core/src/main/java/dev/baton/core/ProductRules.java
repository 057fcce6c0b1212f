package dev.baton.core;

import static dev.baton.core.Rules.kernel;
import static dev.baton.core.Rules.never;
import static dev.baton.core.interpreter.NativeWork.BLAS;
import static dev.baton.core.interpreter.NativeWork.GENERALIZED;

import java.util.List;

/** Products of vectors and matrices, and linear algebra. */
final class ProductRules {
  private static final String MATRICES = "elements of all matrices";

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
              "Products.dot",
              "Numeric.vdot",
              "LinearAlgebra.vdot",
              "LinearAlgebra.multiDot"),
          kernel(
              "matmul",
              GENERALIZED,
              "broadcast size × m·n of one product",
              "a generalised ufunc",
              "Numeric.matmul",
              "NDArray.matmul",
              "Products.matmul",
              "Numeric.inner",
              "Numeric.vecdot",
              "Numeric.matvec",
              "Numeric.vecmat",
              "Numeric.tensordot",
              "Numeric.einsum",
              "LinearAlgebra.inner",
              "LinearAlgebra.vecdot",
              "LinearAlgebra.matvec",
              "LinearAlgebra.vecmat",
              "LinearAlgebra.tensordot",
              "LinearAlgebra.einsum"),
          kernel(
              "solutions and inverses",
              GENERALIZED,
              MATRICES,
              "a call of LAPACK for each, the lock dropped once for all",
              "LinearAlgebra.solve",
              "LinearAlgebra.inv",
              "LinearAlgebra.pinv",
              "LinearAlgebra.lstsq",
              "LinearAlgebra.tensorsolve",
              "LinearAlgebra.tensorinv",
              "LinearAlgebra.solveTriangular",
              "LinearAlgebra.solveBanded",
              "LinearAlgebra.luSolve",
              "LinearAlgebra.choSolve"),
          kernel(
              "factors, eigenvalues, singular values",
              GENERALIZED,
              MATRICES,
              "a call of LAPACK for each, the lock dropped once for all",
              "LinearAlgebra.cholesky",
              "LinearAlgebra.lu",
              "LinearAlgebra.luFactor",
              "LinearAlgebra.ldl",
              "LinearAlgebra.qrPivoted",
              "LinearAlgebra.schur",
              "LinearAlgebra.qr",
              "LinearAlgebra.svd",
              "LinearAlgebra.svdvals",
              "LinearAlgebra.eig",
              "LinearAlgebra.eigvals",
              "LinearAlgebra.eigh",
              "LinearAlgebra.eigvalsh"),
          kernel(
              "determinants, norms, conditions, ranks, powers, functions",
              GENERALIZED,
              MATRICES,
              "a call of LAPACK for each, or ufuncs",
              "LinearAlgebra.det",
              "LinearAlgebra.slogdet",
              "LinearAlgebra.norm",
              "LinearAlgebra.vectorNorm",
              "LinearAlgebra.matrixNorm",
              "LinearAlgebra.cond",
              "LinearAlgebra.matrixRank",
              "LinearAlgebra.matrixPower",
              "LinearAlgebra.expm",
              "LinearAlgebra.logm",
              "LinearAlgebra.sqrtm"),
          never(
              "threads of a call, paths of sums, the functions of linear algebra",
              "no kernel",
              "Numeric.blasThreads",
              "Numeric.kernelThreads",
              "Numeric.einsumPath",
              "LinearAlgebra.einsumPath",
              "Numeric.linalg",
              "LinearAlgebra.of"));
}
