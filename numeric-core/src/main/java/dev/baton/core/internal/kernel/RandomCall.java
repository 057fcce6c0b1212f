package dev.baton.core.internal.kernel;

import dev.baton.bindings.generated.BatonLibrary;
import dev.baton.core.interpreter.NativeWork;
import dev.baton.core.interpreter.ThreadState;
import java.lang.foreign.MemorySegment;
import java.lang.ref.Reference;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The door to the random kernels: {@link NativeCall}'s part for them. Every call drops the
 * interpreter lock as the policy says, then takes the bit generator's lock, which it gives back
 * before it retakes the other: so nobody waits for an interpreter while it keeps others from a
 * generator.
 *
 * <p>The caller is attached and has checked shapes, types and parameters.
 */
public final class RandomCall {
  private RandomCall() {}

  /**
   * What a call draws from, and for whom.
   *
   * @param self the calling thread's state
   * @param state the bit generator's
   */
  public record Source(ThreadState self, BitState state) {}

  /**
   * Fills memory from a distribution.
   *
   * @param source what is drawn from
   * @param distribution the distribution
   * @param n how many elements
   * @param out what to fill from its beginning
   * @param parameters at most three, as the distribution has them
   */
  public static void fill(
      Source source,
      Distribution distribution,
      long n,
      Storage out,
      RandomParameter... parameters) {
    RandomParameter a = parameters.length > 0 ? parameters[0] : null;
    RandomParameter b = parameters.length > 1 ? parameters[1] : null;
    RandomParameter c = parameters.length > 2 ? parameters[2] : null;
    BitState state = source.state();
    run(
        source,
        n,
        distribution,
        out,
        storage(a),
        storage(b),
        storage(c),
        () ->
            BatonLibrary.baton_random_fill(
                state.kind(),
                distribution.code,
                state.memory(),
                n,
                segment(out),
                segment(state, a, 0),
                step(a),
                segment(state, b, 1),
                step(b),
                segment(state, c, 2),
                step(c)));
  }

  /**
   * Fills memory with integers of given ranges.
   *
   * @param source what is drawn from
   * @param width the bits of an element; 1 for bool
   * @param n how many elements
   * @param out what to fill from its beginning
   * @param low the least value
   * @param range the greatest value less the least; of as many elements as {@code low}
   */
  public static void integers(
      Source source, int width, long n, Storage out, RandomParameter low, RandomParameter range) {
    assert low.step() == range.step();
    BitState state = source.state();
    run(
        source,
        n,
        "integers of %d bits".formatted(width),
        out,
        low.storage(),
        range.storage(),
        null,
        () ->
            BatonLibrary.baton_random_integers(
                state.kind(),
                width,
                state.memory(),
                n,
                segment(out),
                low.segment(state, 0),
                range.segment(state, 1),
                low.step()));
  }

  /** What {@link #rows} draws. */
  public enum Rows {
    /** Counts (int64), of trials and probabilities. */
    MULTINOMIAL(BatonLibrary.BATON_MULTINOMIAL()),
    /** Counts (int64), of a sample size and an urn's content. */
    URN_MARGINALS(BatonLibrary.BATON_URN_MARGINALS()),
    /** The same by shuffling, with work for the whole content. */
    URN_COUNT(BatonLibrary.BATON_URN_COUNT()),
    /** Shares (float64), of alpha, with work for a row. */
    DIRICHLET(BatonLibrary.BATON_DIRICHLET()),
    /** Single indices (int64), of cumulative weights. */
    CHOICE(BatonLibrary.BATON_CHOICE());

    private final int code;

    Rows(int code) {
      this.code = code;
    }
  }

