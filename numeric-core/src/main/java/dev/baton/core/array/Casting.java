package dev.baton.core.array;

import java.util.Locale;

/** Which conversions of elements are allowed: the {@code casting} of NumPy's functions. */
public enum Casting {
  /** None. */
  NO,
  /** Those that change no more than the byte order, which here is always the machine's: none. */
  EQUIV,
  /** Those that keep every value; of 64-bit integers to floating point, its magnitude. */
  SAFE,
  /** Those, and to a smaller type of the same kind, or a type of a higher one. */
  SAME_KIND,
  /** All. */
  UNSAFE;

  /** Returns NumPy's name of the rule. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
