/**
 * ND4J's side of Baton's lab and benchmarks: a process of its own, with a class path of its own,
 * since ND4J brings another OpenBLAS.
 *
 * <pre>
 *   Nd4jPeer (demos) ── one JSON request a line ──► PeerMain ─┬─ LabPrograms
 *                    ◄── one JSON reply a line ───            ├─ Benchmarks, MatrixBenchmarks
 *                                                             └─ Describing
 * </pre>
 *
 * <p>{@link dev.baton.nd4j.SharedMemory} is for programs that use both libraries in one process.
 */
@NullMarked
package dev.baton.nd4j;

import org.jspecify.annotations.NullMarked;
