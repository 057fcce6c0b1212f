/** NumPy-style arrays and the interpreter lock they run under. */
module dev.baton.core {
  requires dev.baton.bindings;
  requires static transitive org.jspecify;

  exports dev.baton.core;
}
