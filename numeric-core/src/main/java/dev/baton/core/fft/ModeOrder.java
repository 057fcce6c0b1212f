package dev.baton.core.fft;

/** How the modes of an axis are ordered: finufft's {@code modeord}. */
public enum ModeOrder {
  /** From -(n/2) up to (n - 1)/2: {@code modeord=0}. */
  CENTRED,
  /** From 0 up, the negative ones last, as an FFT has them: {@code modeord=1}. */
  FFT
}
