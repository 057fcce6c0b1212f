package dev.baton.demos.bench;

import dev.baton.demos.peer.Nd4jPeer;
import dev.baton.demos.peer.PeerException;
import java.util.Map;
import java.util.Set;

/** What of the benchmarks ND4J has too. */
final class Nd4jBenchmarks {
  private static final String LAPACK = "linalg.";

  /** The benchmarks that {@code demos/nd4j} has. */
  static final Set<String> NAMES =
      Set.of(
          "call.small",
          "call.fresh",
          "add.out",
          "add.fresh",
          "fused",
          "gemm",
          "gemm.sizes",
          "exp",
          "log",
          "pow",
          "sin",
          "cos",
          "tanh",
          "arctan",
          "expm1",
          "sum",
          "mean",
          "var",
          "max",
          "argmax",
          "sum.rows",
          "sum.columns",
          "max.columns",
          "cumsum",
          "greater",
          "cast",
          "transposed",
          "sort",
          LAPACK + "solve",
          LAPACK + "cholesky",
          LAPACK + "qr",
          LAPACK + "svd",
          LAPACK + "eigh",
          LAPACK + "det",
          "batch.gemm",
          "batch.solve",
          "batch.inv",
          "batch.cholesky",
          "batch.det");

  private Nd4jBenchmarks() {}

  /** Starts ND4J for a benchmark. */
  static Rival start(Exchange.Request request) throws PeerException {
    return new PeerRival(Nd4jPeer.start(environment(request.name())), Contest.ND4J, request);
  }

  /**
   * Its OpenBLAS, 0.3.19, factors wrongly with the kernels that it chooses on CPUs with AVX-512;
   * those before these are right.
   */
  private static Map<String, String> environment(String name) {
    String coreType = "OPENBLAS_CORETYPE";
    boolean isOwnChoice =
        System.getenv(coreType) == null && System.getProperty("os.arch").equals("amd64");
    return name.startsWith(LAPACK) && isOwnChoice ? Map.of(coreType, "Haswell") : Map.of();
  }
}
