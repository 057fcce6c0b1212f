/**
 * The emulated interpreter lock: CPython's GIL, its thread states and its ledger, without arrays or
 * native code.
 *
 * <pre>
 *   Interpreter ── owns ──▶ InterpreterLock ◀── made by ── LockPolicy: cpython, fair, io-first, none
 *       │                        ▲    └── waits through ──▶ Scheduler: the JVM's, or a simulation
 *       │ one per thread         │ take / drop
 *       ▼                        │
 *   ThreadState ── attach / detach / checkpoint
 *       │
 *       └── counts ──▶ Ledger            ReleasePolicy: which native work drops the lock
 * </pre>
 *
 * <p>This package depends on nothing else of Baton, so that an embedder can use it alone.
 */
@NullMarked
package dev.baton.core.interpreter;

import org.jspecify.annotations.NullMarked;
