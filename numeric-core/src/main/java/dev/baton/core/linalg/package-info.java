/**
 * Linear algebra on OpenBLAS.
 *
 * <pre>
 *   Products (dot, matmul) ── layout BLAS can take, or a copy ──▶ gemm, dot
 *                          ── small, or of integers ──▶ libbaton
 *   LinearAlgebra ── one class for each factorisation, in a Work ── MatrixStack ──▶ LAPACK
 *                                                              ├── SmallMatrices ──▶ libbaton
 *                                                              └── Failures ──▶ LinearAlgebraException
 * </pre>
 */
@NullMarked
package dev.baton.core.linalg;

import org.jspecify.annotations.NullMarked;
