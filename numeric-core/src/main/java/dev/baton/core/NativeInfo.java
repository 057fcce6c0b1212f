package dev.baton.core;

import dev.baton.core.internal.kernel.LoadedLibraries;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * Which native code runs in this process: nothing is chosen silently.
 *
 * @param facts the kernels' file and CPU variant, OpenBLAS's file, build and core type, and why
 *     that core type; by name, in an order fit for reading
 * @param notes what did not go the usual way; mostly none
 */
public record NativeInfo(Map<String, String> facts, List<String> notes) {
  /** Copies the lists. */
  public NativeInfo {
    facts = Collections.unmodifiableMap(facts);
    notes = List.copyOf(notes);
  }

  /**
   * Loads the native libraries if need be and describes them.
   *
   * @return what was loaded
   * @throws IllegalStateException if a library is missing, broken or not allowed to be loaded; the
   *     message says what was tried and how to mend it
   */
  public static NativeInfo load() {
    return new NativeInfo(LoadedLibraries.facts(), LoadedLibraries.notes());
  }
}
