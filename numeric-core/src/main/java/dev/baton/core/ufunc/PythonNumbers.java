package dev.baton.core.ufunc;

import dev.baton.core.array.Complex;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Arithmetic of numbers among themselves, as Python has it. */
final class PythonNumbers {
  private static final int LARGEST_POWER = 4096;

  private PythonNumbers() {}

  /** Returns {@code -value}; null for a truth value. */
  static @Nullable Object negated(Object value) {
    return switch (value) {
      case Boolean _ -> null;
      case Complex complex -> complex.times(-1);
      case Float _, Double _ -> -((Number) value).doubleValue();
      default -> integer(value).negate();
    };
  }

  /** Returns {@code a op b}; null where this is not arithmetic. */
  static @Nullable Object combined(BinaryUfunc op, Object a, Object b) {
    if (a instanceof Boolean || b instanceof Boolean) {
      return null;
    }
    if (a instanceof Complex || b instanceof Complex) {
      return complex(op, complex(a), complex(b));
    }
    boolean whole = !isFraction(a) && !isFraction(b);
    return whole
        ? integers(op, integer(a), integer(b))
        : doubles(op, ((Number) a).doubleValue(), ((Number) b).doubleValue());
  }

  static boolean isNegative(Object value) {
    return value instanceof Number number && number.doubleValue() < 0;
  }

  private static boolean isFraction(Object value) {
    return value instanceof Double || value instanceof Float;
  }

  private static BigInteger integer(Object value) {
    return value instanceof BigInteger big ? big : BigInteger.valueOf(((Number) value).longValue());
  }

  private static Complex complex(Object value) {
    return value instanceof Complex complex ? complex : Complex.of(((Number) value).doubleValue());
  }

  private static @Nullable Object complex(BinaryUfunc op, Complex a, Complex b) {
    return switch (op) {
      case ADD -> a.plus(b);
      case SUBTRACT -> a.minus(b);
      case MULTIPLY -> a.times(b);
      default -> null;
    };
  }

  private static @Nullable Object integers(BinaryUfunc op, BigInteger a, BigInteger b) {
    boolean divides = b.signum() != 0;
    return switch (op) {
      case ADD -> a.add(b);
      case SUBTRACT -> a.subtract(b);
      case MULTIPLY -> a.multiply(b);
      case DIVIDE -> divides ? (Object) (a.doubleValue() / b.doubleValue()) : null;
      case FLOOR_DIVIDE -> divides ? a.subtract(remainder(a, b)).divide(b) : null;
      case REMAINDER -> divides ? remainder(a, b) : null;
      case POWER -> power(a, b);
      default -> null;
    };
  }

  /** What is left of a division rounded down: of the divisor's sign. */
  private static BigInteger remainder(BigInteger a, BigInteger b) {
    BigInteger rest = a.remainder(b);
    return rest.signum() * b.signum() < 0 ? rest.add(b) : rest;
  }

  private static Object power(BigInteger a, BigInteger b) {
    return b.signum() >= 0 && b.bitLength() < Integer.SIZE && b.intValue() <= LARGEST_POWER
        ? a.pow(b.intValue())
        : (Object) Math.pow(a.doubleValue(), b.doubleValue());
  }

  private static @Nullable Object doubles(BinaryUfunc op, double a, double b) {
    return switch (op) {
      case ADD -> a + b;
      case SUBTRACT -> a - b;
      case MULTIPLY -> a * b;
      case DIVIDE -> b != 0 ? (Object) (a / b) : null;
      case POWER -> Math.pow(a, b);
      default -> null;
    };
  }
}
