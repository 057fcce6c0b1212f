package dev.baton.nd4j;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.shade.jackson.databind.JsonNode;
import org.nd4j.shade.jackson.databind.ObjectMapper;

/**
 * Reads one JSON request a line from standard input and answers each with one JSON line on standard
 * output, as the peer in Python does:
 *
 * <pre>
 *   {"op": "describe"}                                    → what this ND4J is
 *   {"op": "run", "program": "add", "size": 20000, "count": 5000, "threads": 2, "mode": "none"}
 *                                                         → {"seconds": 0.1, "value": 20000.0}
 *   {"op": "bench", "name": "exp", "params": {"n": 100000}, "seconds": 0.1}
 *                                                         → {"value": 6.1e-5, "check": 1.0}
 * </pre>
 *
 * <p>A request that fails is answered by {@code {"error": "…"}}. ND4J's native code prints on
 * standard output, too, as it likes: each reply begins on a line of its own, and lines that are no
 * reply are to be passed over. The end of standard input ends the program.
 */
public final class PeerMain {
  private static final ObjectMapper JSON = new ObjectMapper();

  private PeerMain() {}

  /**
   * Answers until the input ends.
   *
   * @param arguments none
   * @throws IOException if the input cannot be read
   */
  public static void main(String[] arguments) throws IOException {
    PrintStream replies = System.out;
    System.setOut(System.err); // Nothing but replies may reach the lab.
    Nd4j.setDefaultDataTypes(DataType.DOUBLE, DataType.DOUBLE);
    var lab = new LabPrograms();
    var benchmarks = new Benchmarks();
    try (var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String reply = JSON.writeValueAsString(answer(JSON.readTree(line), lab, benchmarks));
        replies.print("\n" + reply + "\n");
        replies.flush();
      }
    }
    System.exit(0); // ND4J's own threads would keep the process alive.
  }

  private static Map<String, ?> answer(JsonNode request, LabPrograms lab, Benchmarks benchmarks) {
    try {
      String op = request.path("op").asText();
      return switch (op) {
        case "describe" -> Describing.everything();
        case "run" -> lab.run(request);
        case "bench" -> benchmarks.run(request);
        default -> throw new IllegalArgumentException("no operation " + op);
      };
    } catch (RuntimeException | LinkageError | OutOfMemoryError e) {
      e.printStackTrace(); // The lab goes on and says what failed.
      return Map.of("error", e.toString());
    }
  }
}
