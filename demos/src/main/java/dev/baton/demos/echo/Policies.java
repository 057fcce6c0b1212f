package dev.baton.demos.echo;

import dev.baton.core.interpreter.LockPolicy;

final class Policies {
  private Policies() {}

  static LockPolicy named(String name) {
    return switch (name) {
      case "cpython" -> LockPolicy.cpython();
      case "none" -> LockPolicy.none();
      default -> throw new IllegalArgumentException("no policy " + name);
    };
  }
}
