package dev.baton.core;

import dev.baton.core.array.NDArray;
import dev.baton.core.fft.FourierOptions;
import java.lang.reflect.Method;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Arguments with which Fourier transforms have {@code size} complex numbers go in or come out. */
final class FourierCalls {
  private FourierCalls() {}

  /** Returns the arguments, or null where the method is none of these. */
  static Object @Nullable [] arguments(ReleaseRule rule, Method method, Numeric np, long size) {
    if (!FourierRules.ALL.contains(rule)) {
      return null;
    }
    String name = method.getName();
    Object[] all =
        switch (name) {
          case "dft" -> sum(method, np, size);
          case "type1" -> new Object[] {np.ones(size), np.ones(size), new long[] {4}};
          case "type2" -> new Object[] {np.ones(size), np.ones(4)};
          case "type3" -> new Object[] {np.ones(size), np.ones(size), np.ones(size)};
          case "fftfreq" -> new Object[] {size, 1.0};
          case "rfftfreq" -> new Object[] {2 * size - 1, 1.0};
          case "bartlett", "blackman", "hamming", "hanning", "kaiser" -> new Object[] {size, 2.0};
          case "dct", "dctn" ->
              new Object[] {np.ones(Math.max(2 * size - 2, 1)), 2, FourierOptions.DEFAULT};
          case "idct", "idctn", "dst", "dstn", "idst", "idstn" ->
              new Object[] {np.ones(size), 2, FourierOptions.DEFAULT};
          case "periodogram", "welch", "stft" ->
              new Object[] {np.ones(size), spectrum(name, np, size)};
          case "lombscargle" -> new Object[] {np.ones(1), np.ones(1), np.ones(size)};
          // Along the one axis nothing moves.
          case "fftshift", "ifftshift" -> new Object[] {np.ones(size, 1), new int[] {1}};
          default -> new Object[] {operand(name, np, size), options(name, size)};
        };
    return Arrays.copyOf(all, method.getParameterCount());
  }

  /** One time, of weight 1, at many frequencies; to a tolerance where the method takes one. */
  private static Object[] sum(Method method, Numeric np, long size) {
    Object[] arguments = {np.ones(1), np.ones(size), np.ones(1), 1e-3};
    int last = method.getParameterCount() - 1;
    if (method.getParameterTypes()[last] == double.class) {
      arguments[last] = 1e-3;
    }
    return arguments;
  }

  private static SpectrumOptions spectrum(String name, Numeric np, long size) {
    return SpectrumOptions.DEFAULT.window(np.ones(name.equals("stft") ? 1 : size));
  }

  private static boolean takesReals(String name) {
    return name.startsWith("rfft") || name.equals("ihfft");
  }

  private static NDArray operand(String name, Numeric np, long size) {
    long extent = takesReals(name) ? 2 * size - 1 : size == 1 && givesReals(name) ? 2 : size;
    return name.endsWith("2") ? np.ones(1, extent) : np.ones(extent);
  }

  private static boolean givesReals(String name) {
    return name.startsWith("irfft") || name.equals("hfft");
  }

  private static FourierOptions options(String name, long size) {
    if (!givesReals(name)) {
      return FourierOptions.DEFAULT;
    }
    return name.endsWith("2")
        ? FourierOptions.DEFAULT.s(1, 2 * size - 1)
        : FourierOptions.DEFAULT.n(2 * size - 1);
  }
}
