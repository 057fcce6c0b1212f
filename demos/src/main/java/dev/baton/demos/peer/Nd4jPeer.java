package dev.baton.demos.peer;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * ND4J, in a JVM with a class path of its own: it brings another OpenBLAS and libraries that nobody
 * else needs. It is there once someone has built {@code demos/nd4j}.
 */
public final class Nd4jPeer extends Peer {
  /** The environment variable that names the folder with ND4J's jars and the peer's. */
  public static final String OVERRIDE = "BATON_ND4J";

  /** How to get it. */
  public static final String HOW = "mvn -f demos/nd4j package";

  private static final String JAR = "baton-nd4j.jar";
  private static final String MAIN = "dev.baton.nd4j.PeerMain";

  private Nd4jPeer(LineProcess process, Path folder) throws PeerException {
    super(process, "%s is there, but ND4J does not run".formatted(folder));
  }

  /**
   * Starts the ND4J of the folder that {@value #OVERRIDE} names, or of where {@code demos/nd4j} is
   * built.
   *
   * @param environment environment variables to add to this process's own
   * @return a peer that answers
   * @throws PeerException if there is none; its message begins with “not found” and says how to get
   *     it
   */
  public static Nd4jPeer start(Map<String, String> environment) throws PeerException {
    return start(System.getenv(OVERRIDE), environment);
  }

  static Nd4jPeer start(@Nullable String override, Map<String, String> environment)
      throws PeerException {
    Path folder = override == null ? built() : Path.of(override);
    if (!Files.isRegularFile(folder.resolve(JAR))) {
      throw new PeerException(
          PeerException.NOT_FOUND
              + (override == null
                  ? "%s fetches it (130 MB)".formatted(HOW)
                  : "%s is %s, which has no %s; %s makes one"
                      .formatted(OVERRIDE, override, JAR, HOW)));
    }
    return new Nd4jPeer(run(folder, environment), folder);
  }

  /** Where demos/nd4j is built: seen from demos/target, where these classes are. */
  static Path built() throws PeerException {
    try {
      Path own =
          Path.of(Nd4jPeer.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      Path target = Objects.requireNonNullElse(own.getParent(), own);
      return target.resolveSibling("nd4j").resolve("target").resolve("lib");
    } catch (URISyntaxException e) {
      throw new PeerException(PeerException.NOT_FOUND + e.getMessage(), e);
    }
  }

  private static LineProcess run(Path folder, Map<String, String> environment)
      throws PeerException {
    // The threads are the program's own: neither ND4J nor its BLAS may add some.
    Map<String, String> variables =
        new HashMap<>(Map.of("OMP_NUM_THREADS", "1", "OPENBLAS_NUM_THREADS", "1"));
    variables.putAll(environment);
    try {
      return LineProcess.start(
          List.of(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "--enable-native-access=ALL-UNNAMED",
              "--sun-misc-unsafe-memory-access=allow",
              "-Dorg.bytedeco.javacpp.maxbytes=0", // No limit of JavaCPP's own.
              "-Dorg.bytedeco.javacpp.maxphysicalbytes=0",
              "--class-path",
              folder.resolve("*").toString(),
              MAIN),
          variables);
    } catch (IOException e) {
      throw new PeerException("ND4J’s JVM does not start: " + e.getMessage(), e);
    }
  }
}
