package dev.baton.core.interpreter;

/**
 * What becomes of a thread that wants the lock of a closed interpreter: one that attaches, comes
 * back from a detached section, or is stopped at a checkpoint while the interpreter closes. The
 * thread that closed the interpreter always gets the exception, as CPython's finalizing thread is
 * never hung.
 */
public enum LateThreads {
  /** It gets an {@link InterpreterClosedException}, unwinds, and may end. */
  THROW,

  /**
   * It parks for good, with nothing of its stack unwound: what CPython does since python/cpython
   * #87135, so that code which expects to have the lock never runs without it.
   *
   * <p>A parked platform thread that is no daemon keeps the JVM from ending by itself, though never
   * {@link System#exit}. An interrupt does not wake it; it is kept, for a re-assertion that never
   * comes. Its stack, and so the interpreter, is kept in memory as long as the JVM lives, unless it
   * is a virtual thread that nobody refers to. Whoever joins it waits for good too, and so does
   * {@code Parallel}, which joins its workers. In a thread dump it waits for an object of this
   * class; {@link Interpreter#parkedThreadCount()} counts such threads.
   */
  PARK
}
