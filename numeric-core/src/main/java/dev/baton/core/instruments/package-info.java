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
 * <p>This package only reads what {@code dev.baton.core.interpreter} lets everybody read.
 *
 * <p>The JVM's flight recorder needs no code. Events are {@code baton.LockWait}, {@code
 * baton.LockHold}, {@code baton.LockSwitch}, {@code baton.LockState} and {@code baton.Kernel}; they
 * cost nothing until a recording is started, which one can do while the program runs:
 *
 * <pre>
 *   jcmd &lt;pid&gt; JFR.start +baton.LockWait#threshold=0ns +baton.LockSwitch#throttle=off
 *   jcmd &lt;pid&gt; JFR.view baton.LockState
 * </pre>
 *
 * <p>By default waits, holds and kernels are recorded from 10 ms on, at most 1,000 switches a
 * second, and the state of each lock every second. Their times are real ones, also in a simulation.
 */
@NullMarked
package dev.baton.core.instruments;

import org.jspecify.annotations.NullMarked;
