/**
 * The systems Baton is measured beside, each in a process of its own.
 *
 * <pre>
 *   PythonPeer ── one JSON request a line ──► python3 peer.py (CPython + NumPy)
 *   Nd4jPeer   ── the same ────────────────► java PeerMain (demos/nd4j: ND4J)
 *              ◄── one JSON reply a line ───
 * </pre>
 *
 * <p>A peer that is not installed is no error: it is said, in the table, the results and the
 * report.
 */
@NullMarked
package dev.baton.demos.peer;

import org.jspecify.annotations.NullMarked;
