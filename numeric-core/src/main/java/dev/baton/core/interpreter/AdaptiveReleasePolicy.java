package dev.baton.core.interpreter;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * Drops the lock where that pays: if another thread waits for it, or if the kernel is expected to
 * run at least as long as a switch between threads takes. A shorter kernel that nobody waits for
 * keeps the lock: whoever came during it would have to be woken for longer than the kernel lasts,
 * and a drop invites it to take the lock away (LOCK-SPEC's convoy).
 *
 * <p>What a kernel is expected to take is its size times the price of an element, which is learned
 * for each {@link NativeWork} from a sample of the kernels that run. Where too little is known of a
 * kind of work, {@linkplain ReleasePolicy#numpy() NumPy's rule} decides.
 *
 * <p>This is no behaviour of CPython's or NumPy's, and results under it are labelled {@code
 * adaptive}. The clock is the machine's, under a simulated {@link Scheduler} too.
 */
public final class AdaptiveReleasePolicy implements ReleasePolicy {
  /*
   * State, per kind of work: the prices of an element in the last WINDOW samples, and the limit
   * that follows from them, the number of elements from which on the lock is dropped. Deciding
   * reads the limit alone.
   *
   * The price is the third quartile of the window, not the mean. A sample during which the thread
   * was preempted is off by orders of magnitude, as are the first, which run cold code: neither
   * counts for anything as long as they are few. And kernels of one kind differ (a product of
   * matrices costs its inner extent for each element): of those the dear ones decide, since dropping
   * the lock for nothing costs some ten nanoseconds, and keeping it through a long kernel costs
   * others all of it.
   *
   * Samples are rare, so they take a monitor. calls is counted without one: threads that do so at
   * once, of several interpreters or without a lock, may lose a count, which moves a sample.
   */
  private static final int WINDOW = 16;

  /** From so many samples on, the price decides. */
  private static final int KNOWN_FROM = 8;

  /** After the first calls, one in so many is a sample; a power of two. */
  private static final int SAMPLED_ONE_IN = 64;

  /**
   * The system property with the nanoseconds from which on a kernel pays for dropping the lock, as
   * measured before; where it is not set, the price of a switch between threads is measured.
   */
  public static final String BREAK_EVEN = "baton.release.breakeven";

  private static final NativeWork[] KINDS = NativeWork.values();

  private static @Nullable AdaptiveReleasePolicy process;

  private final long switchNanos;
  private final long clockNanos;
  private final int[] calls = new int[KINDS.length];
  private final double[][] window = new double[KINDS.length][WINDOW];
  private final long[] samples = new long[KINDS.length];

  /** From how many elements on the lock is dropped, per kind of work; replaced as a whole. */
  private volatile long[] limits = new long[KINDS.length];

  /**
   * Makes a policy that has learned nothing yet.
   *
   * @param switchNanos what a switch between threads takes
   * @param clockNanos what two readings of the clock show with nothing between them
   */
  AdaptiveReleasePolicy(long switchNanos, long clockNanos) {
    this.switchNanos = switchNanos;
    this.clockNanos = clockNanos;
    Arrays.setAll(limits, kind -> numpyLimit(KINDS[kind]));
  }

  /** Returns the process's, made on the first call, which measures. */
  static synchronized AdaptiveReleasePolicy ofProcess() {
    if (process == null) {
      process = new AdaptiveReleasePolicy(breakEvenNanos(), clockNanos());
    }
    return process;
  }

  private static long breakEvenNanos() {
    String said = System.getProperty(BREAK_EVEN);
    return said == null ? SwitchPrice.measureNanos() : breakEvenNanos(said);
  }

  /** Reads the property's value. */
  static long breakEvenNanos(String said) {
    try {
      long nanos = Long.parseLong(said);
      if (nanos > 0) {
        return nanos;
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "%s is %s, not a number of nanoseconds".formatted(BREAK_EVEN, said), e);
    }
    throw new IllegalArgumentException("%s is %s, not above 0".formatted(BREAK_EVEN, said));
  }

  private static long clockNanos() {
    long[] nanos = new long[99];
    for (int i = 0; i < nanos.length; i++) {
      long start = System.nanoTime();
      nanos[i] = System.nanoTime() - start;
    }
    Arrays.sort(nanos);
    return nanos[nanos.length / 2];
  }

  private static long numpyLimit(NativeWork work) {
    return BuiltInReleasePolicy.releasesAtAnySize(work) ? 0 : NUMPY_THRESHOLD + 1;
  }

  @SuppressWarnings("EnumOrdinal") // An array's index for as long as the process runs, no more.
  private static int index(NativeWork work) {
    return work.ordinal();
  }

  // ---- deciding and learning
  // ----------------------------------------------------------------------------

  @Override
  public boolean releases(NativeWork work, long elements, InterpreterLock lock) {
    return elements >= limits[index(work)] || lock.waiterCount() != 0;
  }

  @Override
  public boolean wantsTime(NativeWork work) {
    int call = calls[index(work)]++;
    return (call & (SAMPLED_ONE_IN - 1)) == 0 || (call >= 0 && call < WINDOW);
  }

  @Override
  public void took(NativeWork work, long elements, long nanos) {
    if (elements <= 0) {
      return; // Tells nothing of an element.
    }
    int kind = index(work);
    synchronized (this) {
      window[kind][(int) (samples[kind]++ % WINDOW)] =
          Math.max(nanos - clockNanos, 0) / (double) elements;
      if (samples[kind] >= KNOWN_FROM) {
        long[] updated = limits.clone();
        updated[kind] = (long) Math.ceil(switchNanos / price(kind)); // Long.MAX_VALUE for 0.
        limits = updated;
      }
    }
  }

  /** The third quartile of the samples there are; NaN without any. Under the monitor. */
  private double price(int kind) {
    int count = (int) Math.min(samples[kind], WINDOW);
    if (count == 0) {
      return Double.NaN;
    }
    double[] sorted = Arrays.copyOf(window[kind], count);
    Arrays.sort(sorted);
    return sorted[(3 * count - 1) / 4];
  }

  // ---- what can be read
  // -----------------------------------------------------------------------------------

  /**
   * Returns what a switch between two threads takes on this machine: kernels that take as long pay
   * for dropping the lock.
   *
   * @return the median of some hundred hand-overs, measured when the policy was first asked for, or
   *     what the property {@value #BREAK_EVEN} says
   */
  public Duration switchPrice() {
    return Duration.ofNanos(switchNanos);
  }

  /**
   * Returns how many kernels of a kind have been timed.
   *
   * @param work the kind of work
   * @return the number of samples
   */
  public synchronized long samples(NativeWork work) {
    return samples[index(work)];
  }

  /**
   * Returns what an element takes in the dearer ones of the kernels timed last.
   *
   * @param work the kind of work
   * @return nanoseconds per element, or NaN if no kernel of this kind has been timed
   */
  public synchronized double nanosPerElement(NativeWork work) {
    return price(index(work));
  }

  /**
   * Returns from how many elements on the lock is dropped even if nobody waits for it.
   *
   * @param work the kind of work
   * @return the number of elements; NumPy's where too little is known of this kind of work
   */
  public long limit(NativeWork work) {
    return limits[index(work)];
  }

  /**
   * Says what a switch takes and, for each kind of work, what an element takes and what follows
   * from it.
   *
   * @return one line of text per figure
   */
  public synchronized String describe() {
    var lines = new StringJoiner("\n");
    lines.add(
        String.format(Locale.ROOT, "a switch between threads takes %.1f µs", switchNanos / 1e3));
    for (NativeWork work : KINDS) {
      lines.add(describe(work));
    }
    return lines.toString();
  }

  /**
   * Says what an element of a kind of work takes and from how many on the lock is dropped.
   *
   * @param work the kind of work
   * @return one line of text
   */
  public synchronized String describe(NativeWork work) {
    long limit = limit(work);
    boolean known = samples(work) >= KNOWN_FROM;
    return String.format(
        Locale.ROOT,
        "%s: %s, %s",
        work.name().toLowerCase(Locale.ROOT),
        known
            ? String.format(Locale.ROOT, "%.3g ns per element", nanosPerElement(work))
            : "not known yet, NumPy's rule",
        limit == 0
            ? "released at any size"
            : String.format(Locale.ROOT, "released from %,d elements on", limit));
  }

  /** Returns the policy's name, as the command line and the reports spell it. */
  @Override
  public String toString() {
    return "adaptive";
  }
}
