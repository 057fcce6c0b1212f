package dev.baton.core.fft;

import dev.baton.core.internal.kernel.FftwKernels;
import java.util.Locale;

/**
 * Who computes fast transforms. The system property {@code baton.fft.provider}, or else the
 * environment variable {@code BATON_FFT}, names the one of {@code np.fft()}: {@code baton}, which
 * is the default, or {@code fftw}; {@link FourierTransforms#provider} chooses in the program.
 */
public enum FourierProvider {
  /** Baton's own kernels. */
  BATON,

  /**
   * FFTW 3, of its artifact ({@code org.bytedeco:fftw}, GPL) on the class path, the system's, or
   * where {@code -Dbaton.fftw.path} says. Plans are made by estimate, one at a time in the whole
   * process, and kept. It computes the transforms of {@code numpy.fft} and those by cosines and
   * sines; convolution, {@link FourierTransforms#dft dft} and {@link FourierTransforms#nufft nufft}
   * stay with Baton's.
   */
  FFTW {
    @Override
    void require() {
      String _ = FftwKernels.describe(false);
    }
  };

  private static final String PROPERTY = "baton.fft.provider";
  private static final String VARIABLE = "BATON_FFT";

  /** Throws IllegalStateException where it is not to be had. */
  void require() {}

  /** Returns the process's choice. */
  static FourierProvider ofProcess() {
    String place = "-D" + PROPERTY;
    String name = System.getProperty(PROPERTY);
    if (name == null || name.isBlank()) {
      place = VARIABLE;
      name = System.getenv(VARIABLE);
    }
    if (name == null || name.isBlank()) {
      return BATON;
    }
    for (FourierProvider provider : values()) {
      if (provider.toString().equals(name.strip())) {
        return provider;
      }
    }
    throw new IllegalArgumentException(place + " is '" + name + "': it must be baton or fftw");
  }

  /** Returns the name that settings give it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
