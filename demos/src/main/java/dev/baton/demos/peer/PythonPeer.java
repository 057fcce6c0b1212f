package dev.baton.demos.peer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * CPython with NumPy, in a process that answers requests one by one. Not for several threads at
 * once.
 */
public final class PythonPeer implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final String SCRIPT = "peer.py";
  private static final String[] SCRIPTS = {
    SCRIPT, "describing.py", "programs.py", "benchmarks.py", "lockpair.py", "exhibits.py"
  };

  private final ObjectMapper json = new ObjectMapper();
  private final Python python;
  private final LineProcess process;
  private final JsonNode description;

  private PythonPeer(Python python) throws PeerException {
    this.python = python;
    process = python.run(SCRIPT);
    try {
      description = ask(Map.of("op", "describe"));
    } catch (PeerException e) {
      process.close();
      throw new PeerException(
          PeerException.NOT_FOUND
              + "%s is there, but CPython + NumPy is not: %s".formatted(python, e.getMessage()),
          e);
    }
  }

  /**
   * Starts the Python that {@value Python#OVERRIDE} names, or {@code python3} of the PATH.
   *
   * @return a peer that answers
   * @throws PeerException if there is no Python or no NumPy; its message begins with “not found”
   */
  public static PythonPeer start() throws PeerException {
    return start(System.getenv(Python.OVERRIDE));
  }

  /**
   * Starts a certain Python.
   *
   * @param override its path, or null for {@code python3} of the PATH
   * @return a peer that answers
   * @throws PeerException if there is no Python or no NumPy; its message begins with “not found”
   */
  public static PythonPeer start(@Nullable String override) throws PeerException {
    Python python = Python.find(override, SCRIPTS);
    try {
      return new PythonPeer(python);
    } catch (PeerException e) {
      python.close();
      throw e;
    }
  }

  /**
   * Returns what the peer says it is.
   *
   * @return versions and paths of Python, NumPy and its BLAS
   */
  public JsonNode description() {
    return description;
  }

  /**
   * Sends a request and waits for its reply.
   *
   * @param request what to send
   * @return the reply
   * @throws PeerException if the request failed there, or the peer died or did not answer for
   *     minutes
   */
  public JsonNode ask(Map<String, ?> request) throws PeerException {
    JsonNode reply;
    try {
      process.send(json.writeValueAsString(request));
      reply = json.readTree(process.receive(PATIENCE));
    } catch (JsonProcessingException e) {
      throw new PeerException("no JSON to or from the peer: " + e.getMessage(), e);
    }
    if (reply.has("error")) {
      throw new PeerException(reply.get("error").asText());
    }
    return reply;
  }

  /** Ends the process. */
  @Override
  public void close() {
    process.close();
    python.close();
  }
}
