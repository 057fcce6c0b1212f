package dev.baton.core.interpreter;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The thread states of an interpreter: one for each thread that attached, until some time after the
 * thread has ended. What ended threads did with the lock is kept, added up.
 */
final class ThreadRegistry {
  /** Below this many states nobody looks for threads that have ended. */
  static final int FEWEST_TO_PRUNE = 64;

  /** A power of two. */
  private static final int RECENT = 64;

  /**
   * Each thread's own state. The reference is weak so that a thread that lives on does not keep
   * every interpreter that it ever attached to; states keeps the state as long as the interpreter
   * is.
   */
  @SuppressWarnings("ThreadLocalUsage") // A thread has a state per interpreter.
  private final ThreadLocal<WeakReference<ThreadState>> current = new ThreadLocal<>();

  /**
   * States by the lowest bits of their threads' ids: found faster than a thread-local where no two
   * threads of the same bits use the interpreter by turns. Plain: an element is either seen as it
   * was made, a state's thread being final, or not at all.
   */
  private final @Nullable ThreadState[] recent = new @Nullable ThreadState[RECENT];

  private final Set<ThreadState> states = ConcurrentHashMap.newKeySet();
  private final AtomicReference<@Nullable ThreadState> main = new AtomicReference<>();

  private volatile int statesBeforePruning = FEWEST_TO_PRUNE;

  /** Guarded by this, so that a state is either among the others or in here. */
  private ThreadLedger ended = Ledger.nothing(Ledger.ENDED);

  /** Returns the state of the calling thread, attached or not; null if it never attached. */
  @Nullable ThreadState current() {
    Thread thread = Thread.currentThread();
    ThreadState state = recent[slot(thread)];
    return state != null && state.thread() == thread ? state : lookUp(thread);
  }

  private @Nullable ThreadState lookUp(Thread thread) {
    WeakReference<ThreadState> reference = current.get();
    ThreadState state = reference == null ? null : reference.get();
    if (state != null) {
      recent[slot(thread)] = state;
    }
    return state;
  }

  private static int slot(Thread thread) {
    return (int) thread.threadId() & RECENT - 1;
  }

  /** Returns the state of the first thread that attached; null if none has. */
  @Nullable ThreadState main() {
    return main.get();
  }

  /** Adds the calling thread's state. From here on others find it. */
  void add(ThreadState state) {
    // Without the monitor: a crowd that comes all at once would queue for it.
    if (states.size() >= statesBeforePruning) {
      pruneEndedThreads();
    }
    states.add(state);
    current.set(new WeakReference<>(state));
    main.compareAndSet(null, state);
  }

  private synchronized void pruneEndedThreads() {
    if (states.size() < statesBeforePruning) {
      return; // Another thread was faster.
    }
    List<ThreadState> dead = states.stream().filter(state -> !state.thread().isAlive()).toList();
    for (ThreadState state : dead) {
      states.remove(state);
      int slot = slot(state.thread());
      if (recent[slot] == state) {
        recent[slot] = null;
      }
      state.interpreter().instruments().retire(state);
      ended = ended.plus(state.ledger());
    }
    statesBeforePruning = Math.max(FEWEST_TO_PRUNE, 2 * states.size());
  }

  /** Returns a live view of all states. */
  Collection<ThreadState> all() {
    return states;
  }

  void requestOfAll(int bit) {
    for (ThreadState state : states) {
      state.request(bit);
    }
  }

  synchronized Tracks tracks(Instruments instruments) {
    return instruments.tracks(states);
  }

  synchronized Ledger ledger() {
    List<ThreadLedger> threads = new ArrayList<>();
    states.stream().map(ThreadState::ledger).forEach(threads::add);
    if (ended.takes() > 0) {
      threads.add(ended);
    }
    return new Ledger(threads);
  }
}
