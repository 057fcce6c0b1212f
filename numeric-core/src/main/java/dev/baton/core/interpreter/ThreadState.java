package dev.baton.core.interpreter;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What an interpreter knows of one thread: CPython's {@code PyThreadState}. It says whether the
 * thread is attached, holds what other threads have asked of it (the eval breaker), and counts what
 * it does with the lock.
 *
 * <p>Only the thread itself may call {@link #checkpoint()}; {@link #raise(RuntimeException)} and
 * everything that only reads is for any thread.
 */
public final class ThreadState {
  /*
   * Sections. Attach and detach nest in any order, as PyGILState_Ensure and Py_BEGIN_ALLOW_THREADS
   * do in C. frames remembers for each open section how to undo it, two bits each, the innermost
   * lowest; when a word is full it goes to fullFrames and a new one begins.
   *
   *   DETACHED  a detach, which dropped the lock: retake it
   *   NESTED    an attach of an attached thread: nothing to undo
   *   TOOK      an attach that took the lock: drop it
   *
   * A detached section has its frame only from when something is attached inside of it: most are
   * around one kernel, and are known by the thread's not being attached.
   *
   * turns counts takes and drops together, and so is odd while the thread holds the lock. It also
   * says whether this thread state is current, CPython's _PyThreadState_GET() != NULL. Invariant, on
   * the own thread and outside attach and detach: attached() == lock.isHeldBy(this). It is false
   * before the lock is dropped and true only after it is taken. A drop and retake around a kernel
   * thus store twice, besides what the lock does: each store more delays the foreign call, which
   * returns through a fence.
   *
   * When the interpreter was closed under an open section, lost is true, nothing is attached, and
   * the frames that are left are closed without touching the lock.
   */
  private static final int DETACHED = 1;
  private static final int NESTED = 2;
  private static final int TOOK = 3;
  private static final int FRAME_BITS = 2;
  private static final int FRAME_MASK = 3;

  // Bits of the eval breaker, in the order in which a checkpoint serves them.
  static final int STOP_THE_WORLD = 1;
  static final int SIGNALS = 2;
  static final int CALLS = 4;
  static final int DROP = 8;
  static final int ASYNC_EXCEPTION = 16;

  private static final VarHandle REQUESTS;
  private static final VarHandle ASYNC;
  private static final VarHandle TURNS;
  private static final VarHandle DETACHED_SECTIONS;

  static {
    try {
      var lookup = MethodHandles.lookup();
      REQUESTS = lookup.findVarHandle(ThreadState.class, "requests", int.class);
      ASYNC = lookup.findVarHandle(ThreadState.class, "asyncException", RuntimeException.class);
      TURNS = lookup.findVarHandle(ThreadState.class, "turns", long.class);
      DETACHED_SECTIONS = lookup.findVarHandle(ThreadState.class, "detachedSections", long.class);
    } catch (ReflectiveOperationException impossible) {
      throw new ExceptionInInitializerError(impossible);
    }
  }

  private final Interpreter interpreter;
  private final Thread thread;
  private final InterpreterLock lock;
  private final Attachment attachment = new Attachment(this);
  private final Detachment detachment = new Detachment(this);
  private long frames;
  private long[] fullFrames = new long[1];
  private int fullFrameCount;
  private boolean lost;
  private @Nullable Object[] locals = new @Nullable Object[4];

  /** The eval breaker: set by any thread, obeyed and cleared by this one. */
  private volatile int requests;

  private volatile @Nullable RuntimeException asyncException;

  // The counts that change with every drop and retake; the others are in counts.
  private long turns;
  private long detachedSections;

  final Counts counts = new Counts();

  /**
   * True while this thread, having dropped the lock, waits to be succeeded. Used by {@link
   * CPythonLock}.
   */
  volatile boolean awaitsSwitch;

  /**
   * True from a drop at a checkpoint, on request, until the next drop of the thread's own accord.
   * Used by {@link IoFirstLock}.
   */
  volatile boolean cpuBound;

  /** True from when this thread finds the lock taken until it has it. */
  volatile boolean waits;

  /**
   * True while this thread drops and retakes the lock at a checkpoint because the world is stopped.
   * Read by whoever has the lock next.
   */
  boolean stopsForTheWorld;

  private final @Nullable Watch watch;

  /** Records the current hold, if holds are recorded. */
  private @Nullable LockHoldEvent hold;

  /** True if there is a watch, or a hold being recorded. */
  private boolean observed;

  /** True if observed or CPU-bound, in short: if the next drop has more to do than to drop. */
  private boolean dropsWithCare;

  ThreadState(Interpreter interpreter, Thread thread) {
    this.interpreter = interpreter;
    this.thread = thread;
    this.lock = interpreter.lock();
    this.watch = interpreter.instruments().newWatch();
    this.observed = watch != null;
    this.dropsWithCare = observed;
  }

  /**
   * Returns the interpreter this state belongs to.
   *
   * @return the interpreter
   */
  public Interpreter interpreter() {
    return interpreter;
  }

  /**
   * Returns the thread this state belongs to.
   *
   * @return the thread
   */
  public Thread thread() {
    return thread;
  }

  /**
   * Says whether the thread is attached: whether it may run interpreter code. Exact on the thread
   * itself, a snapshot elsewhere.
   *
   * @return true if it holds the lock
   */
  public boolean isAttached() {
    return Thread.currentThread() == thread ? attached() : lock.isHeldBy(this);
  }

  /**
   * Says whether another thread has asked this one to drop the lock, and has not been served.
   *
   * @return true if a drop request stands
   */
  public boolean isDropRequested() {
    return isRequested(DROP);
  }

  /**
   * Returns what the thread did with the lock so far.
   *
   * @return its counts, and its times if they are measured
   */
  public ThreadLedger ledger() {
    Watch timed = interpreter.instruments().measuresTimes() ? watch : null;
    long read = (long) TURNS.getOpaque(this);
    return counts.read(
        name(),
        read - read / 2,
        read / 2,
        (long) DETACHED_SECTIONS.getOpaque(this),
        timed != null ? timed.read() : null);
  }

  /**
   * Returns how often the thread dropped the lock. Grows before the lock is freed: with the holder,
   * it identifies a hold.
   */
  long drops() {
    return (long) TURNS.getOpaque(this) / 2;
  }

  // ---- checkpoints
  // ---------------------------------------------------------------------------------------

  /**
   * Serves what others have asked of this thread, in CPython's order: stop for the world, handle an
   * interrupt (main thread only), run pending calls, drop and retake the lock if asked to, throw an
   * asynchronous exception.
   *
   * <p>Interpreter code calls this at each backward jump and each call. With nothing to do it costs
   * one read.
   *
   * @throws IllegalMonitorStateException if there is something to do and the thread is not attached
   * @throws InterpreterInterruptedException after {@link Interpreter#interrupt()}, on the main
   *     thread
   * @throws InterpreterClosedException if the interpreter was closed meanwhile
   */
  public void checkpoint() {
    if (requests != 0) {
      serveRequests();
    }
  }

  private void serveRequests() {
    requireAttached("reach a checkpoint");
    if (withdraw(STOP_THE_WORLD) && !interpreter.gate().isOpenTo(this)) {
      request(STOP_THE_WORLD); // For the take to find.
      stopsForTheWorld = true;
      dropAndRetake();
      stopsForTheWorld = false;
    }
    if (withdraw(SIGNALS)) {
      interpreter.handleInterrupt(this);
      requireAttached("go on"); // The handler may have closed the interpreter.
    }
    if (withdraw(CALLS)) {
      interpreter.runPendingCalls();
      requireAttached("go on");
    }
    if (isRequested(DROP)) {
      counts.increment(Counts.FORCED_DROPS);
      cpuBound = true;
      dropsWithCare = true;
      dropAndRetake();
    }
    if (withdraw(ASYNC_EXCEPTION)) {
      RuntimeException exception = (RuntimeException) ASYNC.getAndSet(this, null);
      if (exception != null) {
        throw exception;
      }
    }
  }

  private void dropAndRetake() {
    if (observed) {
      dropObserved(Watch.WAITING);
    } else {
      lock.drop(this);
    }
    take();
  }

  /**
   * Has an exception thrown by this thread at its next checkpoint: CPython's {@code
   * PyThreadState_SetAsyncExc}. A second one replaces a first that has not been thrown.
   *
   * @param exception what to throw
   */
  public void raise(RuntimeException exception) {
    asyncException = exception;
    request(ASYNC_EXCEPTION);
  }

  void request(int bit) {
    if ((requests & bit) == 0) {
      REQUESTS.getAndBitwiseOr(this, bit);
    }
  }

  boolean isRequested(int bits) {
    return (requests & bits) != 0;
  }

  /** Clears requests and says whether any of them stood. */
  boolean withdraw(int bits) {
    return isRequested(bits) && ((int) REQUESTS.getAndBitwiseAnd(this, ~bits) & bits) != 0;
  }

  // ---- sections
  // ------------------------------------------------------------------------------------------

  Attachment attach() {
    if (attached()) {
      push(NESTED);
    } else {
      if (frames != 0 && innermost() != ((int) frames & FRAME_MASK)) {
        push(DETACHED); // Before the take: if the interpreter was closed, it can still be ended.
      }
      take();
      push(TOOK);
    }
    return attachment;
  }

  void closeAttachment() {
    int frame = innermostSection("detach");
    if (frame == DETACHED) {
      throw unbalanced("end an attachment: its innermost open section is a detached one");
    }
    pop();
    if (frame == TOOK && !lost) {
      drop(frames == 0 ? Watch.OUTSIDE : Watch.DETACHED);
    }
  }

  /**
   * Detaches the calling thread for a section, as {@link Interpreter#detach()} does, without its
   * look-up.
   *
   * @return the section; closing it retakes the lock
   * @throws IllegalMonitorStateException if the calling thread is not this one, or not attached
   */
  public Detachment detach() {
    requireAttached("detach");
    DETACHED_SECTIONS.setOpaque(this, detachedSections + 1);
    drop(Watch.DETACHED);
    return detachment;
  }

  /**
   * Ends this thread's innermost detached section, as {@link Detachment#close()} does, without its
   * look-up.
   *
   * @throws IllegalMonitorStateException if the calling thread is not this one, or its innermost
   *     open section is not a detached one
   * @throws InterpreterClosedException if the interpreter was closed meanwhile; the section has
   *     ended all the same
   */
  public void reattach() {
    if (innermostSection("re-attach") != DETACHED) {
      throw unbalanced("end a detached section: its innermost open section is an attachment");
    }
    // Before the take: if the interpreter was closed meanwhile, the section has ended all the same.
    if (((int) frames & FRAME_MASK) == DETACHED) {
      pop();
    }
    take();
  }

  /**
   * Locks what its owner keeps while it drops and retakes the interpreter lock. Waiting for that
   * without detaching would be a deadlock.
   */
  void lockDetached(Mutex other) {
    if (other.tryLock()) {
      return;
    }
    boolean attachedAgain = false;
    Detachment section = detach();
    other.lock();
    if (interpreter.gate().isClosed()) {
      other.unlock(); // A thread that is late may be parked for good by the take.
      section.close();
      throw interpreter.gate().closed("go on");
    }
    try {
      section.close();
      attachedAgain = true;
    } finally {
      if (!attachedAgain) {
        other.unlock();
      }
    }
  }

  /**
   * Ends the innermost section by the last drop of a closing interpreter, whatever others are open.
   */
  void finish() {
    pop();
    lost = true;
    drop(Watch.OUTSIDE);
  }

  /** Drops the lock for the phase that is to follow. */
  private void drop(int next) {
    if (dropsWithCare) {
      dropWithCare(next);
    } else {
      lock.drop(this);
    }
  }

  private void dropWithCare(int next) {
    if (cpuBound) {
      cpuBound = false;
    }
    dropsWithCare = observed;
    if (observed) {
      dropObserved(next);
    } else {
      lock.drop(this);
    }
  }

  private void take() {
    try {
      if (observed || LockHoldEvent.isRecorded()) {
        takeObserved();
      } else {
        lock.take(this);
      }
    } catch (InterpreterClosedException closed) {
      lost = true;
      throw closed;
    }
  }

  // ---- what is measured
  // ----------------------------------------------------------------------------------

  private void dropObserved(int next) {
    LockHoldEvent held = hold;
    if (held != null) {
      held.end();
      hold = null;
      observed = watch != null;
    }
    if (watch != null) {
      watch.enters(next);
    }
    lock.drop(this);
    if (watch != null && next != Watch.WAITING && watch.waits()) {
      watch.enters(next);
    }
    if (held != null) {
      held.commit();
    }
  }

  private void takeObserved() {
    lock.take(this);
    if (watch != null) {
      watch.took();
    }
    if (LockHoldEvent.isRecorded()) {
      hold = LockHoldEvent.begun(interpreter);
      observed = true;
      dropsWithCare = true;
    }
  }

  /** Says that this thread has to wait, because of {@code inTheWay} if that is known. */
  void waits(@Nullable Thread inTheWay) {
    if (watch != null) {
      watch.waits(inTheWay);
    }
  }

  /** Says that this thread comes back to a closed interpreter, if it ever does. */
  void waitsNoMore() {
    if (watch != null) {
      watch.enters(Watch.OUTSIDE);
    }
  }

  /** Says that this thread takes the lock after another one had it. */
  void follows(@Nullable ThreadState previous) {
    if (watch != null) {
      watch.follows(previous);
    }
  }

  /** Returns for how long the thread has held the lock, if that is measured; 0 otherwise. */
  long heldNanos() {
    return watch != null ? watch.heldNanos() : 0;
  }

  /** Returns what the thread did so far, if that is kept; null otherwise. */
  @Nullable Track track(long epoch) {
    return watch != null ? watch.track(thread, epoch) : null;
  }

  /** Counts a take, after the lock is taken. */
  void countTake() {
    TURNS.setOpaque(this, turns + 1);
  }

  /** Counts a drop, before the lock is freed. */
  void countDrop() {
    TURNS.setOpaque(this, turns + 1);
  }

  // Without a lock the count is all there is to take and to drop. Used by FreeThreadedLock.

  void beginRun() {
    TURNS.setRelease(this, turns + 1);
  }

  /** Ends a run that was counted too early: the gate is shut. */
  void takeBackRun() {
    TURNS.setVolatile(this, turns - 1);
  }

  void endRun() {
    TURNS.setRelease(this, turns + 1);
  }

  /** Says, on any thread, whether the thread holds the lock, or runs where there is none. */
  boolean runs() {
    return ((long) TURNS.getVolatile(this) & 1) != 0;
  }

  private boolean attached() {
    return (turns & 1) != 0;
  }

  /** The kind of the innermost open section; there is one. */
  private int innermost() {
    return attached() || lost ? (int) frames & FRAME_MASK : DETACHED;
  }

  private int innermostSection(String action) {
    requireOwner(action);
    if (frames == 0) {
      throw unbalanced(action + ": it has no open section, every one was closed already");
    }
    return innermost();
  }

  private void push(int frame) {
    if (frames >>> (Long.SIZE - FRAME_BITS) != 0) {
      if (fullFrameCount == fullFrames.length) {
        fullFrames = Arrays.copyOf(fullFrames, 2 * fullFrameCount);
      }
      fullFrames[fullFrameCount++] = frames;
      frames = frame;
    } else {
      frames = frames << FRAME_BITS | frame;
    }
  }

  private void pop() {
    frames >>>= FRAME_BITS;
    if (frames == 0 && fullFrameCount > 0) {
      frames = fullFrames[--fullFrameCount];
    }
  }

  private void requireOwner(String action) {
    if (Thread.currentThread() != thread) {
      throw new IllegalMonitorStateException(
          "%s cannot %s for %s: a section ends on the thread that began it"
              .formatted(Thread.currentThread().getName(), action, this));
    }
  }

  void requireAttached(String action) {
    requireOwner(action);
    if (!attached()) {
      throw interpreter.gate().isClosed()
          ? new InterpreterClosedException(
              "%s cannot %s: %s is closed".formatted(this, action, interpreter))
          : new IllegalMonitorStateException(
              "%s cannot %s: it is not attached to %s".formatted(this, action, interpreter));
    }
  }

  private IllegalMonitorStateException unbalanced(String what) {
    return new IllegalMonitorStateException(this + " cannot " + what);
  }

  // ---- what the layers above keep here
  // -------------------------------------------------------------------

  @Nullable Object local(int index) {
    return index < locals.length ? locals[index] : null;
  }

  void setLocal(int index, Object value) {
    if (index >= locals.length) {
      locals = Arrays.copyOf(locals, Math.max(index + 1, 2 * locals.length));
    }
    locals[index] = value;
  }

  /**
   * Returns the thread's name, as reports show it.
   *
   * @return its name, or {@code #} and its number if it has none
   */
  public String name() {
    return nameOf(thread);
  }

  static String nameOf(Thread thread) {
    String name = thread.getName();
    return name.isEmpty() ? "#" + thread.threadId() : name;
  }

  @Override
  public String toString() {
    return "thread " + name();
  }
}
