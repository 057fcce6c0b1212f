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
   * What the fork is to have others do.
   *
   * @param name the benchmark's name
   * @param params its parameters
   * @param contests who is wanted beside it
   * @param seconds how long a slice of each of them lasts
   */
  record Request(String name, Map<String, Long> params, List<Contest> contests, double seconds) {}

  /**
   * What came of it.
   *
   * @param result the value by which Baton's result is verified
   * @param baseline what is to be subtracted from Baton's time, in nanoseconds per operation, one
   *     value per iteration, those of the warm-up first; empty if nothing is
   * @param others what came of the others
   */
  record Answer(double result, List<Double> baseline, List<Other> others) {}

  /**
   * What came of one of the others.
   *
   * @param contest who
   * @param seconds per operation, one value per iteration, those of the warm-up first; empty if it
   *     is missing or failed
   * @param result the value by which its result is verified
   * @param error why it is missing; empty otherwise
   */
  record Other(Contest contest, List<Double> seconds, double result, String error) {}

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
