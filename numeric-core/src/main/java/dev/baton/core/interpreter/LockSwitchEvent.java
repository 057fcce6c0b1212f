package dev.baton.core.interpreter;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Registered;
import jdk.jfr.StackTrace;
import jdk.jfr.Throttle;
import org.jspecify.annotations.Nullable;

/** An interpreter lock has gone from one thread to another, which is the event's own thread. */
@Name("baton.LockSwitch")
@Label("Interpreter Lock Switch")
@Category({"Baton", "Interpreter Lock"})
@Description("An interpreter lock has gone from one thread to another")
@StackTrace(false)
@Throttle("1000/s")
@Registered(false) // See EventRegistration.
final class LockSwitchEvent extends Event {
  private static final LockSwitchEvent PROBE = new LockSwitchEvent();

  @Label("Interpreter")
  @Nullable String interpreter;

  @Label("From")
  @Description("The thread that had the lock before")
  @Nullable Thread from;

  @Label("To")
  @Description("The thread that has the lock now")
  @Nullable Thread to;

  @Label("Cause")
  @Description(
      "forced: dropped at a checkpoint on request; stop-the-world: dropped at a checkpoint for a"
          + " stopped world; voluntary: dropped for a detached section or for good")
  @Nullable String cause;

  /** Records that {@code to}, the calling thread's, follows {@code from}. */
  static void record(ThreadState from, ThreadState to) {
    if (PROBE.isEnabled()) {
      var event = new LockSwitchEvent();
      event.interpreter = to.interpreter().toString();
      event.from = from.thread();
      event.to = to.thread();
      event.cause =
          from.stopsForTheWorld ? "stop-the-world" : from.cpuBound ? "forced" : "voluntary";
      event.commit();
    }
  }
}
