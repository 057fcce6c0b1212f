package dev.baton.demos.peer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.demos.programs.Contender;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The peers that are installed, started.
 *
 * @param python CPython + NumPy, or null
 * @param whyNoPython why it is missing; empty if it is there
 */
public record Peers(@Nullable PythonPeer python, String whyNoPython) implements AutoCloseable {
  /**
   * Looks for the peers and starts those that are there.
   *
   * @return what was found
   */
  public static Peers find() {
    try {
      return new Peers(PythonPeer.start(), "");
    } catch (PeerException e) {
      return new Peers(null, String.valueOf(e.getMessage()));
    }
  }

  /**
   * Does without peers.
   *
   * @return none, and nothing to be said about it
   */
  public static Peers none() {
    return new Peers(null, "");
  }

  /**
   * Describes them for the results.
   *
   * @return by the system's name, what it says it is, or why it is missing; empty if none was
   *     looked for
   */
  public Map<String, JsonNode> descriptions() {
    if (python == null && whyNoPython.isEmpty()) {
      return Map.of();
    }
    ObjectNode description = JsonNodeFactory.instance.objectNode();
    description.put("found", python != null);
    if (python != null) {
      description.setAll((ObjectNode) python.description());
    } else {
      description.put("why", whyNoPython);
    }
    return Map.of(Contender.CPYTHON_NUMPY.toString(), description);
  }

  @Override
  public void close() {
    if (python != null) {
      python.close();
    }
  }
}
