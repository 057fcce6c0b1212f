package dev.baton.core.array;

/** How elements are sorted: the {@code kind} of {@code numpy.sort}. */
public enum SortKind {
  /** The fastest; equal elements come in any order. */
  QUICKSORT,
  /** Equal elements keep their order. */
  STABLE
}
