package dev.baton.core.random;

import dev.baton.core.array.DType;
import dev.baton.core.array.NDArray;
import dev.baton.core.internal.array.ArrayContext;
import dev.baton.core.internal.array.StridedArray;
import dev.baton.core.internal.kernel.NativeCall;
import dev.baton.core.internal.kernel.RawMemory;
import dev.baton.core.internal.kernel.Storage;
import dev.baton.core.interpreter.Interpreter;
import dev.baton.core.interpreter.ThreadState;
import java.lang.ref.Reference;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A stream of random numbers: {@code numpy.random.default_rng(seed)}, that is PCG64 (XSL-RR
 * 128/64), bit for bit.
 *
 * <p>Any thread may draw from it. Fills drop the interpreter lock at any size, as NumPy's do, and
 * exclude each other by the generator's own lock.
 */
public final class Generator {
  private final ArrayContext context;
  private final Storage state;
  private final ReentrantLock drawing = new ReentrantLock();

  private Generator(ArrayContext context, long seed) {
    long[] words = new SeedSequence(seed).state(4);
    Pcg64.seed(words);
    this.context = context;
    this.state = context.scratch("a generator's state", 4L * Long.BYTES);
    // Given back when the generator is unreachable, or the interpreter closed.
    context.heap().open(this, state);
    for (int i = 0; i < words.length; i++) {
      RawMemory.setLong(state.address() + (long) i * Long.BYTES, words[i]);
    }
  }

  /**
   * Makes a generator.
   *
   * @param interpreter whose arrays it fills
   * @param seed the seed, not negative
   * @return a new generator
   * @throws IllegalArgumentException if the seed is negative
   * @throws IllegalStateException if the interpreter has no arrays: {@code Numeric.of} was never
   *     called
   */
  public static Generator of(Interpreter interpreter, long seed) {
    try (var _ = interpreter.attach()) {
      return new Generator(ArrayContext.of(interpreter), seed);
    }
  }

  /**
   * Draws from the uniform distribution on [0, 1): {@code Generator.random(shape)}.
   *
   * @param shape the extents of the result
   * @return a new float64 array
   * @throws dev.baton.core.array.ShapeException if the shape is none
   */
  public NDArray uniform(long... shape) {
    try (var attachment = context.interpreter().attach()) {
      ThreadState self = attachment.state();
      StridedArray result = context.empty(self, DType.FLOAT64, shape.clone());
      try {
        return result.filledBy(
            () ->
                NativeCall.pcg64Uniform(self, drawing, state, result.elements(), result.storage()));
      } finally {
        Reference.reachabilityFence(this);
      }
    }
  }
}
