/** NumPy-style arrays and the interpreter lock they run under. */
module dev.baton.core {
  requires dev.baton.bindings;
  requires transitive java.management;
  requires jdk.jfr;
  requires jdk.management;
  requires static transitive org.jspecify;

  exports dev.baton.core;
  exports dev.baton.core.array;
  exports dev.baton.core.fft;
  exports dev.baton.core.instruments;
  exports dev.baton.core.interpreter;
  exports dev.baton.core.io;
  exports dev.baton.core.linalg;
  exports dev.baton.core.parallel;
  exports dev.baton.core.print;
  exports dev.baton.core.random;
  exports dev.baton.core.simulation;
  exports dev.baton.core.ufunc;
}
