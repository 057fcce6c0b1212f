package dev.baton.core.internal.kernel;

import dev.baton.core.Numeric;
import dev.baton.core.array.ArrayMemoryError;
import dev.baton.core.array.NDArray;
import dev.baton.core.interpreter.Interpreter;

/** The program of {@link SettingsTest}'s children: arrays, twice, and what came of it. */
final class SettingsProbe {
  private SettingsProbe() {}

  public static void main(String[] arguments) {
    for (int i = 0; i < 2; i++) {
      try (Interpreter interpreter = Interpreter.builder().build()) {
        Numeric np = Numeric.of(interpreter);
        NDArray dot = np.arange(4.0).dot(np.arange(4.0));
        System.out.println("dot=" + dot.toDouble());
        System.out.println("limit=" + np.memory().limitBytes());
        System.out.println("cached=" + afterClosing(np));
        System.out.println("filled=" + fill(np));
      } catch (RuntimeException | Error failure) {
        System.out.println("failure=" + failure.getClass().getName());
        System.out.println("message=" + failure.getMessage());
      }
    }
  }

  private static long afterClosing(Numeric np) {
    np.zeros(1000).close();
    return np.memory().cachedBytes();
  }

  /** Keeps arrays of 1 MiB until there is no room, up to 8. */
  private static String fill(Numeric np) {
    NDArray[] kept = new NDArray[8];
    try {
      for (int i = 0; i < kept.length; i++) {
        kept[i] = np.zeros(1 << 17);
      }
      return "all";
    } catch (ArrayMemoryError full) {
      int count = 0;
      for (NDArray array : kept) {
        count += array == null ? 0 : 1;
      }
      return count + " then " + full.getMessage();
    }
  }
}
