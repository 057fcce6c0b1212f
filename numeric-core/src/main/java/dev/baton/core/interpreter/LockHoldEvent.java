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

/** A thread held an interpreter lock, from its take to its drop. */
@Name("baton.LockHold")
@Label("Interpreter Lock Hold")
@Category({"Baton", "Interpreter Lock"})
@Description("A thread held an interpreter lock; the stack is where it dropped it")
@Threshold("10 ms")
@StackTrace(true)
@Registered(false) // See EventRegistration.
final class LockHoldEvent extends Event {
  private static final LockHoldEvent PROBE = new LockHoldEvent();

  @Label("Interpreter")
  @Nullable String interpreter;

  /** Says whether such events are recorded. */
  static boolean isRecorded() {
    return EventRegistration.isRecording() && PROBE.isEnabled();
  }

  static LockHoldEvent begun(Interpreter interpreter) {
    var event = new LockHoldEvent();
    event.interpreter = interpreter.toString();
    event.begin();
    return event;
  }
}
