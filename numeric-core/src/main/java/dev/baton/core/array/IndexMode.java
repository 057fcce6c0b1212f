package dev.baton.core.array;

/** What an index out of bounds means: the {@code mode} of {@code numpy.take}. */
public enum IndexMode {
  /** An error; negative indices count from the end. */
  RAISE,
  /** The index modulo the extent. */
  WRAP,
  /** The first or the last index, whichever is nearer; negative ones are the first. */
  CLIP
}
