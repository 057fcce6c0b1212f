package dev.baton.core.random;

import dev.baton.core.array.DType;
import dev.baton.core.internal.array.ArrayContext;
import dev.baton.core.internal.kernel.Distribution;
import dev.baton.core.interpreter.Interpreter;
import java.util.List;

/**
 * A stream of random numbers: {@code numpy.random.Generator}, bit for bit for the same {@link
 * BitGenerator} and seed. Where log, exp, pow and the like are in play that holds as far as the C
 * library is the one NumPy uses; elsewhere last bits may differ, and where they decide about a
 * rejection, what follows.
 *
 * <p>Any thread may draw from it. Draws drop the interpreter lock at any size, as NumPy's do, and
 * exclude each other by the bit generator's own lock.
 *
 * {@snippet file="dev/baton/core/Snippets.java" region="random"}
 */
public final class Generator
    implements UniformDistributions,
        NormalDistributions,
        ExponentialDistributions,
        CountDistributions,
        RowDistributions,
        Permutations {
  private final Draws draws;

  private Generator(ArrayContext context, BitGenerator bits) {
    this.draws = new Draws(context, bits);
  }

  /**
   * Makes a generator on {@link PCG64}: {@code default_rng(seed)}.
   *
   * @param interpreter whose arrays it makes
   * @param seed the seed, not negative
   * @return a new generator
   * @throws IllegalArgumentException if the seed is negative
   * @throws IllegalStateException if the interpreter has no arrays: {@code Numeric.of} was never
   *     called
   */
  public static Generator of(Interpreter interpreter, long seed) {
    return of(interpreter, PCG64.of(seed));
  }

  /**
   * Makes a generator on a bit generator, which others may draw from too.
   *
   * @param interpreter whose arrays it makes
   * @param bits where the bits come from
   * @return a new generator
   * @throws IllegalStateException if the interpreter has no arrays: {@code Numeric.of} was never
   *     called
   */
  public static Generator of(Interpreter interpreter, BitGenerator bits) {
    try (var _ = interpreter.attach()) {
      return new Generator(ArrayContext.of(interpreter), bits);
    }
  }

  /**
   * Returns where the bits come from.
   *
   * @return the bit generator, shared
   */
  public BitGenerator bitGenerator() {
    return draws.bits();
  }

  /**
   * Makes independent generators: {@code Generator.spawn}.
   *
   * @param children how many, not negative
   * @return new generators, on new bit generators of the same kind
   * @throws IllegalArgumentException if {@code children} is negative
   * @throws IllegalStateException if the bit generator has no seed sequence
   */
  public List<Generator> spawn(int children) {
    return draws.bits().spawn(children).stream()
        .map(bits -> new Generator(draws.context(), bits))
        .toList();
  }

  @Override
  public String toString() {
    return "Generator(%s)".formatted(draws.bits().getClass().getSimpleName());
  }

  /** Returns what a part of this draws with. */
  static Draws draws(Object part) {
    return ((Generator) part).draws;
  }

  /** Returns the distribution of float64 or of float32 numbers. */
  static Distribution typed(
      String operation, DType dtype, Distribution inFloat64, Distribution inFloat32) {
    return switch (dtype) {
      case FLOAT64 -> inFloat64;
      case FLOAT32 -> inFloat32;
      default ->
          throw new IllegalArgumentException(
              "%s: dtype must be float32 or float64, but is %s".formatted(operation, dtype));
    };
  }
}
