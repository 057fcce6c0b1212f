package dev.baton.core.ufunc;

import dev.baton.core.array.NDArray;
import dev.baton.core.internal.array.ArrayContext;
import dev.baton.core.internal.array.StridedArray;
import dev.baton.core.internal.kernel.UnaryOp;
import dev.baton.core.interpreter.ThreadState;

/**
 * One result of a universal function that has two: a (…) → (…). Real floating-point numbers are
 * taken apart, integers converted to them; float16 and bfloat16 are computed in float32. Drops the
 * lock above 500 elements under {@link dev.baton.core.interpreter.ReleasePolicy#numpy()}.
 */
public enum PartUfunc {
  /** The first result of {@code numpy.frexp}: ±0.5 ≤ m &lt; ±1, 0 or not finite. */
  FREXP_MANTISSA(UnaryOp.FREXP_MANTISSA, "frexp"),
  /** The second result of {@code numpy.frexp}: the power of 2, int32. */
  FREXP_EXPONENT(UnaryOp.FREXP_EXPONENT, "frexp"),
  /** The first result of {@code numpy.modf}: what is behind the point. */
  MODF_FRACTION(UnaryOp.MODF_FRACTION, "modf"),
  /** The second result of {@code numpy.modf}: what is before the point. */
  MODF_INTEGRAL(UnaryOp.MODF_INTEGRAL, "modf");

  private final UnaryOp op;
  private final String numpyName;

  PartUfunc(UnaryOp op, String numpyName) {
    this.op = op;
    this.numpyName = numpyName;
  }

  /**
   * Computes into a new array.
   *
   * @param a the operand
   * @return a new array
   * @throws IllegalStateException if the operand is closed
   * @throws UnsupportedOperationException if it is complex
   */
  public NDArray apply(NDArray a) {
    ArrayContext context = ArrayContext.of(a, null, null);
    try (var attachment = context.interpreter().attach()) {
      ThreadState self = attachment.state();
      StridedArray operand = context.own(numpyName, a);
      LoopTable table = UnaryUfuncLoops.of(this);
      Loop loop =
          Results.loop(
              numpyName, table, operand.type(), operand.type(), UfuncOptions.DEFAULT, true);
      StridedArray in = Results.in(operand, loop.in(), loop.compute());
      try {
        StridedArray made = context.empty(self, loop.made(), operand.extents());
        UnaryUfunc.compute(numpyName, op, self, made, in, true);
        return Results.place(self, numpyName, made, loop.out(), null);
      } finally {
        Results.closeCopy(in, operand);
      }
    }
  }
}
