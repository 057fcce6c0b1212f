/**
 * Virtual time: the interpreter lock on a simulated clock, simulated cores and a seeded scheduler,
 * so that a convoy or a starvation replays exactly.
 *
 * <pre>
 *   Simulation ── implements ──▶ interpreter.Scheduler
 *       │ declares                      ▲ park, unpark, nanoTime
 *       ▼                               │
 *   simulated threads ── attach ──▶ Interpreter.builder().scheduler(simulation)
 *       │ work, sleep
 *       └── SimulationEvent …        SimulationException: deadlock, stall, failure
 * </pre>
 *
 * <p>The lock's code is the same as in real time; only what lies beneath it is exchanged.
 */
@NullMarked
package dev.baton.core.simulation;

import org.jspecify.annotations.NullMarked;
