package dev.baton.core.internal.kernel;

import dev.baton.bindings.generated.BatonLibrary;
import org.jspecify.annotations.Nullable;

/** The two-operand operations libbaton has, by NumPy's names. */
public enum BinaryOp {
  /** {@code a + b}. */
  ADD(BatonLibrary.BATON_ADD()),
  /** {@code a - b}. */
  SUBTRACT(BatonLibrary.BATON_SUBTRACT()),
  /** {@code a * b}. */
  MULTIPLY(BatonLibrary.BATON_MULTIPLY()),
  /** {@code a / b}. */
  DIVIDE(BatonLibrary.BATON_DIVIDE()),
  /** {@code a / b} rounded down. */
  FLOOR_DIVIDE(BatonLibrary.BATON_FLOOR_DIVIDE()),
  /** What is left of {@code FLOOR_DIVIDE}, of b's sign. */
  REMAINDER(BatonLibrary.BATON_REMAINDER()),
  /** The remainder of a's sign. */
  FMOD(BatonLibrary.BATON_FMOD()),
  /** a to the b. */
  POWER(BatonLibrary.BATON_POWER()),
  /** The angle of the point (b, a). */
  ARCTAN2(BatonLibrary.BATON_ARCTAN2()),
  /** The root of {@code a² + b²}. */
  HYPOT(BatonLibrary.BATON_HYPOT()),
  /** {@code log(exp(a) + exp(b))}. */
  LOGADDEXP(BatonLibrary.BATON_LOGADDEXP()),
  /** {@code log2(2^a + 2^b)}. */
  LOGADDEXP2(BatonLibrary.BATON_LOGADDEXP2()),
  /** {@code |a|} with b's sign. */
  COPYSIGN(BatonLibrary.BATON_COPYSIGN()),
  /** The number next to a towards b. */
  NEXTAFTER(BatonLibrary.BATON_NEXTAFTER()),
  /** {@code a·2^b}; b is int64. */
  LDEXP(BatonLibrary.BATON_LDEXP()),
  /** The larger; NaN if one is. */
  MAXIMUM(BatonLibrary.BATON_MAXIMUM()),
  /** The smaller; NaN if one is. */
  MINIMUM(BatonLibrary.BATON_MINIMUM()),
  /** The larger; the other if one is NaN. */
  FMAX(BatonLibrary.BATON_FMAX()),
  /** The smaller; the other if one is NaN. */
  FMIN(BatonLibrary.BATON_FMIN()),
  /** 0 below 0, b at 0, 1 above. */
  HEAVISIDE(BatonLibrary.BATON_HEAVISIDE()),
  /** Greatest common divisor. */
  GCD(BatonLibrary.BATON_GCD()),
  /** Least common multiple. */
  LCM(BatonLibrary.BATON_LCM()),
  /** {@code a & b}. */
  BITWISE_AND(BatonLibrary.BATON_BITWISE_AND()),
  /** {@code a | b}. */
  BITWISE_OR(BatonLibrary.BATON_BITWISE_OR()),
  /** {@code a ^ b}. */
  BITWISE_XOR(BatonLibrary.BATON_BITWISE_XOR()),
  /** {@code a << b}. */
  LEFT_SHIFT(BatonLibrary.BATON_LEFT_SHIFT()),
  /** {@code a >> b}. */
  RIGHT_SHIFT(BatonLibrary.BATON_RIGHT_SHIFT()),
  /** {@code a == b}. */
  EQUAL(BatonLibrary.BATON_EQUAL()),
  /** {@code a != b}. */
  NOT_EQUAL(BatonLibrary.BATON_NOT_EQUAL()),
  /** {@code a < b}. */
  LESS(BatonLibrary.BATON_LESS()),
  /** {@code a <= b}. */
  LESS_EQUAL(BatonLibrary.BATON_LESS_EQUAL()),
  /** {@code a > b}. */
  GREATER(BatonLibrary.BATON_GREATER()),
  /** {@code a >= b}. */
  GREATER_EQUAL(BatonLibrary.BATON_GREATER_EQUAL()),
  /** Whether both are not 0. */
  LOGICAL_AND(BatonLibrary.BATON_LOGICAL_AND()),
  /** Whether one is not 0. */
  LOGICAL_OR(BatonLibrary.BATON_LOGICAL_OR()),
  /** Whether exactly one is not 0. */
  LOGICAL_XOR(BatonLibrary.BATON_LOGICAL_XOR());

  final int code;

  BinaryOp(int code) {
    this.code = code;
  }

  /**
   * Returns the type of the result, as libbaton has it.
   *
   * @param type the type of the operands
   * @return the output's type, or null if there is no kernel for the type
   */
  public @Nullable ElementType result(ElementType type) {
    int result = BatonLibrary.baton_binary_result(code, type.code);
    return result < 0 ? null : ElementType.ofCode(result);
  }
}
