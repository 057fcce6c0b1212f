package dev.baton.core.ufunc;

import static dev.baton.core.ufunc.LoopTable.BOOL;
import static dev.baton.core.ufunc.LoopTable.COMPLEX;
import static dev.baton.core.ufunc.LoopTable.FLOATS;
import static dev.baton.core.ufunc.LoopTable.HALVES;
import static dev.baton.core.ufunc.LoopTable.INTEGERS;

import dev.baton.core.ufunc.LoopTable.Result;

/** NumPy's loops of each ufunc of two operands. */
final class BinaryUfuncLoops {
  private static final LoopTable BOOL_INTEGERS_HALVES_FLOATS_COMPLEX =
      LoopTable.of(Result.SAME, BOOL, INTEGERS, HALVES, FLOATS, COMPLEX);
  private static final LoopTable NUMBERS =
      LoopTable.ofNumbers(Result.SAME, INTEGERS, HALVES, FLOATS, COMPLEX);
  private static final LoopTable DIVISORS = LoopTable.ofNumbers(Result.SAME, INTEGERS);
  private static final LoopTable INTEGERS_HALVES_FLOATS_COMPLEX =
      LoopTable.of(Result.SAME, INTEGERS, HALVES, FLOATS, COMPLEX);
  private static final LoopTable DIVISION = LoopTable.ofDivision();
  private static final LoopTable INTEGERS_HALVES_FLOATS =
      LoopTable.of(Result.SAME, INTEGERS, HALVES, FLOATS);
  private static final LoopTable HALVES_FLOATS = LoopTable.of(Result.SAME, HALVES, FLOATS);
  private static final LoopTable FLOATS_ALONE = LoopTable.ofFloatsAlone();
  private static final LoopTable INTEGERS_ONLY = LoopTable.of(Result.SAME, INTEGERS);
  private static final LoopTable BOOL_INTEGERS = LoopTable.of(Result.SAME, BOOL, INTEGERS);
  private static final LoopTable BOOL_INTEGERS_HALVES_FLOATS_COMPLEX_TO_BOOL =
      LoopTable.of(Result.BOOL, BOOL, INTEGERS, HALVES, FLOATS, COMPLEX);

  private BinaryUfuncLoops() {}

  static LoopTable of(BinaryUfunc ufunc) {
    return switch (ufunc) {
      case ADD, MULTIPLY, MAXIMUM, MINIMUM, FMAX, FMIN -> BOOL_INTEGERS_HALVES_FLOATS_COMPLEX;
      case SUBTRACT -> NUMBERS;
      case POWER -> INTEGERS_HALVES_FLOATS_COMPLEX;
      case DIVIDE -> DIVISION;
      case FLOOR_DIVIDE, REMAINDER, FMOD -> INTEGERS_HALVES_FLOATS;
      case ARCTAN2, HYPOT, LDEXP, LOGADDEXP, LOGADDEXP2, COPYSIGN, HEAVISIDE -> HALVES_FLOATS;
      case NEXTAFTER -> FLOATS_ALONE;
      case GCD, LCM -> DIVISORS;
      case LEFT_SHIFT, RIGHT_SHIFT -> INTEGERS_ONLY;
      case BITWISE_AND, BITWISE_OR, BITWISE_XOR -> BOOL_INTEGERS;
      case EQUAL,
          NOT_EQUAL,
          LESS,
          LESS_EQUAL,
          GREATER,
          GREATER_EQUAL,
          LOGICAL_AND,
          LOGICAL_OR,
          LOGICAL_XOR ->
          BOOL_INTEGERS_HALVES_FLOATS_COMPLEX_TO_BOOL;
    };
  }
}
