/**
 * Linear algebra on OpenBLAS.
 *
 * <pre>
 *   Products (dot, matmul) ── layout BLAS can take, or a copy ──▶ gemm, dot
 * </pre>
 */
@NullMarked
package dev.baton.core.linalg;

import org.jspecify.annotations.NullMarked;
