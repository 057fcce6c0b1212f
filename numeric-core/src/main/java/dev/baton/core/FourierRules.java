package dev.baton.core;

import static dev.baton.core.Rules.RESULT;
import static dev.baton.core.Rules.kernel;
import static dev.baton.core.interpreter.NativeWork.GENERALIZED;

import java.util.List;

/** Fourier transforms. */
final class FourierRules {
  private FourierRules() {}

  static final List<ReleaseRule> ALL =
      List.of(
          kernel(
              "fft, ifft",
              GENERALIZED,
              RESULT,
              "a generalised ufunc",
              "FourierTransforms.fft",
              "FourierTransforms.ifft"),
          kernel(
              "dft",
              GENERALIZED,
              "times × frequencies",
              "a generalised ufunc, whose work is the terms summed",
              "FourierTransforms.dft"),
          kernel(
              "nufft",
              GENERALIZED,
              "points, frequencies or modes, whichever are most",
              "a generalised ufunc; looking for the points' range comes before",
              "NonuniformTransforms.type1",
              "NonuniformTransforms.type2",
              "NonuniformTransforms.type3"));
}
