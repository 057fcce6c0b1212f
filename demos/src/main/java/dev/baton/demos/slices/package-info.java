/**
 * How CPU-bound threads share an interpreter lock: slices, waits and shares, beside what CPython's
 * lock promises.
 *
 * <pre>
 *   SlicesPlan ─┬─► RealSlices ────────┐  threads of this machine
 *               └─► SimulatedSlices ───┤  the same in virtual time, exact
 *                                      ▼
 *                       SlicesReport: figures, verdicts ──► the table, SlicesFile
 * </pre>
 */
@NullMarked
package dev.baton.demos.slices;

import org.jspecify.annotations.NullMarked;
