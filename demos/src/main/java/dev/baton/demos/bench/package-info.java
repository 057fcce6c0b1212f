/**
 * Benchmarks of single operations, each beside its counterparts in CPython + NumPy, ND4J and
 * others.
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
 * each the peers measure the same operation for as long, in processes that live as long as the
 * fork. So all alternate; the ratio is the median of the ratios of neighbours. The peers wait on a
 * pipe while Baton runs, and the other way round.
 *
 * <p>A benchmark that asks what something adds measures itself what is to be subtracted, in the
 * same place: before each iteration, for as long as the peer.
 *
 * <p>Each benchmark verifies its result, on all sides, against a value known beforehand.
 *
 * <p><b>To add one:</b> a method in a subclass of {@link dev.baton.demos.bench.Side} that does the
 * operation, whose {@code result()} says what came out; a line in {@link
 * dev.baton.demos.bench.BenchmarkCase} with its sizes, what must come out and its goal; the same
 * operation by the same name in {@code benchmarks.py} and, if there is one, in {@code limits.c} and
 * {@code demos/nd4j}. {@code PythonPeerTest} and {@code Nd4jPeerTest} hold all to the same value.
 */
@NullMarked
package dev.baton.demos.bench;

import org.jspecify.annotations.NullMarked;