  /**
   * Fills memory with rows, or with draws from a table.
   *
   * @param source what is drawn from
   * @param rows what is drawn
   * @param n how many
   * @param k the length of a row, or of the table
   * @param out what to fill from its beginning
   * @param a the first parameter; one for all, or one for each row
   * @param b the second, a row
   * @param step from one row's {@code b} to the next, in elements; 0 if there is one for all
   * @param work scratch memory
   */
  public static void rows(
      Source source,
      Rows rows,
      long n,
      long k,
      Storage out,
      RandomParameter a,
      @Nullable RandomParameter b,
      long step,
      @Nullable Storage work) {
    BitState state = source.state();
    boolean table = rows == Rows.DIRICHLET || rows == Rows.CHOICE;
    run(
        source,
        n * (rows == Rows.CHOICE ? 1 : k),
        rows,
        out,
        a.storage(),
        storage(b),
        work,
        () ->
            BatonLibrary.baton_random_rows(
                state.kind(),
                rows.code,
                state.memory(),
                n,
                k,
                segment(out),
                a.segment(state, 0),
                table ? 0 : a.step(),
                segment(state, b, 1),
                step,
                work == null ? MemorySegment.NULL : segment(work)));
  }

  /**
   * Shuffles along axis 0 in place.
   *
   * @param source what is drawn from
   * @param together true if subarrays stay whole; else every line gets an order of its own
   * @param elements the size of the array
   * @param loop the loop over it, its strides in bytes
   * @param itemsize the bytes of an element
   * @param storage what it is in
   * @param data its first element
   */
  public static void shuffle(
      Source source,
      boolean together,
      long elements,
      LoopDescriptor loop,
      int itemsize,
      Storage storage,
      long data) {
    BitState state = source.state();
    run(
        source,
        elements,
        "shuffle",
        storage,
        null,
        null,
        null,
        () ->
            BatonLibrary.baton_random_shuffle(
                state.kind(),
                together ? 1 : 0,
                state.memory(),
                MemorySegment.ofAddress(loop.address()),
                itemsize,
                MemorySegment.ofAddress(data)));
  }

  /**
   * Returns the scratch memory that a sample needs.
   *
   * @param population how many there are
   * @param sample how many are drawn
   * @param shuffled whether their order is random
   * @return bytes
   */
  public static long sampleWorkBytes(long population, long sample, boolean shuffled) {
    return 8 * BatonLibrary.baton_random_sample_words(population, sample, shuffled ? 1 : 0);
  }

  /**
   * Fills memory with different numbers (int64) of 0 to {@code population} - 1.
   *
   * @param source what is drawn from
   * @param population how many there are
   * @param sample how many are drawn
   * @param shuffled whether their order is random
   * @param out what to fill from its beginning
   * @param work scratch memory
   */
  public static void sample(
      Source source, long population, long sample, boolean shuffled, Storage out, Storage work) {
    BitState state = source.state();
    run(
        source,
        sample,
        "sample",
        out,
        work,
        null,
        null,
        () ->
            BatonLibrary.baton_random_sample(
                state.kind(),
                state.memory(),
                population,
                sample,
                shuffled ? 1 : 0,
                segment(out),
                segment(work)));
  }

  private static void run(
      Source source,
      long elements,
      Object what,
      Storage out,
      @Nullable Storage a,
      @Nullable Storage b,
      @Nullable Storage c,
      IntSupplier kernel) {
    ThreadState self = source.self();
    BitState state = source.state();
    int entered = NativeCall.enter(self, NativeWork.RANDOM, elements, out, a, b, c);
    int status;
    try {
      state.lock().lock();
      try {
        status = kernel.getAsInt();
      } finally {
        state.lock().unlock();
        Reference.reachabilityFence(state);
      }
    } finally {
      NativeCall.leave(self, entered, out, a, b, c);
    }
    if (status != 0) {
      NativeCall.check(status, "random " + what, ElementType.FLOAT64);
    }
  }

  private static @Nullable Storage storage(@Nullable RandomParameter parameter) {
    return parameter == null ? null : parameter.storage();
  }

  private static MemorySegment segment(
      BitState state, @Nullable RandomParameter parameter, int place) {
    return parameter == null ? MemorySegment.NULL : parameter.segment(state, place);
  }

  private static long step(@Nullable RandomParameter parameter) {
    return parameter == null ? 0 : parameter.step();
  }

  private static MemorySegment segment(Storage storage) {
    return MemorySegment.ofAddress(storage.address());
  }
}
