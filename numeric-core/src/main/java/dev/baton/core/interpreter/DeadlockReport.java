package dev.baton.core.interpreter;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A circle of threads of which each waits for what the next one has, and an interpreter lock is
 * among it: typically a thread that enters a monitor while it is attached, and another that
 * attaches while it is inside. The JVM's own detection does not know who holds an interpreter lock.
 *
 * <p>Found are monitors, locks of {@code java.util.concurrent.locks} that have an owner,
 * interpreter locks (several, too) and stopped worlds. The JVM does not tell what a virtual thread
 * waits for or owns, except by {@link LockSupport#getBlocker(Thread)}: a circle through a virtual
 * thread is found only if that thread waits for an interpreter lock, and never if it owns the
 * monitor.
 *
 * @param interpreter the name of the interpreter at whose lock the search began
 * @param links the threads of the circle, each waiting for the next, the last for the first
 */
public record DeadlockReport(String interpreter, List<Link> links) {
  /** What to do about it. */
  public static final String RULE =
      "Rule: detach before you lock. A thread that waits for any lock while it is attached keeps"
          + " everybody else from the interpreter, the lock's owner too.";

  /**
   * One thread of the circle.
   *
   * @param thread its name
   * @param has what it has that the thread before it waits for
   * @param waitsFor what it waits for and the next thread has
   * @param stack where it waits, innermost frame first
   */
  public record Link(String thread, String has, String waitsFor, List<StackTraceElement> stack) {
    /** Makes an immutable link. */
    public Link {
      stack = List.copyOf(stack);
    }
  }

  /** Makes an immutable report. */
  public DeadlockReport {
    links = List.copyOf(links);
  }

  /**
   * Looks for a deadlock that the holder of an interpreter's lock is part of, or stuck behind,
   * without taking that lock. Two looks must agree, so that threads passing by are not taken for
   * one.
   *
   * @param interpreter where to begin
   * @return the circle, or nothing if there is none now
   */
  public static Optional<DeadlockReport> find(Interpreter interpreter) {
    List<Wait> circle = new Search().circleFrom(interpreter);
    return !circle.isEmpty() && circle.equals(new Search().circleFrom(interpreter))
        ? Optional.of(new DeadlockReport(interpreter.toString(), links(circle)))
        : Optional.empty();
  }

  private static List<Link> links(List<Wait> circle) {
    List<Link> links = new ArrayList<>();
    Wait before = circle.getLast();
    for (Wait wait : circle) {
      links.add(
          new Link(
              ThreadState.nameOf(wait.thread),
              before.what,
              wait.what,
              List.of(wait.thread.getStackTrace())));
      before = wait;
    }
    return links;
  }

  /**
   * Tells who has what and who waits for what, then the rule, then the stacks.
   *
   * @return lines of text
   */
  public String text() {
    var text = new StringBuilder("Deadlock at the lock of %s:%n".formatted(interpreter));
    for (int i = 0; i < links.size(); i++) {
      Link link = links.get(i);
      text.append(
          "  thread %s has %s and waits for %s, which thread %s has.%n"
              .formatted(
                  link.thread, link.has, link.waitsFor, links.get((i + 1) % links.size()).thread));
    }
    text.append(RULE).append(System.lineSeparator());
    for (Link link : links) {
      text.append("Stack of thread %s:%n".formatted(link.thread));
      link.stack.forEach(frame -> text.append("    at %s%n".formatted(frame)));
    }
    return text.toString();
  }

  /**
   * One thread's wait.
   *
   * @param what it waits for
   * @param owner who has that
   * @param drops how often the owner has dropped that, if it can be known
   */
  private record Wait(Thread thread, String what, Thread owner, long drops) {}

  /** One walk along the owners. */
  private static final class Search {
    private final ThreadMXBean jvm = ManagementFactory.getThreadMXBean();

    private final Set<Interpreter> interpreters = new LinkedHashSet<>();

    /** The threads known by the interpreters come across: the JVM gives ids only. */
    private final Map<Long, Thread> threads = new HashMap<>();

    /**
     * Returns the waits of the circle that the holder's wait leads to; empty if it leads to none.
     */
    List<Wait> circleFrom(Interpreter interpreter) {
      ThreadState holder = interpreter.lock().holder();
      if (holder == null) {
        return List.of();
      }
      learn(interpreter);
      List<Wait> waits = new ArrayList<>();
      Map<Thread, Integer> seen = new HashMap<>();
      Thread thread = holder.thread();
      while (!seen.containsKey(thread)) {
        Wait wait = waitOf(thread);
        if (wait == null) {
          return List.of();
        }
        seen.put(thread, waits.size());
        waits.add(wait);
        thread = wait.owner;
      }
      return waits.subList(seen.get(thread), waits.size());
    }

    private void learn(Interpreter interpreter) {
      if (interpreters.add(interpreter)) {
        for (ThreadState state : interpreter.threadStates()) {
          threads.put(state.thread().threadId(), state.thread());
        }
      }
    }

    private @Nullable Wait waitOf(Thread thread) {
      Object blocker = LockSupport.getBlocker(thread);
      if (blocker instanceof InterpreterLock lock) {
        learn(lock.interpreter);
      }
      // A waiter for the lock is one also in the moments when it is not parked.
      for (Interpreter interpreter : interpreters) {
        for (ThreadState waiter : interpreter.lock().waiters()) {
          if (waiter.thread() == thread) {
            return waitForLock(thread, interpreter);
          }
        }
      }
      if (blocker instanceof Gate gate) {
        Thread owner = gate.owner();
        return owner == null ? null : new Wait(thread, "the world to go on", owner, 0);
      }
      return thread.isVirtual() ? null : waitOfPlatformThread(thread);
    }

    private static @Nullable Wait waitForLock(Thread thread, Interpreter interpreter) {
      ThreadState holder = interpreter.lock().holder();
      return holder == null
          ? null
          : new Wait(thread, "the lock of " + interpreter, holder.thread(), holder.drops());
    }

    private @Nullable Wait waitOfPlatformThread(Thread thread) {
      ThreadInfo info = jvm.getThreadInfo(thread.threadId());
      Thread owner = info != null ? threads.get(info.getLockOwnerId()) : null;
      if (info == null || owner == null) {
        return null;
      }
      String kind = info.getThreadState() == Thread.State.BLOCKED ? "the monitor " : "the lock ";
      return new Wait(thread, kind + info.getLockName(), owner, 0);
    }
  }
}
