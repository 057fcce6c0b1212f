/**
 * The convoy in one picture: a thread that comes back from I/O again and again, beside one that
 * computes, for a moment under each lock policy, with everything the interpreter keeps of it.
 *
 * <pre>
 *   remote ══ pipes ══ io ───────┐
 *   (attached to nothing)        ├── one interpreter: timeline and exact times on
 *                     cpu-bound ─┘          │
 *                                           ▼
 *   ConvoyLab ──► ConvoyRun ──────────► Convoy ──► the report, trace files for Perfetto
 * </pre>
 *
 * <p>It is not the echo server: that is measured from outside and without instruments. Here the
 * reply takes half a millisecond, so that in a picture of thirty single exchanges can be told.
 */
@NullMarked
package dev.baton.demos.convoy;

import org.jspecify.annotations.NullMarked;
