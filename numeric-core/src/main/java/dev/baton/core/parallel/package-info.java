/**
 * Many items, a few threads: Python's {@code parallel_map} and {@code foreach} in one interpreter,
 * its {@code InterpreterPoolExecutor} in several, and its {@code ProcessPoolExecutor} in several
 * processes.
 *
 * <pre>
 *   Parallel         caller ── detaches and waits ──▶ Batch: next item, first failure
 *                    Worker ── attached throughout ─────┘   one lock
 *   InterpreterPool  caller ── submits, gets futures ─▶ PoolWorkers: tasks not begun
 *                    Worker ── attached per task ───────┘   a lock each
 *   ProcessPool      caller ── submits, gets futures ─▶ threads, each with a WorkerProcess
 *                    ProcessWorker, a JVM ── socket ────┘   a lock and a memory each
 * </pre>
 *
 * <p>Workers of one interpreter run side by side only while their tasks have dropped its lock;
 * workers of several always do, in one process or many. What this package knows of arrays is which
 * may cross.
 */
@NullMarked
package dev.baton.core.parallel;

import org.jspecify.annotations.NullMarked;
