package dev.baton.core.interpreter;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Registered;
import jdk.jfr.StackTrace;
import jdk.jfr.Threshold;
import org.jspecify.annotations.Nullable;

/** A thread waited for an interpreter lock that another one had. */
@Name("baton.LockWait")
@Label("Interpreter Lock Wait")
@Category({"Baton", "Interpreter Lock"})
@Description("A thread waited for an interpreter lock")
@Threshold("10 ms")
@StackTrace(true)
@Registered(false) // See EventRegistration.
final class LockWaitEvent extends Event {
  private static final LockWaitEvent PROBE = new LockWaitEvent();

  @Label("Interpreter")
  @Nullable String interpreter;

  @Label("Holder")
  @Description("The thread that had the lock when the wait began")
  @Nullable Thread holder;

  @Label("Waiters")
  @Description("Threads that waited when the wait began, this one included")
  int waiters;

  /** Begins an event if such events are recorded. */
  static @Nullable LockWaitEvent begun(InterpreterLock lock, @Nullable Thread holder) {
    if (!PROBE.isEnabled()) {
      return null;
    }
    var event = new LockWaitEvent();
    event.interpreter = lock.interpreter.toString();
    event.holder = holder;
    event.waiters = lock.waiterCount() + 1;
    event.begin();
    return event;
  }
}
