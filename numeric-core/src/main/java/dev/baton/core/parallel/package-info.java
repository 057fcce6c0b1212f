/**
 * Many items, a few threads: Python's {@code parallel_map} and {@code foreach} in one interpreter,
 * and its {@code InterpreterPoolExecutor} in several.
 *
 * <pre>
 *   Parallel         caller ── detaches and waits ──▶ Batch: next item, first failure
 *                    Worker ── attached throughout ─────┘   one lock
 *   InterpreterPool  caller ── submits, gets futures ─▶ PoolWorkers: tasks not begun
 *                    Worker ── attached per task ───────┘   a lock each
 * </pre>
 *
 * <p>Workers of one interpreter run side by side only while their tasks have dropped its lock;
 * workers of several always do. What this package knows of arrays is which may cross.
 */
@NullMarked
package dev.baton.core.parallel;

import org.jspecify.annotations.NullMarked;
