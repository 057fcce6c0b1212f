package dev.baton.core.ufunc;

import static dev.baton.core.ufunc.LoopTable.BOOL;
import static dev.baton.core.ufunc.LoopTable.COMPLEX;
import static dev.baton.core.ufunc.LoopTable.FLOATS;
import static dev.baton.core.ufunc.LoopTable.HALVES;
import static dev.baton.core.ufunc.LoopTable.INTEGERS;

import dev.baton.core.ufunc.LoopTable.Result;

/** NumPy's loops of each ufunc of one operand. */
final class UnaryUfuncLoops {
  private static final LoopTable NUMBERS =
      LoopTable.ofNumbers(Result.SAME, INTEGERS, HALVES, FLOATS, COMPLEX);
  private static final LoopTable INTEGERS_HALVES_FLOATS_COMPLEX =
      LoopTable.of(Result.SAME, INTEGERS, HALVES, FLOATS, COMPLEX);
  private static final LoopTable BOOL_INTEGERS_HALVES_FLOATS_COMPLEX_TO_REAL =
      LoopTable.of(Result.REAL, BOOL, INTEGERS, HALVES, FLOATS, COMPLEX);
  private static final LoopTable HALVES_FLOATS_COMPLEX =
      LoopTable.of(Result.SAME, HALVES, FLOATS, COMPLEX);
  private static final LoopTable HALVES_FLOATS = LoopTable.of(Result.SAME, HALVES, FLOATS);
  private static final LoopTable FLOATS_ALONE = LoopTable.ofFloatsAlone();
  private static final LoopTable BOOL_INTEGERS_HALVES_FLOATS =
      LoopTable.of(Result.SAME, BOOL, INTEGERS, HALVES, FLOATS);
  private static final LoopTable HALVES_FLOATS_TO_BOOL = LoopTable.of(Result.BOOL, HALVES, FLOATS);
  private static final LoopTable BOOL_INTEGERS_HALVES_FLOATS_COMPLEX_TO_BOOL =
      LoopTable.of(Result.BOOL, BOOL, INTEGERS, HALVES, FLOATS, COMPLEX);
  private static final LoopTable BOOL_INTEGERS = LoopTable.of(Result.SAME, BOOL, INTEGERS);
  private static final LoopTable INTEGERS_TO_UINT8 = LoopTable.of(Result.UINT8, INTEGERS);

  private static final LoopTable HALVES_FLOATS_TO_INT32 =
      LoopTable.of(Result.INT32, HALVES, FLOATS);

  private UnaryUfuncLoops() {}

  static LoopTable of(PartUfunc part) {
    return part == PartUfunc.FREXP_EXPONENT ? HALVES_FLOATS_TO_INT32 : HALVES_FLOATS;
  }

  static LoopTable of(UnaryUfunc ufunc) {
    return switch (ufunc) {
      case NEGATIVE, POSITIVE, SIGN -> NUMBERS;
      case CONJUGATE, RECIPROCAL, SQUARE -> INTEGERS_HALVES_FLOATS_COMPLEX;
      case ABSOLUTE -> BOOL_INTEGERS_HALVES_FLOATS_COMPLEX_TO_REAL;
      case EXP,
          SQRT,
          RINT,
          LOG,
          SIN,
          COS,
          EXP2,
          EXPM1,
          LOG2,
          LOG10,
          LOG1P,
          TAN,
          ARCSIN,
          ARCCOS,
          ARCTAN,
          SINH,
          COSH,
          TANH,
          ARCSINH,
          ARCCOSH,
          ARCTANH ->
          HALVES_FLOATS_COMPLEX;
      case FABS, DEGREES, RADIANS, CBRT -> HALVES_FLOATS;
      case SPACING -> FLOATS_ALONE;
      case FLOOR, CEIL, TRUNC -> BOOL_INTEGERS_HALVES_FLOATS;
      case SIGNBIT -> HALVES_FLOATS_TO_BOOL;
      case ISNAN, ISINF, ISFINITE, LOGICAL_NOT -> BOOL_INTEGERS_HALVES_FLOATS_COMPLEX_TO_BOOL;
      case INVERT -> BOOL_INTEGERS;
      case BITWISE_COUNT -> INTEGERS_TO_UINT8;
    };
  }
}
