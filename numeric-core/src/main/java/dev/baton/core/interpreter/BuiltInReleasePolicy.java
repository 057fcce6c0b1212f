package dev.baton.core.interpreter;

import java.util.Locale;

/** The release policies that come with Baton; an enum so that they print as their names. */
enum BuiltInReleasePolicy implements ReleasePolicy {
  HOLD {
    @Override
    public boolean releases(NativeWork work, long elements) {
      return false;
    }
  },
  RELEASE {
    @Override
    public boolean releases(NativeWork work, long elements) {
      return true;
    }
  },
  NUMPY {
    @Override
    public boolean releases(NativeWork work, long elements) {
      return switch (work) {
        case ELEMENTWISE, REDUCTION, COPY, GENERALIZED -> elements > NUMPY_THRESHOLD;
        case BLAS, RANDOM -> true;
      };
    }
  };

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
