package dev.baton.demos.bench;

import dev.baton.demos.peer.PeerException;

/** Whom a benchmark is compared with. */
public enum Contest {
  /** NumPy under CPython. */
  CPYTHON_NUMPY("cpython-numpy"),
  /** SciPy under CPython. */
  SCIPY("scipy"),
  /** FFTW, called from Java, with the plan that it thinks best. */
  FFTW_ESTIMATE("fftw-estimate"),
  /** FFTW, called from Java, with the best of many plans that it has tried before. */
  FFTW_MEASURE("fftw-measure"),
  /** A plain loop in C, compiled for this CPU: the limit. */
  C("c");

  private final String id;

  Contest(String id) {
    this.id = id;
  }

  /** Starts who is compared with. */
  Rival start(Exchange.Request request) throws PeerException {
    return switch (this) {
      case CPYTHON_NUMPY, SCIPY -> new PythonRival(this, request);
      case FFTW_ESTIMATE -> new FftwRival(request, true);
      case FFTW_MEASURE -> new FftwRival(request, false);
      case C -> new LimitRival(request.name(), request.params().getOrDefault("n", 0L));
    };
  }

  /** Returns the name in the table and in the file. */
  @Override
  public String toString() {
    return id;
  }
}
