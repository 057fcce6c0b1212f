package dev.baton.core.fft;

import dev.baton.core.array.DType;
import dev.baton.core.array.NDArray;
import dev.baton.core.array.Shape;
import dev.baton.core.array.ShapeException;
import dev.baton.core.internal.array.ArrayContext;
import dev.baton.core.internal.array.StridedArray;
import dev.baton.core.internal.kernel.NonuniformKernels;
import dev.baton.core.interpreter.Interpreter;
import dev.baton.core.interpreter.ThreadState;
import java.util.Arrays;

/**
 * Non-uniform fast Fourier transforms in one to three dimensions, as finufft has them: sums of
 * exp(±i·k·x) to a tolerance, at the cost of an FFT and a few dozen operations a point.
 *
 * <pre>
 *   type 1   f[k] = Σⱼ c[j]·exp(±i·k·x[j])     points to modes, the adjoint of type 2
 *   type 2   c[j] = Σₖ f[k]·exp(±i·k·x[j])     modes to points
 *   type 3   f[k] = Σⱼ c[j]·exp(±i·s[k]·x[j])  points to any frequencies
 * </pre>
 *
 * <p>Points are of shape (n), or (d, n) for d = 1, 2 or 3 dimensions; axis 0 of the modes belongs
 * to row 0 of the points. Modes of an axis of extent m are the integers from -(m/2) to (m - 1)/2.
 * Points are radians, of any period. The error relative to the whole result (in l2) is about the
 * tolerance, at most four times that; however fine the modes, it does not grow with them. Single
 * precision in gives single precision out, and is computed in double.
 *
 * <p>Settings are values: {@code np.fft().nufft().tolerance(1e-9).isign(-1)}. Each transform drops
 * the lock once for all of it, above 500 points or modes under {@link
 * dev.baton.core.interpreter.ReleasePolicy#numpy()}; looking for the points' range does before, and
 * making an FFT's plan for a length seen first. Sources: Barnett, Magland and af Klinteberg, SIAM
 * J. Sci. Comput. 41 (2019); {@code finufft.nufft1d1} … {@code nufft3d3}.
 */
public final class NonuniformTransforms {
  private static final double LEAST_TOLERANCE = 1e-14;

  private final Interpreter interpreter;
  private final PlanCache plans;
  private final double tolerance;
  private final int sign;
  private final ModeOrder order;

  private NonuniformTransforms(
      Interpreter interpreter, PlanCache plans, double tolerance, int sign, ModeOrder order) {
    this.interpreter = interpreter;
    this.plans = plans;
    this.tolerance = tolerance;
    this.sign = sign;
    this.order = order;
  }

  NonuniformTransforms(Interpreter interpreter, PlanCache plans) {
    this(interpreter, plans, 1e-6, 0, ModeOrder.CENTRED);
  }

  // ---- settings ---------------------------------------------------------------------------------

  /**
   * Returns these transforms with an error: finufft's {@code eps}.
   *
   * @param eps the relative error, from 1e-14 to less than 1; 1e-6 unless set
   * @return others of that tolerance
   * @throws IllegalArgumentException if it is out of range
   */
  public NonuniformTransforms tolerance(double eps) {
    requireTolerance("nufft", eps);
    return new NonuniformTransforms(interpreter, plans, eps, sign, order);
  }

  static void requireTolerance(String operation, double tolerance) {
    if (!(tolerance >= LEAST_TOLERANCE && tolerance < 1)) {
      throw new IllegalArgumentException(
          operation + ": the tolerance must be from 1e-14 to less than 1, not " + tolerance);
    }
  }

  /**
   * Returns these transforms with a sign of the exponent.
   *
   * @param isign 1 or -1; unless set, 1 for types 1 and 3 and -1 for type 2
   * @return others of that sign
   * @throws IllegalArgumentException if it is neither
   */
  public NonuniformTransforms isign(int isign) {
    if (isign != 1 && isign != -1) {
      throw new IllegalArgumentException("nufft: isign must be 1 or -1, not " + isign);
    }
    return new NonuniformTransforms(interpreter, plans, tolerance, isign, order);
  }

  /**
   * Returns these transforms with an order of modes: finufft's {@code modeord}.
   *
   * @param modeOrder the order; {@link ModeOrder#CENTRED} unless set
   * @return others of that order
   */
  public NonuniformTransforms modeOrder(ModeOrder modeOrder) {
    return new NonuniformTransforms(interpreter, plans, tolerance, sign, modeOrder);
  }

  // ---- transforms -------------------------------------------------------------------------------

