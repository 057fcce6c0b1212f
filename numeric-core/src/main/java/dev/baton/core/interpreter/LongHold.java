package dev.baton.core.interpreter;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A hold of an interpreter lock that went on for too long while others waited: a kernel that runs
 * with the lock held, a loop without a checkpoint, a call that blocks.
 *
 * @param interpreter the interpreter's name
 * @param holder the name of the thread that held the lock
 * @param heldAtLeast how long it had held it when this was noticed: since it took the lock if
 *     {@linkplain InterpreterBuilder#measureTimes(boolean) times are measured}, since the first
 *     waiter saw it hold the lock otherwise
 * @param waiters the names of the threads that waited for the lock
 * @param stack where the holder was, innermost frame first; empty if it dropped the lock while its
 *     stack was taken
 * @param deadlock the circle of waits that the hold is part of and that will never end, if so
 */
public record LongHold(
    String interpreter,
    String holder,
    Duration heldAtLeast,
    List<String> waiters,
    List<StackTraceElement> stack,
    @Nullable DeadlockReport deadlock) {

  /** Makes an immutable description. */
  public LongHold {
    waiters = List.copyOf(waiters);
    stack = List.copyOf(stack);
  }

  /**
   * Describes the hold in a sentence, the stack below it, and the deadlock if there is one.
   *
   * @return lines of text
   */
  public String text() {
    String sentence =
        "thread %s has held the lock of %s for at least %.1f ms while %s waited%n"
            .formatted(
                holder,
                interpreter,
                heldAtLeast.toNanos() / 1e6,
                waiters.isEmpty() ? "another thread" : String.join(", ", waiters));
    String frames = stack.stream().map("    at %s%n"::formatted).collect(Collectors.joining());
    return sentence + frames + (deadlock != null ? deadlock.text() : "");
  }
}
