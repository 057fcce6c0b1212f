package dev.baton.core.interpreter;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Period;
import jdk.jfr.Registered;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;
import org.jspecify.annotations.Nullable;

/** What each living interpreter's lock looks like, now and then. */
@Name("baton.LockState")
@Label("Interpreter Lock State")
@Category({"Baton", "Interpreter Lock"})
@Description("The state of an interpreter lock and its counts so far")
@Period("1 s")
@StackTrace(false)
@Registered(false) // See EventRegistration.
final class LockStateEvent extends Event {
  /** The living interpreters, which this does not keep alive; guarded by itself. */
  private static final Set<Interpreter> INTERPRETERS =
      Collections.newSetFromMap(new WeakHashMap<>());

  @Label("Interpreter")
  @Nullable String interpreter;

  @Label("Policy")
  @Nullable String policy;

  @Label("Holder")
  @Nullable Thread holder;

  @Label("Last Holder")
  @Nullable Thread lastHolder;

  @Label("Waiters")
  int waiters;

  @Label("Switch Interval")
  @Timespan(Timespan.NANOSECONDS)
  long switchInterval;

  @Label("Switches")
  long switches;

  @Label("Takes")
  long takes;

  @Label("Forced Drops")
  long forcedDrops;

  @Label("Requests Made")
  long requestsMade;

  @Label("Requests Served")
  long requestsServed;

  @Label("Detached Sections")
  long detachedSections;

  /** Has an interpreter's lock recorded from now on, until it is closed or collected. */
  static void include(Interpreter interpreter) {
    synchronized (INTERPRETERS) {
      INTERPRETERS.add(interpreter);
    }
  }

  static void exclude(Interpreter interpreter) {
    synchronized (INTERPRETERS) {
      INTERPRETERS.remove(interpreter);
    }
  }

  static void recordAll() {
    List<Interpreter> living;
    synchronized (INTERPRETERS) {
      living = List.copyOf(INTERPRETERS);
    }
    living.forEach(LockStateEvent::record);
  }

  private static void record(Interpreter interpreter) {
    InterpreterLock lock = interpreter.lock();
    ThreadState holder = lock.holder();
    ThreadState lastHolder = lock.lastHolder();
    ThreadLedger total = interpreter.ledger().total();
    var event = new LockStateEvent();
    event.interpreter = interpreter.toString();
    event.policy = interpreter.lockPolicy().name();
    event.holder = holder != null ? holder.thread() : null;
    event.lastHolder = lastHolder != null ? lastHolder.thread() : null;
    event.waiters = lock.waiterCount();
    event.switchInterval = lock.intervalNanos();
    event.switches = lock.switchNumber();
    event.takes = total.takes();
    event.forcedDrops = total.forcedDrops();
    event.requestsMade = total.requestsMade();
    event.requestsServed = total.requestsServed();
    event.detachedSections = total.detachedSections();
    event.commit();
  }
}