  /**
   * Sums the points' strengths at each mode: type 1, points x (n) or (d, n), c (n) → f (modes).
   *
   * @param points real, in radians
   * @param strengths real or complex
   * @param modes how many modes, for each of the d axes
   * @return a new complex array of shape {@code modes}
   * @throws ShapeException if shapes do not fit each other
   * @throws UnsupportedOperationException if the points are complex
   * @throws IllegalArgumentException if a point is not finite, or a grid would be too large
   * @throws dev.baton.core.array.ArrayMemoryError if there is no memory for the grid
   */
  public NDArray type1(NDArray points, NDArray strengths, long... modes) {
    try (var attachment = interpreter.attach();
        NonuniformOperand x = coordinates("points", points);
        NonuniformOperand c = NonuniformOperand.strengths(context(), strengths, x)) {
      requireModes(modes, x);
      NonuniformJob job = NonuniformJob.toModes(x.dense, c.dense, modes.clone());
      return single(x, c, transform(attachment.state(), job));
    }
  }

  /**
   * Sums the modes at each point: type 2, points x (n) or (d, n), f (m₁, …) → c (n).
   *
   * @param points real, in radians
   * @param modes real or complex, of as many axes as the points have dimensions
   * @return a new complex array of shape (n)
   * @throws ShapeException if shapes do not fit each other
   * @throws UnsupportedOperationException if the points are complex
   * @throws IllegalArgumentException if a point is not finite, or a grid would be too large
   * @throws dev.baton.core.array.ArrayMemoryError if there is no memory for the grid
   */
  public NDArray type2(NDArray points, NDArray modes) {
    try (var attachment = interpreter.attach();
        NonuniformOperand x = coordinates("points", points);
        NonuniformOperand f = NonuniformOperand.numbers(context(), modes)) {
      requireModes(f.dense.extents(), x);
      NonuniformJob job = NonuniformJob.fromModes(f.dense, x.dense);
      return single(x, f, transform(attachment.state(), job));
    }
  }

  /**
   * Sums the points' strengths at each frequency: type 3, points x (n) or (d, n), c (n),
   * frequencies s (k) or (d, k) → f (k).
   *
   * @param points real
   * @param strengths real or complex
   * @param frequencies real, in radians per unit of the points
   * @return a new complex array of shape (k)
   * @throws ShapeException if shapes do not fit each other
   * @throws UnsupportedOperationException if the points or frequencies are complex
   * @throws IllegalArgumentException if a point or frequency is not finite, or the product of both
   *     ranges would need too large a grid
   * @throws dev.baton.core.array.ArrayMemoryError if there is no memory for the grid
   */
  public NDArray type3(NDArray points, NDArray strengths, NDArray frequencies) {
    try (var attachment = interpreter.attach();
        NonuniformOperand x = coordinates("points", points);
        NonuniformOperand c = NonuniformOperand.strengths(context(), strengths, x);
        NonuniformOperand s = coordinates("frequencies", frequencies)) {
      if (s.ndim() != x.ndim()) {
        throw new ShapeException(
            "nufft: frequencies in %d dimensions of points in %d".formatted(s.ndim(), x.ndim()));
      }
      double[] bounds = x.count() == 0 || s.count() == 0 ? null : x.boundsWith(s);
      NonuniformJob job = NonuniformJob.toFrequencies(x.ndim(), x.dense, c.dense, s.dense, bounds);
      return single(x, c, transform(attachment.state(), job));
    }
  }

  private ArrayContext context() {
    return ArrayContext.of(interpreter);
  }

  private NonuniformOperand coordinates(String what, NDArray array) {
    return NonuniformOperand.coordinates(context(), what, array);
  }

  private static void requireModes(long[] modes, NonuniformOperand points) {
    if (modes.length != points.ndim() || Arrays.stream(modes).anyMatch(m -> m < 0)) {
      throw new ShapeException(
          "nufft: modes %s of points in %d dimensions"
              .formatted(Shape.toString(modes), points.ndim()));
    }
  }

  /** The result in single precision where everything that came in was. */
  private static NDArray single(
      NonuniformOperand points, NonuniformOperand numbers, StridedArray result) {
    if (!points.single || !numbers.single) {
      return result;
    }
    try (result) {
      return result.astype(DType.COMPLEX64);
    }
  }

  // ---- the one way to run one -------------------------------------------------------------------

  private StridedArray transform(ThreadState self, NonuniformJob job) {
    int isign = sign != 0 ? sign : job.type == 2 ? -1 : 1;
    int flags = NonuniformKernels.flags(false, order == ModeOrder.FFT);
    return transform(self, context(), plans, job, tolerance, isign, flags);
  }

  static StridedArray transform(
      ThreadState self,
      ArrayContext context,
      PlanCache plans,
      NonuniformJob job,
      double tolerance,
      int sign,
      int flags) {
    if (job.isOfNothing()) {
      StridedArray nothing = context.empty(self, DType.COMPLEX128, job.shape());
      return nothing.filledBy(() -> nothing.fill(0.0));
    }
    try (NonuniformPlan plan = NonuniformPlan.of(self, context, plans, job, tolerance, flags)) {
      StridedArray result = context.empty(self, DType.COMPLEX128, job.shape());
      return result.filledBy(() -> plan.run(self, sign, result));
    }
  }
}
