package dev.baton.demos.programs;

import dev.baton.core.interpreter.Interpreter;
import dev.baton.core.interpreter.InterpreterBuilder;
import dev.baton.core.interpreter.LockPolicy;
import dev.baton.core.interpreter.ReleasePolicy;
import java.util.Locale;

/** What happens to the interpreter lock while a program runs. */
public enum Mode {
  /** The lock is never dropped around native work, as if every kernel were interpreter code. */
  HOLD("lock held"),
  /** The lock is dropped around every kernel. */
  RELEASE("lock released"),
  /** The lock is dropped where NumPy drops it. */
  NUMPY("NumPy's rules"),
  /** The lock is dropped where that pays, which is no behaviour of CPython's. */
  ADAPTIVE("dropped where it pays"),
  /** There is no lock: the interpreter is free-threaded. */
  NONE("no lock at all"),
  /** Each thread has an interpreter, and so a lock, of its own. */
  INTERPRETERS("an interpreter for each thread"),
  /** Each worker is a process, and so has a lock and a memory of its own. */
  PROCESSES("a process for each worker");

  private final String meaning;

  Mode(String meaning) {
    this.meaning = meaning;
  }

  /**
   * Starts an interpreter of this mode.
   *
   * @return a builder with the mode's two policies
   * @throws IllegalArgumentException if the mode is several interpreters
   */
  public InterpreterBuilder interpreter() {
    return Interpreter.builder()
        .lock(this == NONE ? LockPolicy.none() : LockPolicy.cpython())
        .release(
            switch (this) {
              case HOLD -> ReleasePolicy.hold();
              case NUMPY -> ReleasePolicy.numpy();
              case ADAPTIVE -> ReleasePolicy.adaptive();
              case RELEASE, NONE -> ReleasePolicy.release();
              case INTERPRETERS, PROCESSES ->
                  throw new IllegalArgumentException(this + " are several interpreters");
            });
  }

  /**
   * Says whether all threads run in one interpreter, and so share its lock.
   *
   * @return false if each worker has its own: {@link Workers}
   */
  public boolean isOneInterpreter() {
    return this != INTERPRETERS && this != PROCESSES;
  }

  /**
   * Says in words what the mode is.
   *
   * @return a few words, as in “lock held”
   */
  public String meaning() {
    return meaning;
  }

  /** Returns the mode's name as the command line and the results spell it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
