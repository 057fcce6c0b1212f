package dev.baton.core.internal.kernel;

import dev.baton.bindings.NativeLibraries;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was loaded, in words, without the bindings' types. */
public final class LoadedLibraries {
  private LoadedLibraries() {}

  /**
   * Loads the native libraries if need be and describes them.
   *
   * @return facts by name, in an order fit for reading
   */
  public static Map<String, String> facts() {
    NativeLibraries.Loaded loaded = NativeLibraries.load();
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("kernels", loaded.baton().toString());
    facts.put("kernel variant", loaded.variant());
    facts.put("openblas", loaded.openBlas().toString());
    facts.put("openblas build", loaded.openBlasConfig());
    facts.put("openblas threading", loaded.openBlasThreading());
    String requested = loaded.coreTypeRequested();
    facts.put("openblas core type", loaded.coreName());
    facts.put("core type requested", requested == null ? "left to OpenBLAS" : requested);
    facts.put("core type reason", loaded.coreTypeReason());
    facts.put("fftw", fftw());
    return facts;
  }

  private static String fftw() {
    try {
      return FftwKernels.describe(false) + " (computes where BATON_FFT=fftw asks for it)";
    } catch (IllegalStateException none) {
      return "none, nor needed";
    }
  }

  /**
   * Returns what did not go the usual way.
   *
   * @return remarks for people to read; mostly none
   */
  public static List<String> notes() {
    return NativeLibraries.load().notes();
  }
}
