package dev.baton.demos.bench;

import dev.baton.demos.peer.PeerException;
import dev.baton.demos.peer.PythonPeer;

/** Whom a benchmark is compared with. */
public enum Contest {
  /** NumPy under CPython. */
  CPYTHON_NUMPY("cpython-numpy"),
  /** ND4J, in a JVM of its own. */
  ND4J("nd4j"),
  /** SciPy under CPython. */
  SCIPY("scipy"),
  /** FFTW, called from Java, with the plan that it thinks best. */
  FFTW_ESTIMATE("fftw-estimate"),
  /** FFTW, called from Java, with the best of many plans that it has tried before. */
  FFTW_MEASURE("fftw-measure"),
  /** OpenBLAS as Baton has it, called from C, with the core type that is fastest here. */
  OPENBLAS("openblas"),
  /** A plain loop in C, compiled for this CPU: the limit. */
  C("c");

  private final String id;

  Contest(String id) {
    this.id = id;
  }

  /** Starts who is compared with. */
  Rival start(Exchange.Request request) throws PeerException {
    return switch (this) {
      case CPYTHON_NUMPY, SCIPY -> new PeerRival(PythonPeer.start(), this, request);
      case ND4J -> Nd4jBenchmarks.start(request);
      case FFTW_ESTIMATE -> new FftwRival(request, true);
      case FFTW_MEASURE -> new FftwRival(request, false);
      case OPENBLAS -> GemmRival.fastest(request.params().getOrDefault("n", 0L));
      case C -> new LimitRival(request.name(), request.params().getOrDefault("n", 0L));
    };
  }

  /** Says whether what it computes is nobody's concern. */
  boolean isLimit() {
    return this == C || this == OPENBLAS;
  }

  /** Returns the name in the table and in the file. */
  @Override
  public String toString() {
    return id;
  }
}
