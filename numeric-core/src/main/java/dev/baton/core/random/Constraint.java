package dev.baton.core.random;

/** What a distribution asks of a parameter, as NumPy checks it. */
enum Constraint {
  ANY("be a number") {
    @Override
    boolean holds(double x) {
      return true;
    }
  },
  /** NaN passes, a negative zero does not. */
  NON_NEGATIVE("not be negative") {
    @Override
    boolean holds(double x) {
      return Double.isNaN(x) || Double.doubleToRawLongBits(x) >= 0;
    }
  },
  /** NaN passes. */
  POSITIVE("be positive") {
    @Override
    boolean holds(double x) {
      return !(x <= 0);
    }
  },
  POSITIVE_NUMBER("be positive") {
    @Override
    boolean holds(double x) {
      return x > 0;
    }
  },
  IN_0_1("be in [0, 1]") {
    @Override
    boolean holds(double x) {
      return x >= 0 && x <= 1;
    }
  },
  IN_0_1_NOT_0("be in (0, 1]") {
    @Override
    boolean holds(double x) {
      return x > 0 && x <= 1;
    }
  },
  IN_0_1_NOT_1("be in [0, 1)") {
    @Override
    boolean holds(double x) {
      return x >= 0 && x < 1;
    }
  },
  MORE_THAN_1("be greater than 1") {
    @Override
    boolean holds(double x) {
      return x > 1;
    }
  },
  /** So that counts of that mean, and somewhat above it, are int64. */
  MEAN_OF_COUNTS("be in [0, %s]".formatted(ParameterChecks.MAX_MEAN)) {
    @Override
    boolean holds(double x) {
      return x >= 0 && x <= ParameterChecks.MAX_MEAN;
    }
  };

  private final String rule;

  Constraint(String rule) {
    this.rule = rule;
  }

  abstract boolean holds(double x);

  final double check(String operation, String name, double x) {
    if (!holds(x)) {
      throw failure(operation, name, x);
    }
    return x;
  }

  final long check(String operation, String name, long x) {
    if (!holds((double) x)) {
      throw failure(operation, name, x);
    }
    return x;
  }

  private IllegalArgumentException failure(String operation, String name, Object x) {
    return new IllegalArgumentException(
        "%s: %s must %s, but is %s".formatted(operation, name, rule, x));
  }
}
