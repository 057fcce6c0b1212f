package dev.baton.core.print;

/** Writes single elements of what {@link Corners} holds. */
interface ElementFormat {
  /**
   * Appends one element.
   *
   * @param out where to
   * @param i its number among the elements held, in C order
   */
  void append(StringBuilder out, int i);
}
