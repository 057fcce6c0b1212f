package dev.baton.core;

import dev.baton.core.array.DType;
import dev.baton.core.array.NDArray;
import dev.baton.core.linalg.LinearAlgebra;
import dev.baton.core.linalg.LuFactors;
import dev.baton.core.linalg.Norm;
import dev.baton.core.linalg.Structure;
import dev.baton.core.ufunc.Over;

/** Linear algebra that is refused, and matrices that have not what is asked of them. */
final class LinearAlgebraErrors {
  private LinearAlgebraErrors() {}

  static void add(ErrorMessagesTest.Attempts attempts, Numeric np) {
    LinearAlgebra linalg = np.linalg();
    NDArray a = np.arange(12.0).reshape(3, 4);
    NDArray b = np.arange(5.0);
    NDArray square = np.eye(3);
    NDArray zeros = np.zeros(2, 3, 3);
    NDArray nan = np.full(Double.NaN, 3, 3);
    attempts.add("linalg.inv(a)", () -> linalg.inv(a));
    attempts.add("linalg.det(b)", () -> linalg.det(b));
    attempts.add("linalg.inv(float16)", () -> linalg.inv(np.zeros(DType.FLOAT16, 2, 2)));
    attempts.add("linalg.solve(square, b)", () -> linalg.solve(square, b));
    attempts.add("linalg.solve(zeros, ones)", () -> linalg.solve(zeros, np.ones(3)));
    attempts.add("linalg.cholesky(-square)", () -> linalg.cholesky(square.multiply(-1)));
    attempts.add("linalg.svd(nan)", () -> linalg.svd(nan));
    attempts.add("linalg.svdvals(a, hermitian)", () -> linalg.svdvals(a, true));
    attempts.add("linalg.eig(nan)", () -> linalg.eig(nan));
    attempts.add("linalg.lstsq(square, b)", () -> linalg.lstsq(square, b));
    attempts.add(
        "linalg.solve(-square, ones, positive)",
        () -> linalg.solve(square.multiply(-1), np.ones(3), Structure.POSITIVE_DEFINITE));
    attempts.add(
        "linalg.solve(zeros, ones, symmetric)",
        () -> linalg.solve(zeros, np.ones(3), Structure.SYMMETRIC));
    attempts.add(
        "linalg.solveTriangular(zeros, ones)",
        () -> linalg.solveTriangular(zeros, np.ones(3), true));
    attempts.add("linalg.solveBanded(1, 2, a, b)", () -> linalg.solveBanded(1, 2, a, b));
    attempts.add("linalg.solveBanded(1, 1, a, b)", () -> linalg.solveBanded(1, 1, a, b));
    attempts.add("linalg.solveBanded(-1, 3, a, b)", () -> linalg.solveBanded(-1, 3, a, b));
    attempts.add(
        "linalg.luSolve(pivots 0 to 3)",
        () -> linalg.luSolve(new LuFactors(square, np.arange(0L, 6, 2).subtract(1)), np.ones(3)));
    attempts.add(
        "linalg.luSolve(2 pivots)",
        () -> linalg.luSolve(new LuFactors(square, np.arange(2L)), np.ones(3)));
    attempts.add("linalg.ldl(nan)", () -> linalg.ldl(nan));
    attempts.add("linalg.ldl(a)", () -> linalg.ldl(a));
    attempts.add("linalg.schur(nan)", () -> linalg.schur(nan));
    attempts.add("linalg.logm(zeros)", () -> linalg.logm(zeros));
    attempts.add("linalg.sqrtm(nilpotent)", () -> linalg.sqrtm(np.diag(np.ones(2), 1)));
    attempts.add("linalg.norm(a, 3)", () -> linalg.norm(a, Norm.of(3)));
    attempts.add("linalg.norm(b, fro)", () -> linalg.norm(b, Norm.FROBENIUS));
    attempts.add("linalg.norm(zeros, 1)", () -> linalg.norm(zeros, Norm.of(1)));
    attempts.add(
        "linalg.norm(a, 2, where)",
        () -> linalg.norm(a, Norm.of(2), Over.all().where(np.ones(DType.BOOL, 3, 4))));
    attempts.add("linalg.cond(empty)", () -> linalg.cond(np.zeros(0, 0)));
    attempts.add("linalg.multiDot(a)", () -> linalg.multiDot(a));
    attempts.add("linalg.multiDot(a, zeros)", () -> linalg.multiDot(a, zeros));
    attempts.add("linalg.tensorinv(a, 0)", () -> linalg.tensorinv(a, 0));
    attempts.add("linalg.tensorinv(a, 1)", () -> linalg.tensorinv(a, 1));
    attempts.add("linalg.tensorsolve(a, b)", () -> linalg.tensorsolve(a, b));
    attempts.add("np.tensordot(a, a)", () -> np.tensordot(a, a, 1));
    attempts.add("np.tensordot(a, a, 7)", () -> np.tensordot(a, a, 7));
    attempts.add("np.einsum(ij,jk)", () -> np.einsum("ij,jk", a));
    attempts.add("np.einsum(ij,jk) of a, a", () -> np.einsum("ij,jk", a, a));
    attempts.add("np.einsum(i)", () -> np.einsum("i", a));
    attempts.add("np.einsum(ij->k)", () -> np.einsum("ij->k", a));
    attempts.add("np.einsum(ij->ii)", () -> np.einsum("ij->ii", a));
    attempts.add("np.einsum(i1)", () -> np.einsum("i1", a));
    attempts.add("np.blasThreads(0)", () -> np.blasThreads(0));
    attempts.add("np.kernelThreads(0)", () -> np.kernelThreads(0));
  }
}
