package dev.baton.core;

/** Placeholder. */
public final class Numeric {
  private Numeric() {}
}
