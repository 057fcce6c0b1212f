package dev.baton.core.fft;

import dev.baton.core.array.Complex;
import dev.baton.core.array.DType;
import dev.baton.core.array.NDArray;
import dev.baton.core.array.Slice;
import dev.baton.core.internal.array.ArrayContext;
import dev.baton.core.internal.array.StridedArray;
import dev.baton.core.internal.kernel.FourierKernels;
import dev.baton.core.internal.kernel.NonuniformKernels;
import dev.baton.core.interpreter.ThreadState;
import dev.baton.core.ufunc.BinaryUfunc;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Σ w·exp(2πi·f·t) to a tolerance, by the cheapest route.
 *
 * <p>A grid counts as uniform where what it deviates turns no phase by more than a fraction of the
 * tolerance. The phases that a route leaves out, of where a grid begins or of its middle, come from
 * the direct kernel, which reduces each product exactly. Costs are estimates, in nanoseconds on one
 * machine of 2024: only their ratios count, and a route that is an estimate away from another is as
 * good.
 */
final class FourierSums {
  private static final double TERM = 1;
  private static final double POINT = 150;
  private static final double CELL = 3;
  private static final double CALL = 50_000;

  /** Bytes a cell of a grid and its FFT, and a point with its record, take. */
  private static final double BYTES = 100;

  private record Candidate(DftRoute route, double cost, double bytes) {}

  private final ThreadState self;
  private final ArrayContext context;
  private final PlanCache plans;
  private final DftOperands operands;
  private final StridedArray times;
  private final StridedArray frequencies;
  private final double tolerance;

  FourierSums(
      ThreadState self,
      ArrayContext context,
      PlanCache plans,
      DftOperands operands,
      StridedArray flatFrequencies,
      double tolerance) {
    this.self = self;
    this.context = context;
    this.plans = plans;
    this.operands = operands;
    this.times = operands.times();
    this.frequencies = flatFrequencies;
    this.tolerance = tolerance;
  }

  DftSums find() {
    long n = times.elements();
    long m = frequencies.elements();
    double terms = (double) n * m;
    // Too few to gain anything: not even their range is looked for.
    if (terms * TERM <= CALL) {
      return new DftSums(direct(), DftRoute.DIRECT, "%d × %d terms".formatted(n, m));
    }
    var t = UniformGrid.of(self, context, times);
    var f = UniformGrid.of(self, context, frequencies);
    double latest = t.magnitude();
    double highest = f.magnitude();
    double turns = (t.greatest() - t.least()) * (f.greatest() - f.least());
    if (!Double.isFinite(latest * highest) || latest > 1e100 || highest > 1e100) {
      return new DftSums(
          direct(), DftRoute.DIRECT, "%d × %d terms, not all finite or moderate".formatted(n, m));
    }
    // A phase that is off by this many turns is off by an eighth of the tolerance.
    double slack = tolerance / (16 * Math.PI);
    boolean isRounded = Math.ulp(latest * highest) > slack;
    boolean areTimesUniform = !isRounded && t.isUniform(slack / highest);
    boolean areFrequenciesUniform = !isRounded && f.isUniform(slack / latest);
    long length = areTimesUniform && areFrequenciesUniform ? fftLength(t, f, slack) : 0;
    List<Candidate> candidates = new ArrayList<>();
    candidates.add(new Candidate(DftRoute.DIRECT, terms * TERM, 0));
    if (length > 0) {
      candidates.add(candidate(DftRoute.FFT, (double) n + m, (double) length));
    }
    if (areFrequenciesUniform) {
      candidates.add(candidate(DftRoute.NUFFT1, (double) n, 2.0 * m));
    }
    if (areTimesUniform) {
      candidates.add(candidate(DftRoute.NUFFT2, (double) m, 2.0 * n));
    }
    candidates.add(candidate(DftRoute.NUFFT3, (double) n + m, 3 * turns + 100));
    double free = context.heap().limitBytes() - context.heap().processBytes();
    Candidate best =
        candidates.stream()
            .filter(candidate -> candidate.bytes < free)
            .min(Comparator.comparingDouble(Candidate::cost))
            .orElseThrow();
    StridedArray sums =
        switch (best.route) {
          case DIRECT -> direct();
          case FFT -> byFft(length);
          case NUFFT1 -> byType1(f.step());
          case NUFFT2 -> byType2(t.step());
          case NUFFT3 -> byType3(t, f);
        };
    return new DftSums(
        best.route == DftRoute.DIRECT ? sums : shaped(sums),
        best.route,
        "%d %s × %d %s over %.3g turns, to %.0e: %s"
            .formatted(
                n,
                areTimesUniform ? "uniform times" : "times",
                m,
                areFrequenciesUniform ? "uniform frequencies" : "frequencies",
                turns,
                tolerance,
                costs(candidates)));
  }

  /** The sums in the frequencies' shape. */
  private StridedArray shaped(StridedArray sums) {
    try (sums) {
      return sums.reshape(operands.frequencies().extents());
    }
  }

  private static Candidate candidate(DftRoute route, double points, double cells) {
    double pass = cells * CELL * (Math.log(cells) / Math.log(2) + 1) / 4;
    double cost = CALL + pass + points * (route == DftRoute.FFT ? POINT / 4 : POINT);
    return new Candidate(route, cost, BYTES * (points + cells));
  }

