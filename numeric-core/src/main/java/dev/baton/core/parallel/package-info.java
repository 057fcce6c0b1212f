/**
 * Python's {@code parallel_map} and {@code foreach}: many items, a few threads, one interpreter.
 *
 * <pre>
 *   caller ── detaches and waits ──▶ Batch: next item, first failure
 *                                      ▲
 *                                      │ take the next item until there is none
 *   Worker ── attached throughout ─────┘   (baton-parallel-1, baton-parallel-2, …)
 * </pre>
 *
 * <p>Workers run side by side only while their tasks have dropped the interpreter lock. This
 * package depends on {@link dev.baton.core.interpreter} alone.
 */
@NullMarked
package dev.baton.core.parallel;

import org.jspecify.annotations.NullMarked;
