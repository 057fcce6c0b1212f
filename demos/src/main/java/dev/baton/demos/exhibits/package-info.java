/**
 * What is shown by other figures than speed-ups: counts, losses, prices.
 *
 * <pre>
 *   Exhibit ── show(effort, peer) ──► Outcome: a table, a conclusion, lines for results.json
 *      │
 *      ├─ ReferenceCounts    who counts references, and when memory is freed
 *      ├─ LostUpdates        the race condition, without the lock and with it
 *      ├─ LockGranularity    one lock, a lock per array, atomic counts
 *      ├─ PolicyPrices       what each lock policy costs one thread
 *      ├─ WhatIf             an estimate from a run with the lock held, and the truth
 *      ├─ Scaling            more threads, Amdahl's law, the memory's limit
 *      └─ BreakEvenCurves    from which size on releasing pays
 * </pre>
 */
@NullMarked
package dev.baton.demos.exhibits;

import org.jspecify.annotations.NullMarked;
