/**
 * NumPy-style arrays under an interpreter lock. {@link dev.baton.core.Numeric} is where to begin.
 *
 * <pre>
 *   Numeric
 *     ├── print  io  linalg  fft  random  parallel
 *     │                │
 *     ├── ufunc ◀──────┘
 *     ├── array ── internal.array
 *     ├── internal.kernel ──▶ bindings ──▶ libbaton, OpenBLAS
 *     └── interpreter
 * </pre>
 */
@NullMarked
package dev.baton.core;

import org.jspecify.annotations.NullMarked;
