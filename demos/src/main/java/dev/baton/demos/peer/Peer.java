package dev.baton.demos.peer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.Map;

/**
 * Another system in a process that answers requests one by one, in JSON, a line each. Not for
 * several threads at once.
 */
public abstract sealed class Peer implements AutoCloseable permits PythonPeer, Nd4jPeer {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final ObjectMapper json = new ObjectMapper();
  private final LineProcess process;
  private final JsonNode description;

  /**
   * Asks a process what it is.
   *
   * @param process the process; it is closed if it does not answer
   * @param missing what is not there if it does not answer, as in “python3 is there, but NumPy is
   *     not”
   * @throws PeerException if it does not answer; its message begins with “not found”
   */
  Peer(LineProcess process, String missing) throws PeerException {
    this.process = process;
    try {
      description = ask(Map.of("op", "describe"));
    } catch (PeerException e) {
      process.close();
      throw new PeerException(
          PeerException.NOT_FOUND + "%s: %s".formatted(missing, e.getMessage()), e);
    }
  }

  /**
   * Returns what the peer says it is.
   *
   * @return versions and the like, by name
   */
  public final JsonNode description() {
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
  public final JsonNode ask(Map<String, ?> request) throws PeerException {
    JsonNode reply;
    try {
      process.send(json.writeValueAsString(request));
      reply = json.readTree(reply());
    } catch (JsonProcessingException e) {
      throw new PeerException("no JSON to or from the peer: " + e.getMessage(), e);
    }
    if (reply.has("error")) {
      throw new PeerException(reply.get("error").asText());
    }
    return reply;
  }

  /**
   * Returns the next line that is a reply: native libraries print on standard output as they like.
   */
  private String reply() throws PeerException {
    while (true) {
      String line = process.receive(PATIENCE);
      if (line.startsWith("{")) {
        return line;
      }
    }
  }

  /** Ends the process. */
  @Override
  public void close() {
    process.close();
  }
}
