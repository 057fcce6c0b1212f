package dev.baton.core.interpreter;

import java.util.Locale;

/** The release policies that come with Baton; an enum so that they print as their names. */
enum BuiltInReleasePolicy implements ReleasePolicy {
  HOLD {
    @Override
    public boolean releases(NativeWork work, long elements, InterpreterLock lock) {
      return false;
    }
  },
  RELEASE {
    @Override
    public boolean releases(NativeWork work, long elements, InterpreterLock lock) {
      return true;
    }
  },
  NUMPY {
    @Override
    public boolean releases(NativeWork work, long elements, InterpreterLock lock) {
      return elements > NUMPY_THRESHOLD || releasesAtAnySize(work);
    }
  };

  /** NumPy's two rules: at any size, or strictly above the threshold. */
  static boolean releasesAtAnySize(NativeWork work) {
    return switch (work) {
      case ELEMENTWISE, REDUCTION, COPY, GENERALIZED -> false;
      case BLAS, RANDOM, SORT -> true;
    };
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
