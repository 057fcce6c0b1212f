package dev.baton.demos.machine;

import java.util.Map;

/** Asks the library what runs natively. */
final class NativeCode {
  private NativeCode() {}

  static Map<String, String> describe() {
    return Map.of();
  }
}
