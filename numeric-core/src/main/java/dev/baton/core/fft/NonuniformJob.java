package dev.baton.core.fft;

import dev.baton.core.array.Shape;
import dev.baton.core.internal.array.StridedArray;
import org.jspecify.annotations.Nullable;

/**
 * One non-uniform transform to make: dense operands that were checked, float64 and complex128, null
 * where its type has none.
 */
final class NonuniformJob {
  final int type;
  final int ndim;
  final @Nullable StridedArray sources;
  final StridedArray in;
  final @Nullable StridedArray targets;

  /** How many modes each axis has, of types 1 and 2. */
  private final long @Nullable [] modes;

  /** For each axis the least and largest source, and target, of type 3. */
  private final double @Nullable [] bounds;

  private NonuniformJob(
      int type,
      int ndim,
      @Nullable StridedArray sources,
      StridedArray in,
      @Nullable StridedArray targets,
      long @Nullable [] modes,
      double @Nullable [] bounds) {
    this.type = type;
    this.ndim = ndim;
    this.sources = sources;
    this.in = in;
    this.targets = targets;
    this.modes = modes;
    this.bounds = bounds;
  }

  static NonuniformJob toModes(StridedArray sources, StridedArray strengths, long... modes) {
    return new NonuniformJob(1, modes.length, sources, strengths, null, modes, null);
  }

  static NonuniformJob fromModes(StridedArray modes, StridedArray targets) {
    long[] shape = modes.extents();
    return new NonuniformJob(2, shape.length, null, modes, targets, shape, null);
  }

  /** Bounds may be missing where there are no sources or no targets. */
  static NonuniformJob toFrequencies(
      int ndim,
      StridedArray sources,
      StridedArray strengths,
      StridedArray targets,
      double @Nullable [] bounds) {
    return new NonuniformJob(3, ndim, sources, strengths, targets, null, bounds);
  }

  long @Nullable [] modes() {
    return modes;
  }

  double @Nullable [] bounds() {
    return bounds;
  }

  long sourceCount() {
    return sources == null ? 0 : sources.elements() / ndim;
  }

  long targetCount() {
    return targets == null ? 0 : targets.elements() / ndim;
  }

  /** The result's shape, the caller's own. */
  long[] shape() {
    return type == 1 && modes != null ? modes.clone() : new long[] {targetCount()};
  }

  /** Modes, sources or targets, whichever are most: what decides whether the lock is dropped. */
  long size() {
    return Math.max(modes == null ? 0 : Shape.size(modes), Math.max(sourceCount(), targetCount()));
  }

  /** Whether nothing goes in, or nothing comes out. */
  boolean isOfNothing() {
    return in.elements() == 0 || Shape.size(shape()) == 0;
  }
}
