/**
 * The programs whose speed-up by threads is measured, each written as a user of the library would
 * write it.
 *
 * <pre>
 *   Program ── prepare(interpreter, workload, threads) ──► Job ── run() ──► a value to verify()
 *      │
 *      ├─ work inside the interpreter    countdown, print
 *      ├─ work in native code            add, matmul, solve, svd, dft-…, foreach
 *      └─ both side by side              print-kernels
 * </pre>
 *
 * <p>Whatever the number of threads, a program does the same work in total.
 */
@NullMarked
package dev.baton.demos.programs;

import org.jspecify.annotations.NullMarked;
