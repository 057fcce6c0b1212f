package dev.baton.core.ufunc;

import java.util.Locale;

/** NumPy's names, which are the constants' in lower case. */
final class Names {
  private Names() {}

  static String of(Enum<?> function) {
    return function.name().toLowerCase(Locale.ROOT);
  }
}
