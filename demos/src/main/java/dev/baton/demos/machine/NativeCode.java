package dev.baton.demos.machine;

import dev.baton.core.NativeInfo;
import java.util.LinkedHashMap;
import java.util.Map;

/** Asks the library what runs natively. */
final class NativeCode {
  private NativeCode() {}

  /** Returns its facts and notes; where it cannot be loaded, why. */
  static Map<String, String> describe() {
    Map<String, String> facts = new LinkedHashMap<>();
    try {
      NativeInfo info = NativeInfo.load();
      facts.putAll(info.facts());
      if (!info.notes().isEmpty()) {
        facts.put("notes", String.join("; ", info.notes()));
      }
    } catch (IllegalStateException | LinkageError e) {
      facts.put("native code", "not loaded: " + e.getMessage());
    }
    return facts;
  }
}
