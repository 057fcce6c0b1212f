/**
 * Measures programs: every system, mode and number of threads in turn, round after round.
 *
 * <pre>
 *   Lab ── for each program ──► Runner per configuration ── warm up until settled
 *    │                             │
 *    │                             └─ round 1: a b c d …   round 2: b c d … a   …
 *    └─ Measurement per configuration ──► Results (results.json, the table, the report)
 * </pre>
 *
 * <p>The configurations of a program take turns within each round, so that whatever else the
 * machine does meanwhile hits all of them alike. The figure is the median over the rounds; the
 * quartiles go with it. Before every third round plain arithmetic, by one thread and by as many as
 * the programs have, shows what the machine gives just then.
 */
@NullMarked
package dev.baton.demos.lab;

import org.jspecify.annotations.NullMarked;
