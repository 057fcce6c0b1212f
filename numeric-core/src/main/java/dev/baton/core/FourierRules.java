package dev.baton.core;

import static dev.baton.core.Rules.kernel;
import static dev.baton.core.interpreter.NativeWork.COPY;
import static dev.baton.core.interpreter.NativeWork.ELEMENTWISE;
import static dev.baton.core.interpreter.NativeWork.GENERALIZED;

import java.util.List;

/** Fourier transforms. */
final class FourierRules {
  private static final String NUMBERS = "complex numbers that go in or come out";

  private FourierRules() {}

  static final List<ReleaseRule> ALL =
      List.of(
          kernel(
              "fft and its kin",
              GENERALIZED,
              NUMBERS,
              "a generalised ufunc",
              "FourierTransforms.fft",
              "FourierTransforms.ifft",
              "FourierTransforms.rfft",
              "FourierTransforms.irfft",
              "FourierTransforms.hfft",
              "FourierTransforms.ihfft",
              "FourierTransforms.fft2",
              "FourierTransforms.ifft2",
              "FourierTransforms.rfft2",
              "FourierTransforms.irfft2",
              "FourierTransforms.fftn",
              "FourierTransforms.ifftn",
              "FourierTransforms.rfftn",
              "FourierTransforms.irfftn"),
          kernel(
              "dct, dctn",
              GENERALIZED,
              "half of the elements, and one",
              "a transform of as many complex numbers, and steps of no more",
              "FourierTransforms.dct",
              "FourierTransforms.dctn"),
          kernel(
              "idct, dst and their kin",
              GENERALIZED,
              "elements of the result",
              "a transform of complex numbers, and steps element by element",
              "FourierTransforms.idct",
              "FourierTransforms.idctn",
              "FourierTransforms.dst",
              "FourierTransforms.dstn",
              "FourierTransforms.idst",
              "FourierTransforms.idstn"),
          kernel(
              "windows",
              ELEMENTWISE,
              "elements of the result",
              "operations element by element",
              "Numeric.bartlett",
              "Numeric.blackman",
              "Numeric.hamming",
              "Numeric.hanning",
              "Numeric.kaiser"),
          kernel(
              "estimates of spectra",
              ELEMENTWISE,
              "samples, in all segments",
              "transforms, and steps element by element",
              "Numeric.periodogram",
              "Numeric.welch",
              "Numeric.stft"),
          kernel(
              "lombscargle",
              GENERALIZED,
              "times × frequencies",
              "direct sums",
              "Numeric.lombscargle"),
          kernel(
              "frequencies of transforms",
              ELEMENTWISE,
              "elements of the result",
              "an operation element by element",
              "FourierTransforms.fftfreq",
              "FourierTransforms.rfftfreq"),
          kernel(
              "fftshift, ifftshift",
              COPY,
              "elements of the array",
              "copies, at most two along each axis",
              "FourierTransforms.fftshift",
              "FourierTransforms.ifftshift"),
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
