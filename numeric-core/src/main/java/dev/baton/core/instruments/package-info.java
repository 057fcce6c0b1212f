/**
 * What one sees of an interpreter lock at work: timelines, pictures, management beans.
 *
 * <pre>
 *   Interpreter ── tracks() ──▶ Timeline ── slices, shares ──▶ Slices
 *        │                         │
 *        │                         └── TraceEvents ──▶ JSON for Perfetto and chrome://tracing
 *        └── lock(), ledger() ◀── InterpreterMXBean ◀── Management: register, unregister
 * </pre>
 *
 * <p>This package only reads what {@code dev.baton.core.interpreter} lets everybody read. JFR events
 * ({@code baton.LockWait}, {@code LockHold}, {@code LockSwitch}, {@code LockState}, {@code Kernel})
 * need no code: start a recording, by {@code jcmd <pid> JFR.start} while the program runs, and look
 * with {@code jcmd <pid> JFR.view baton.LockState}. A setting like {@code baton.LockWait#threshold=0
 * ns} of {@code JFR.start} has every wait recorded. Their times are real ones, also in a simulation.
 */
@NullMarked
package dev.baton.core.instruments;

import org.jspecify.annotations.NullMarked;
