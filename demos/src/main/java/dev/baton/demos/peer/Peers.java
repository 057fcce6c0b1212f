package dev.baton.demos.peer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.demos.programs.Contender;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The peers that are installed, started.
 *
 * <p>Immutable; each peer is for one thread at a time.
 */
public final class Peers implements AutoCloseable {
  private final Map<Contender, Peer> found;
  private final Map<Contender, String> missing;

  private Peers(Map<Contender, Peer> found, Map<Contender, String> missing) {
    this.found = Collections.unmodifiableMap(found);
    this.missing = Collections.unmodifiableMap(missing);
  }

  /** Starts a peer. */
  private interface Starter {
    Peer start() throws PeerException;
  }

  /**
   * Looks for the peers and starts those that are there.
   *
   * @return what was found
   */
  public static Peers find() {
    Map<Contender, Peer> found = new EnumMap<>(Contender.class);
    Map<Contender, String> missing = new EnumMap<>(Contender.class);
    Map<Contender, Starter> all = new EnumMap<>(Contender.class);
    all.put(Contender.CPYTHON_NUMPY, PythonPeer::start);
    all.put(Contender.ND4J, () -> Nd4jPeer.start(Map.of()));
    all.forEach(
        (contender, starter) -> {
          try {
            found.put(contender, starter.start());
          } catch (PeerException e) {
            missing.put(contender, String.valueOf(e.getMessage()));
          }
        });
    return new Peers(found, missing);
  }

  /**
   * Does without peers.
   *
   * @return none, and nothing to be said about it
   */
  public static Peers none() {
    return new Peers(Map.of(), Map.of());
  }

  /**
   * Says that peers were looked for in vain.
   *
   * @param why why each is missing
   * @return none
   */
  public static Peers missing(Map<Contender, String> why) {
    return new Peers(Map.of(), new EnumMap<>(why));
  }

  /**
   * Returns a peer.
   *
   * @param contender which
   * @return the peer, or null if it is missing or was not looked for
   */
  public @Nullable Peer get(Contender contender) {
    return found.get(contender);
  }

  /**
   * Returns CPython + NumPy.
   *
   * @return the peer, or null if it is missing or was not looked for
   */
  public @Nullable PythonPeer python() {
    return (PythonPeer) found.get(Contender.CPYTHON_NUMPY);
  }

  /**
   * Says which peers are missing.
   *
   * @return why, by the system; empty if none was looked for
   */
  public Map<Contender, String> missing() {
    return missing;
  }

  /**
   * Says whether a peer was looked for.
   *
   * @param contender which
   * @return true if it is there or missing
   */
  public boolean isWanted(Contender contender) {
    return found.containsKey(contender) || missing.containsKey(contender);
  }

  /**
   * Describes them for the results.
   *
   * @return by the system's name, what it says it is, or why it is missing; empty if none was
   *     looked for
   */
  public Map<String, JsonNode> descriptions() {
    Map<String, JsonNode> descriptions = new LinkedHashMap<>();
    found.forEach(
        (contender, peer) -> {
          ObjectNode description = JsonNodeFactory.instance.objectNode().put("found", true);
          description.setAll((ObjectNode) peer.description());
          descriptions.put(contender.toString(), description);
        });
    missing.forEach(
        (contender, why) ->
            descriptions.put(
                contender.toString(),
                JsonNodeFactory.instance.objectNode().put("found", false).put("why", why)));
    return descriptions;
  }

  @Override
  public void close() {
    found.values().forEach(Peer::close);
  }
}
