package dev.baton.core.fft;

import dev.baton.core.array.NDArray;
import org.jspecify.annotations.Nullable;

/**
 * The named arguments of {@code numpy.fft}'s functions: {@code n} or {@code s}, {@code axis} or
 * {@code axes}, {@code norm} and {@code out}. Immutable: each method returns a changed copy.
 */
public final class FourierOptions {
  /** The operand's own lengths, the last axis or all of them, {@link FourierNorm#BACKWARD}. */
  public static final FourierOptions DEFAULT =
      new FourierOptions(null, null, FourierNorm.BACKWARD, null);

  final long @Nullable [] lengths;
  final int @Nullable [] axes;
  final FourierNorm norm;
  final @Nullable NDArray out;

  private FourierOptions(
      long @Nullable [] lengths, int @Nullable [] axes, FourierNorm norm, @Nullable NDArray out) {
    this.lengths = lengths;
    this.axes = axes;
    this.norm = norm;
    this.out = out;
  }

  /**
   * Gives the length of the transform: {@code n}. What the operand has more is left out, what it
   * has less is taken for zeros. Of transforms to real numbers it is the length of the result.
   *
   * @param length at least 1
   * @return changed options
   */
  public FourierOptions n(long length) {
    return s(length);
  }

  /**
   * Gives the lengths along each of the axes: {@code s}. Without {@link #axes} they are those of
   * the last axes.
   *
   * @param lengths each at least 1, or -1 for as many as the operand has
   * @return changed options
   */
  public FourierOptions s(long... lengths) {
    return new FourierOptions(lengths.clone(), axes, norm, out);
  }

  /**
   * Gives the axis to transform along: {@code axis}.
   *
   * @param axis negative counts from the last
   * @return changed options
   */
  public FourierOptions axis(int axis) {
    return axes(axis);
  }

  /**
   * Gives the axes to transform along, the last of them first: {@code axes}.
   *
   * @param axes negative counts from the last; one that is named twice is transformed twice
   * @return changed options
   */
  public FourierOptions axes(int... axes) {
    return new FourierOptions(lengths, axes.clone(), norm, out);
  }

  /**
   * Says how results are scaled: {@code norm}.
   *
   * @param norm which transforms are divided by the length
   * @return changed options
   */
  public FourierOptions norm(FourierNorm norm) {
    return new FourierOptions(lengths, axes, norm, out);
  }

  /**
   * Says where the result goes: {@code out}. It may be the operand, for a transform in place.
   *
   * @param array of the result's shape, complex where the result is
   * @return changed options
   */
  public FourierOptions out(NDArray array) {
    return new FourierOptions(lengths, axes, norm, array);
  }
}
