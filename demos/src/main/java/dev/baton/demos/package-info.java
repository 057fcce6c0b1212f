/**
 * The lab: programs that show what the interpreter lock costs, benchmarks, and the command line to
 * both.
 *
 * <pre>
 *   Main ─► cli ─┬─► lab ────► programs ──► the library
 *                │    └──────► peer ──────► CPython + NumPy, ND4J
 *                ├─► echo ───► servers in processes of their own, CPython's among them
 *                ├─► convoy, slices ─► who has the lock and when
 *                ├─► bench ──► peer
 *                ├─► report    (report.html from what lab measured)
 *                └─► machine   (what the figures come from)
 * </pre>
 */
@NullMarked
package dev.baton.demos;

import org.jspecify.annotations.NullMarked;
