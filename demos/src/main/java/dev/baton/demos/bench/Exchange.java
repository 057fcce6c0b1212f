package dev.baton.demos.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.demos.lab.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What the command and the JVM it forks tell each other, by a file whose name is a system property
 * of the fork.
 */
final class Exchange {
  static final String PROPERTY = "baton.bench.exchange";
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /**
   * What the fork is to have its peer do.
   *
   * @param name the benchmark's name
   * @param params its parameters
   * @param withPeer whether a peer is wanted
   * @param limits the library of plain loops in C; empty for none
   */
  record Request(String name, Map<String, Long> params, boolean withPeer, String limits) {}

  /**
   * What came of it.
   *
   * @param result the value by which Baton's result is verified
   * @param baseline what is to be subtracted from Baton's time, in nanoseconds per operation, one
   *     value per iteration, those of the warm-up first; empty if nothing is
   * @param limit the nanoseconds per operation of the plain loop in C, likewise
   * @param peer the peer's seconds per operation, one per iteration, those of the warm-up first;
   *     empty if there is no peer
   * @param peerResult the value by which the peer's result is verified
   * @param peerError why there is no peer; empty otherwise
   */
  record Answer(
      double result,
      List<Double> baseline,
      List<Double> limit,
      List<Double> peer,
      double peerResult,
      String peerError) {}

  private Exchange() {}

  /** Returns the file, in the fork. */
  static Path file() {
    return Path.of(
        Objects.requireNonNull(System.getProperty(PROPERTY), "started without baton bench"));
  }

  static Request request(Path file) {
    try {
      return MAPPER.readValue(file.toFile(), Request.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void request(Path file, Request request) throws IOException {
    Json.write(file, request);
  }

  static Answer answer(Path file) throws IOException {
    return MAPPER.readValue(file.toFile(), Answer.class);
  }

  static void answer(Path file, Answer answer) throws IOException {
    Json.write(file, answer);
  }
}