  private static String costs(List<Candidate> candidates) {
    StringBuilder text = new StringBuilder();
    for (Candidate candidate : candidates) {
      text.append(text.isEmpty() ? "" : ", ")
          .append("%s ≈ %.3g ms".formatted(candidate.route, candidate.cost / 1e6));
    }
    return text.toString();
  }

  /** The length M of the FFT in which the steps' product is 1/M; 0 if there is none. */
  private long fftLength(UniformGrid t, UniformGrid f, double slack) {
    long n = times.elements();
    long m = frequencies.elements();
    double perStep = t.step() * f.step();
    double length = Math.rint(1 / perStep);
    boolean isLong = length >= Math.max(n, m) && length < 0x1p40;
    return isLong && Math.abs(perStep - 1 / length) * n * m <= slack ? (long) length : 0;
  }

  // ---- routes -----------------------------------------------------------------------------------

  private StridedArray direct() {
    return direct(self, context, operands);
  }

  /** Pre-turned by f₀·t, FFT, and post-turned by f·t₀ and back by both unless times begin at 0. */
  private StridedArray byFft(long length) {
    double first = UniformGrid.at(frequencies, 0);
    double start = UniformGrid.at(times, 0);
    long m = frequencies.elements();
    FourierOptions unscaled = FourierOptions.DEFAULT.n(length).norm(FourierNorm.FORWARD);
    try (StridedArray turned = weighted(phases(times, first))) {
      NDArray spectrum = FourierTransforms.of(context.interpreter()).ifft(turned, unscaled);
      if (start == 0 && m == length) {
        return context.own("dft", spectrum);
      }
      try (spectrum;
          NDArray part = spectrum.slice(Slice.to(m))) {
        return context.own("dft", start == 0 ? part.copy() : postTurned(part, first, start));
      }
    }
  }

  /** Turned by f·t₀, without f₀·t₀, by which the terms were turned already. */
  private NDArray postTurned(NDArray sums, double first, double start) {
    try (StridedArray after = phases(frequencies, start);
        NDArray once = after.multiply(conjugatePhase(first, start))) {
      return BinaryUfunc.MULTIPLY.apply(sums, once);
    }
  }

  /** Modes k about the middle frequency, at x = step·t turns; pre-turned by the middle. */
  private StridedArray byType1(double step) {
    long m = frequencies.elements();
    try (StridedArray turned = weighted(phases(times, UniformGrid.at(frequencies, m / 2)));
        NDArray scaled = times.multiply(step)) {
      return nufft(NonuniformJob.toModes(context.own("dft", scaled), turned, m));
    }
  }

  /** The terms as modes about the middle time, at x = step·f turns; post-turned by the middle. */
  private StridedArray byType2(double step) {
    long n = times.elements();
    try (StridedArray terms = weighted(phases(times, 0));
        NDArray scaled = frequencies.multiply(step)) {
      StridedArray x = context.own("dft", scaled);
      try (StridedArray sums = nufft(NonuniformJob.fromModes(terms, x));
          StridedArray after = phases(frequencies, UniformGrid.at(times, n / 2))) {
        return context.own("dft", BinaryUfunc.MULTIPLY.apply(sums, after));
      }
    }
  }

  private StridedArray byType3(UniformGrid t, UniformGrid f) {
    double[] bounds = {t.least(), t.greatest(), f.least(), f.greatest()};
    try (StridedArray terms = weighted(phases(times, 0))) {
      return nufft(NonuniformJob.toFrequencies(1, times, terms, frequencies, bounds));
    }
  }

  private StridedArray nufft(NonuniformJob job) {
    int flags = NonuniformKernels.flags(true, false);
    return NonuniformTransforms.transform(self, context, plans, job, tolerance / 4, 1, flags);
  }

  // ---- phases -----------------------------------------------------------------------------------

  /** The new array times the weights, which takes its place; itself where there are none. */
  private StridedArray weighted(StridedArray phases) {
    StridedArray weights = operands.weights();
    if (weights == null) {
      return phases;
    }
    try (phases) {
      return context.own("dft", BinaryUfunc.MULTIPLY.apply(phases, weights));
    }
  }

  /** exp(2πi·factor·number) for each number. */
  private StridedArray phases(StridedArray numbers, double factor) {
    try (StridedArray one = context.empty(self, DType.FLOAT64, 1)) {
      one.fill(factor);
      return direct(self, context, new DftOperands(one, numbers, null));
    }
  }

  private Complex conjugatePhase(double a, double b) {
    try (StridedArray number = context.empty(self, DType.FLOAT64, 1)) {
      number.fill(a);
      try (StridedArray phase = phases(number, -b)) {
        return phase.getComplex(0);
      }
    }
  }

  /** Sums term by term, in one native call. */
  static StridedArray direct(ThreadState self, ArrayContext context, DftOperands operands) {
    StridedArray t = operands.times();
    StridedArray f = operands.frequencies();
    StridedArray w = operands.weights();
    StridedArray result = context.empty(self, DType.COMPLEX128, f.extents());
    return result.filledBy(
        () ->
            FourierKernels.dft(
                self,
                1,
                f.elements(),
                f.storage(),
                f.address(),
                t.elements(),
                t.storage(),
                t.address(),
                w == null ? null : w.storage(),
                w == null ? 0 : w.address(),
                result.storage()));
  }
}
