/**
 * Benchmarks of single operations, each beside its counterpart in CPython + NumPy.
 *
 * <pre>
 *   BenchmarkRun ── one forked JVM per benchmark and size (JMH) ──► a subclass of Side
 *        ▲                                                            │ before each iteration:
 *        └──────────── Exchange (a file) ◄── PeerSlices ◄─────────────┘ a slice of the peer's time
 * </pre>
 *
 * <p><b>Why so.</b> A ratio of two figures is worth something only if both were taken under the
 * same conditions, and on a shared machine conditions change by the second. JMH measures Baton's
 * side, since it takes care of what spoils a measurement of Java: warm-up, dead code, a profile
 * polluted by other benchmarks (hence a fork each). Its iterations are short, and in the set-up of
 * each the Python peer measures the same operation for as long, in a process that lives as long as
 * the fork. So the two alternate; the ratio is the median of the ratios of neighbours. The peer
 * waits on a pipe while Baton runs, and the other way round.
 *
 * <p>A benchmark that asks what something adds measures itself what is to be subtracted, in the
 * same place: before each iteration, for as long as the peer.
 *
 * <p>Each benchmark verifies its result, on both sides, against a value known beforehand.
 */
@NullMarked
package dev.baton.demos.bench;

import org.jspecify.annotations.NullMarked;
