package dev.baton.core;

import dev.baton.core.array.ErrorState;
import dev.baton.core.array.NDArray;
import dev.baton.core.array.Scope;
import dev.baton.core.fft.FourierTransforms;
import dev.baton.core.internal.array.ArrayContext;
import dev.baton.core.internal.array.ArrayScope;
import dev.baton.core.internal.array.FloatingPointErrors;
import dev.baton.core.internal.kernel.StorageHeap;
import dev.baton.core.interpreter.Attachment;
import dev.baton.core.interpreter.Interpreter;
import dev.baton.core.linalg.LinearAlgebra;
import dev.baton.core.random.BitGenerator;
import dev.baton.core.random.Generator;
import dev.baton.core.random.PCG64;
import dev.baton.core.random.SeedSequence;

/**
 * NumPy's functions for the arrays of one interpreter: what {@code import numpy as np} gives.
 *
 * {@snippet file="dev/baton/core/Snippets.java" region="numeric"}
 *
 * <p>Any thread may call any method; one that is not attached to the interpreter attaches for the
 * call. Results are new arrays of the caller's unless said otherwise; see {@link #scope()} for
 * closing many at once. Operands belong to the same interpreter or are {@linkplain #share shared};
 * any other is an {@link IllegalArgumentException}.
 */
public final class Numeric
    implements ArrayCreation,
        ArrayConversion,
        ArrayGrids,
        ArrayManipulation,
        ArrayJoining,
        ArrayFiles,
        ArrayPrinting,
        Arithmetic,
        Magnitudes,
        Exponentials,
        Trigonometry,
        Rounding,
        FloatingFunctions,
        Classification,
        Expressions,
        Closeness,
        Sameness,
        Signals,
        Windows,
        Spectra,
        BitFunctions,
        Logic,
        Reductions,
        Statistics,
        NanStatistics,
        Histograms,
        Differences,
        Polynomials,
        Applying,
        Sorting,
        Indexing,
        MatrixProducts,
        ThreadBudget {
  private final Interpreter interpreter;
  private final ArrayContext context;

  private Numeric(Interpreter interpreter) {
    this.interpreter = interpreter;
    this.context =
        interpreter.component(
            ArrayContext.class, owner -> new ArrayContext(owner, NumericOperations::new));
  }

  /**
   * Returns the functions for an interpreter's arrays; loads the native libraries if this is the
   * first call.
   *
   * @param interpreter the interpreter
   * @return always the same object for the same interpreter
   * @throws dev.baton.core.interpreter.InterpreterClosedException if the interpreter is closed
   * @throws IllegalStateException if a native library is missing, broken or not allowed to be
   *     loaded; the message says what was tried and how to mend it
   */
  public static Numeric of(Interpreter interpreter) {
    return interpreter.component(Numeric.class, Numeric::new);
  }

  /** Returns the context that a part of these functions works in. */
  static ArrayContext context(Object part) {
    return ((Numeric) part).context;
  }

  /**
   * Returns the interpreter.
   *
   * @return whose arrays these functions make
   */
  public Interpreter interpreter() {
    return interpreter;
  }

  // ---- linear algebra, transforms, random numbers -----------------------------------------------

  /**
   * Returns linear algebra: {@code numpy.linalg}.
   *
   * @return the functions
   */
  public LinearAlgebra linalg() {
    return LinearAlgebra.of(interpreter);
  }

  /**
   * Returns the Fourier transforms: {@code numpy.fft}.
   *
   * @return the transforms
   */
  public FourierTransforms fft() {
    return FourierTransforms.of(interpreter);
  }

  /**
   * Makes a random generator: {@code numpy.random.default_rng(seed)}.
   *
   * @param seed the seed, not negative
   * @return a new generator
   * @throws IllegalArgumentException if the seed is negative
   */
  public Generator random(long seed) {
    return Generator.of(interpreter, seed);
  }

  /**
   * Makes a random generator on a bit generator: {@code numpy.random.Generator(bits)}.
   *
   * @param bits where the bits come from, shared
   * @return a new generator
   */
  public Generator random(BitGenerator bits) {
    return Generator.of(interpreter, bits);
  }

  /**
   * Makes a random generator from the system's entropy: {@code numpy.random.default_rng()}.
   *
   * @return a new generator, different each time
   */
  public Generator random() {
    return random(PCG64.of(SeedSequence.fresh()));
  }

  // ---- floating-point conditions ----------------------------------------------------------------

  /**
   * Returns what happens on the calling thread when elements divide by zero, overflow, underflow or
   * are invalid: {@code numpy.errstate}. To change it for a while:
   *
   * {@snippet file="dev/baton/core/Snippets.java" region="errstate"}
   *
   * @return the modes that hold now
   */
  public ErrorState errstate() {
    try (var attachment = interpreter.attach()) {
      return FloatingPointErrors.of(context, attachment.state());
    }
  }

  // ---- other interpreters -----------------------------------------------------------------------

  /**
   * Makes a read-only array on another one's elements, without copying them, that every interpreter
   * may read:
   *
   * {@snippet file="dev/baton/core/Snippets.java" region="share"}
   *
   * <p>It is an operand of any interpreter's operations, though never their {@code out}; so it may
   * be what a task of a {@link dev.baton.core.parallel.InterpreterPool} gets or gives. Reading its
   * elements takes no lock. What the owner of the elements writes while others read is the
   * program's race.
   *
   * <p>The elements live while any array on them is open: this one stays valid after {@code array}
   * is closed, and after the interpreters of both are. Then operations of other interpreters can
   * still read it, and {@code share} it again for an array whose own methods run with them.
   *
   * <p>{@code array} may itself belong to another interpreter. The call waits for that one's lock,
   * with this one's dropped.
   *
   * @param array an array of any interpreter
   * @return a new array, {@linkplain NDArray#isShared() shared}; closed like any other
   * @throws IllegalStateException if {@code array} is closed
   * @throws dev.baton.core.interpreter.InterpreterClosedException if this interpreter is closed, or
   *     {@code array}'s, unless that is shared already
   */
  public NDArray share(NDArray array) {
    return context.share(array);
  }

  // ---- memory -----------------------------------------------------------------------------------

  /**
   * Opens a scope on the calling thread: arrays it makes are closed with the scope unless kept.
   *
   * @return the scope, to be closed on the same thread
   */
  public Scope scope() {
    try (Attachment attachment = interpreter.attach()) {
      return ArrayScope.open(attachment.state());
    }
  }

  /**
   * Reads what this interpreter's arrays take.
   *
   * @return the figures now
   */
  public MemoryUse memory() {
    try (var _ = interpreter.attach()) {
      StorageHeap heap = context.heap();
      return new MemoryUse(
          heap.storages(),
          heap.inUseBytes(),
          heap.cachedBytes(),
          heap.processBytes(),
          heap.limitBytes());
    }
  }
}
