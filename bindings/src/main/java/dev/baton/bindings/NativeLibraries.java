package dev.baton.bindings;

/** Placeholder. */
public final class NativeLibraries {
  private NativeLibraries() {}
}
