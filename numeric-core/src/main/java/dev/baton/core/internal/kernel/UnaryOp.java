package dev.baton.core.internal.kernel;

import dev.baton.bindings.generated.BatonLibrary;
import org.jspecify.annotations.Nullable;

/** The one-operand operations libbaton has, by NumPy's names. */
public enum UnaryOp {
  /** {@code -a}. */
  NEGATIVE(BatonLibrary.BATON_NEGATIVE()),
  /** {@code |a|}, real. */
  ABSOLUTE(BatonLibrary.BATON_ABSOLUTE()),
  /** e to the a. */
  EXP(BatonLibrary.BATON_EXP()),
  /** Sine. */
  SIN(BatonLibrary.BATON_SIN()),
  /** Cosine. */
  COS(BatonLibrary.BATON_COS()),
  /** Complex conjugate. */
  CONJUGATE(BatonLibrary.BATON_CONJUGATE()),
  /** {@code a}. */
  POSITIVE(BatonLibrary.BATON_POSITIVE()),
  /** {@code |a|} of floating point. */
  FABS(BatonLibrary.BATON_FABS()),
  /** -1, 0 or 1; of a complex number {@code a/|a|}. */
  SIGN(BatonLibrary.BATON_SIGN()),
  /** {@code 1/a}. */
  RECIPROCAL(BatonLibrary.BATON_RECIPROCAL()),
  /** {@code a·a}. */
  SQUARE(BatonLibrary.BATON_SQUARE()),
  /** Square root. */
  SQRT(BatonLibrary.BATON_SQRT()),
  /** Cube root. */
  CBRT(BatonLibrary.BATON_CBRT()),
  /** The nearest integer, ties to even. */
  RINT(BatonLibrary.BATON_RINT()),
  /** The integer at or below. */
  FLOOR(BatonLibrary.BATON_FLOOR()),
  /** The integer at or above. */
  CEIL(BatonLibrary.BATON_CEIL()),
  /** The integer towards zero. */
  TRUNC(BatonLibrary.BATON_TRUNC()),
  /** 2 to the a. */
  EXP2(BatonLibrary.BATON_EXP2()),
  /** {@code exp(a) - 1}. */
  EXPM1(BatonLibrary.BATON_EXPM1()),
  /** Natural logarithm. */
  LOG(BatonLibrary.BATON_LOG()),
  /** Logarithm to base 2. */
  LOG2(BatonLibrary.BATON_LOG2()),
  /** Logarithm to base 10. */
  LOG10(BatonLibrary.BATON_LOG10()),
  /** {@code log(1 + a)}. */
  LOG1P(BatonLibrary.BATON_LOG1P()),
  /** Tangent. */
  TAN(BatonLibrary.BATON_TAN()),
  /** Inverse sine. */
  ARCSIN(BatonLibrary.BATON_ARCSIN()),
  /** Inverse cosine. */
  ARCCOS(BatonLibrary.BATON_ARCCOS()),
  /** Inverse tangent. */
  ARCTAN(BatonLibrary.BATON_ARCTAN()),
  /** Hyperbolic sine. */
  SINH(BatonLibrary.BATON_SINH()),
  /** Hyperbolic cosine. */
  COSH(BatonLibrary.BATON_COSH()),
  /** Hyperbolic tangent. */
  TANH(BatonLibrary.BATON_TANH()),
  /** Inverse hyperbolic sine. */
  ARCSINH(BatonLibrary.BATON_ARCSINH()),
  /** Inverse hyperbolic cosine. */
  ARCCOSH(BatonLibrary.BATON_ARCCOSH()),
  /** Inverse hyperbolic tangent. */
  ARCTANH(BatonLibrary.BATON_ARCTANH()),
  /** Radians as degrees. */
  DEGREES(BatonLibrary.BATON_DEGREES()),
  /** Degrees as radians. */
  RADIANS(BatonLibrary.BATON_RADIANS()),
  /** The distance to the next number away from zero. */
  SPACING(BatonLibrary.BATON_SPACING()),
  /** {@code frexp}'s mantissa. */
  FREXP_MANTISSA(BatonLibrary.BATON_FREXP_MANTISSA()),
  /** {@code frexp}'s exponent, int32. */
  FREXP_EXPONENT(BatonLibrary.BATON_FREXP_EXPONENT()),
  /** {@code modf}'s fractional part. */
  MODF_FRACTION(BatonLibrary.BATON_MODF_FRACTION()),
  /** {@code modf}'s integral part. */
  MODF_INTEGRAL(BatonLibrary.BATON_MODF_INTEGRAL()),
  /** Whether the sign bit is set. */
  SIGNBIT(BatonLibrary.BATON_SIGNBIT()),
  /** Whether it is NaN. */
  ISNAN(BatonLibrary.BATON_ISNAN()),
  /** Whether it is infinite. */
  ISINF(BatonLibrary.BATON_ISINF()),
  /** Whether it is finite. */
  ISFINITE(BatonLibrary.BATON_ISFINITE()),
  /** {@code ~a}; of bool {@code !a}. */
  INVERT(BatonLibrary.BATON_INVERT()),
  /** The number of ones in {@code |a|}, uint8. */
  BITWISE_COUNT(BatonLibrary.BATON_BITWISE_COUNT()),
  /** Whether it is 0. */
  LOGICAL_NOT(BatonLibrary.BATON_LOGICAL_NOT()),
  /** The angle of a complex number. */
  ANGLE(BatonLibrary.BATON_ANGLE());

  final int code;

  UnaryOp(int code) {
    this.code = code;
  }

  /**
   * Returns the type of the result, as libbaton has it.
   *
   * @param type the type of the operand
   * @return the output's type, or null if there is no kernel for the type
   */
  public @Nullable ElementType result(ElementType type) {
    int result = BatonLibrary.baton_unary_result(code, type.code);
    return result < 0 ? null : ElementType.ofCode(result);
  }
}
