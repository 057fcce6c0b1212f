package dev.baton.core.interpreter;

import java.io.PrintStream;
import java.util.Collection;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An interpreter in CPython's sense: a lock, the threads that take it, and what they share under
 * it.
 *
 * <p>A thread <em>attaches</em> to run interpreter code and <em>detaches</em> to stop, or for a
 * section that touches nothing of the interpreter's (a native kernel, I/O) so that others may run:
 *
 * {@snippet file="dev/baton/core/Snippets.java" region="interpreter"}
 *
 * <p>Virtual threads may attach. While one waits for the lock its carrier is free for others; a
 * native kernel pins its carrier. The JDK does not preempt virtual threads: those that compute
 * without blocking keep their carriers, and where they keep all of them no other virtual thread
 * runs, not even to ask for the lock. Keep fewer of them than {@link
 * Runtime#availableProcessors()}, or use platform threads for what is CPU-bound.
 *
 * <p>There is no default interpreter. Several may live in one process, each with its own lock (PEP
 * 684).
 */
public final class Interpreter implements AutoCloseable {
  private static final AtomicInteger CREATED = new AtomicInteger();

  private final String name;
  private final LockPolicy policy;
  private final ReleasePolicy releasePolicy;
  private final PrintStream out;
  private final Scheduler scheduler;
  private final Gate gate;
  private final InterpreterLock lock;
  private final Instruments instruments;

  private final ThreadRegistry threads = new ThreadRegistry();
  private final PendingCalls pendingCalls =
      new PendingCalls(() -> threads.requestOfAll(ThreadState.CALLS), this::requestCallsOfMain);
  private final AtomicBoolean interrupted = new AtomicBoolean();
  private final @Nullable Runnable interruptHandler;

  private final Components components;
  private final Finalization finalization;

  Interpreter(InterpreterBuilder builder) {
    int number = CREATED.incrementAndGet();
    this.name = builder.name != null ? builder.name : "interpreter-" + number;
    this.policy = builder.lock;
    this.releasePolicy = builder.release;
    this.out = builder.out;
    this.interruptHandler = builder.interruptHandler;
    this.scheduler = builder.scheduler;
    this.gate = new Gate(this, builder.lateThreads);
    this.components = new Components(this);
    this.finalization = new Finalization(this, components, pendingCalls, builder.shutdownLimit);
    this.instruments = new Instruments(this, builder.instruments);
    this.lock = policy.newLock(this);
    EventRegistration.atFirstUse();
    LockStateEvent.include(this);
  }

  /**
   * Starts the description of a new interpreter.
   *
   * @return a builder with CPython's lock, NumPy's release policy, standard output
   */
  public static InterpreterBuilder builder() {
    return new InterpreterBuilder();
  }

  // ---- attach, detach, checkpoint
  // -------------------------------------------------------------------------

  /**
   * Attaches the calling thread: takes the lock, waiting for it if need be, or, if the thread is
   * attached already, only counts (PyGILState style). Any thread may attach, virtual ones too.
   *
   * @return the section; close it on the same thread, innermost first
   * @throws InterpreterClosedException if the interpreter is closed
   */
  public Attachment attach() {
    ThreadState state = callersState();
    return (state != null ? state : register()).attach();
  }

  /**
   * Detaches the calling thread for a section: hides its thread state and drops the lock. If
   * another thread has asked for the lock, this returns only when one has taken it.
   *
   * @return the section; closing it retakes the lock
   * @throws IllegalMonitorStateException if the calling thread is not attached
   * @throws InterpreterClosedException if the interpreter is closed
   */
  public Detachment detach() {
    return requireState("detach").detach();
  }

  /**
   * Reaches a checkpoint of the calling thread. Loops should keep {@link Attachment#state()} and
   * call {@link ThreadState#checkpoint()} instead, which saves a look-up.
   *
   * @throws IllegalMonitorStateException if the calling thread is not attached
   * @throws InterpreterInterruptedException after {@link #interrupt()}, on the main thread
   * @throws InterpreterClosedException if the interpreter is closed
   */
  public void checkpoint() {
    ThreadState state = requireState("reach a checkpoint");
    state.requireAttached("reach a checkpoint");
    state.checkpoint();
  }

  /**
   * Returns the calling thread's state while it is attached.
   *
   * @return the state, or null if the thread is not attached: never, or inside a detached section
   */
  public @Nullable ThreadState currentThreadState() {
    ThreadState state = callersState();
    return state != null && state.isAttached() ? state : null;
  }

  /** Returns the state of the calling thread, attached or not; null if it never attached. */
  private @Nullable ThreadState callersState() {
    // The holder of an exclusive lock is found faster than a thread-local.
    ThreadState holder = lock.holder();
    return holder != null && holder.thread() == Thread.currentThread() ? holder : threads.current();
  }

  private ThreadState requireState(String action) {
    ThreadState state = callersState();
    if (state == null) {
      throw new IllegalMonitorStateException(
          "thread %s cannot %s: it is not attached to %s"
              .formatted(Thread.currentThread().getName(), action, this));
    }
    return state;
  }

  private ThreadState register() {
    if (gate.isClosed()) {
      throw gate.turnAway();
    }
    ThreadState state = new ThreadState(this, Thread.currentThread());
    threads.add(state);
    if (!gate.isOpen()) {
      state.request(ThreadState.STOP_THE_WORLD);
    }
    if (state == threads.main() && interrupted.get()) {
      state.request(ThreadState.SIGNALS);
    }
    if (!pendingCalls.isEmpty()) {
      state.request(ThreadState.CALLS);
    }
    return state;
  }

  Collection<ThreadState> threadStates() {
    return threads.all();
  }

  // ---- what can be asked of attached threads
  // --------------------------------------------------------------

  /**
   * Interrupts the main thread, the first that attached, at its next checkpoint: runs the interrupt
   * handler, or without one throws {@link InterpreterInterruptedException} there. Any thread may
   * call this, attached or not.
   */
  public void interrupt() {
    interrupted.set(true);
    ThreadState state = threads.main();
    if (state != null) {
      state.request(ThreadState.SIGNALS);
    }
  }

  void handleInterrupt(ThreadState state) {
    if (interrupted.compareAndSet(true, false)) {
      if (interruptHandler == null) {
        throw new InterpreterInterruptedException(this + " was interrupted on " + state);
      }
      interruptHandler.run();
    }
  }

  /**
   * Schedules a call to be made by some attached thread at a checkpoint, under the lock: CPython's
   * {@code _PyEval_AddPendingCall}. Calls are made in order and never nest, at most 100 by one
   * checkpoint. One that throws, throws out of that checkpoint; those behind it stay pending. Up to
   * 300 may be pending.
   *
   * @param call what to run
   * @return false if too many calls are pending already, or the interpreter is closed; the call was
   *     not scheduled
   */
  public boolean addPendingCall(Runnable call) {
    return pendingCalls.add(call);
  }

  /**
   * Schedules a call to be made by the main thread, the first that attached, at a checkpoint, under
   * the lock: CPython's {@code Py_AddPendingCall}. Up to 32 may be pending; they are made after
   * those that any thread may make, and otherwise like these.
   *
   * @param call what to run
   * @return false if too many calls are pending already, or the interpreter is closed; the call was
   *     not scheduled
   */
  public boolean addPendingCallOnMainThread(Runnable call) {
    return pendingCalls.addForMain(call);
  }

  private void requestCallsOfMain() {
    ThreadState state = threads.main();
    if (state != null) {
      state.request(ThreadState.CALLS);
    }
  }

  void runPendingCalls() {
    pendingCalls.run(isMainThread());
  }

  boolean isMainThread() {
    ThreadState state = threads.main();
    return state != null && state.thread() == Thread.currentThread();
  }

  /**
   * Stops the world: waits until no other thread runs interpreter code, and keeps them from it
   * until the result is closed. Threads in detached sections go on until they want to come back;
   * attached ones stop at their next checkpoint. Nests on one thread.
   *
   * @return the stop; close it on the same thread
   * @throws InterpreterClosedException if the interpreter is closed
   */
  public StoppedWorld stopTheWorld() {
    gate.stop(lock, currentThreadState());
    return new StoppedWorld(gate);
  }

  // ---- printing
  // -------------------------------------------------------------------------------------------

  /**
   * Formats a value and writes it with a line end, both under the lock: Python's {@code print}.
   * Lines of several threads never mix.
   *
   * @param value what to print, by {@link String#valueOf(Object)}
   */
  public void print(@Nullable Object value) {
    try (var _ = attach()) {
      out.print(value + System.lineSeparator());
      out.flush();
    }
  }

  /**
   * Formats values and writes the result with a line end, both under the lock: Python's {@code
   * print(format % values)}.
   *
   * @param format a format string as of {@link String#format(Locale, String, Object...)}, in the
   *     root locale
   * @param values what it refers to
   * @throws java.util.IllegalFormatException if the format does not fit the values
   */
  @SuppressWarnings("AnnotateFormatMethod") // The annotation would be a dependency.
  public void printFormatted(String format, @Nullable Object... values) {
    try (var _ = attach()) {
      print(String.format(Locale.ROOT, format, values));
    }
  }

  // ---- components
  // -----------------------------------------------------------------------------------------

  /**
   * Returns the one component of a type that this interpreter has, made on first use: what
   * CPython's layers keep in {@code PyInterpreterState_GetDict}. One component is made at a time;
   * its maker may drop the lock and ask for others. A component that is {@link AutoCloseable} is
   * closed, under the lock and with the world stopped, when the interpreter is, last made first.
   *
   * @param <T> the component's type
   * @param type its class, which is its name here
   * @param maker makes it, under the lock
   * @return the component
   * @throws InterpreterClosedException if the interpreter is closed
   */
  public <T> T component(Class<T> type, Function<? super Interpreter, ? extends T> maker) {
    try (var attachment = attach()) {
      return components.get(attachment.state(), type, maker);
    }
  }

  // ---- what can be read
  // -----------------------------------------------------------------------------------

  /**
   * Returns the lock, for reading and for its switch interval.
   *
   * @return this interpreter's own lock
   */
  public InterpreterLock lock() {
    return lock;
  }

  /**
   * Returns the policy the lock was made by.
   *
   * @return the lock policy
   */
  public LockPolicy lockPolicy() {
    return policy;
  }

  /**
   * Returns the policy that decides which native work drops the lock.
   *
   * @return the release policy
   */
  public ReleasePolicy releasePolicy() {
    return releasePolicy;
  }

  /**
   * Reads what every thread did with the lock, without taking it.
   *
   * @return the counts so far
   */
  public Ledger ledger() {
    return threads.ledger();
  }

  /**
   * Reads what every thread did and when, without taking the lock: what {@linkplain
   * InterpreterBuilder#timeline(int) the timeline} has kept.
   *
   * @return a track per thread
   * @throws IllegalStateException if the interpreter was built without a timeline
   */
  public Tracks tracks() {
    return threads.tracks(instruments);
  }

  /**
   * Says whether the interpreter has been closed.
   *
   * @return true once no thread can attach any more
   */
  public boolean isClosed() {
    return gate.isClosed();
  }

  Gate gate() {
    return gate;
  }

  Instruments instruments() {
    return instruments;
  }

  @Nullable LongHolds longHolds() {
    return instruments.longHolds();
  }

  Scheduler scheduler() {
    return scheduler;
  }

  Finalization finalization() {
    return finalization;
  }

  // ---- the end
  // --------------------------------------------------------------------------------------------------

  /**
   * Keeps the interpreter from being closed until the result is. Any thread may ask for this,
   * attached or not.
   *
   * @return a guard, held by the calling thread until it is closed or handed on
   * @throws InterpreterClosedException if the interpreter is closed or about to be
   */
  public InterpreterGuard guard() {
    return finalization.guard();
  }

  /**
   * Keeps the interpreter from being closed, as {@link #guard()} does, if it is not too late.
   *
   * @return a guard, or null if the interpreter is closed or about to be
   */
  public @Nullable InterpreterGuard tryGuard() {
    return finalization.guards().tryOpen();
  }

  /**
   * Returns the number of guards that keep the interpreter from being closed.
   *
   * @return guards open now
   */
  public int guardCount() {
    return finalization.guards().open().size();
  }

  /**
   * Has something done when the interpreter is closed: Python's {@code atexit.register}. {@link
   * #close()} runs such callbacks under the lock, on its own thread, last registered first, while
   * components still work and other threads still attach. A callback may register others.
   *
   * @param callback what to run
   * @throws InterpreterClosedException if the interpreter is closed, or has run its callbacks
   */
  public void atExit(Runnable callback) {
    finalization.atExit(callback);
  }

  /**
   * Returns the number of threads that wanted the lock after the interpreter was closed, and are
   * parked for good.
   *
   * @return threads parked by {@link LateThreads#PARK}; 0 under {@link LateThreads#THROW}
   */
  public int parkedThreadCount() {
    return gate.parkedThreadCount();
  }

  /**
   * Closes the interpreter, in the order of CPython's {@code Py_FinalizeEx}: refuses new guards and
   * waits, detached, until the open ones are closed; makes pending calls; runs what {@link
   * #atExit(Runnable)} registered; stops the world; closes the components; and turns away every
   * thread that wants the lock from then on, as the {@link LateThreads} say. Threads inside
   * detached sections are not waited for. Closing twice is harmless; the second call does not wait
   * for the first. Any thread may close, attached or not; afterwards it is not attached.
   *
   * @throws IllegalStateException if the calling thread holds a guard, or keeps the world stopped
   *     while another thread holds one: it would wait for ever, and nothing has been done; or if a
   *     call, a callback or a component failed: then the first failure is the cause and the others
   *     are suppressed, and the interpreter is closed all the same
   */
  @Override
  public void close() {
    finalization.run();
  }

  @Override
  public String toString() {
    return name;
  }
}
