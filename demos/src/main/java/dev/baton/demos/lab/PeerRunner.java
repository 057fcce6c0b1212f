package dev.baton.demos.lab;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.demos.peer.Peer;
import dev.baton.demos.peer.PeerException;
import java.util.Map;

/** Has a configuration run by a peer, which takes the time itself. */
final class PeerRunner implements Runner {
  private final Configuration configuration;
  private final Peer peer;

  PeerRunner(Configuration configuration, Peer peer) {
    this.configuration = configuration;
    this.peer = peer;
  }

  @Override
  public double run() throws PeerException {
    JsonNode reply =
        peer.ask(
            Map.of(
                "op", "run",
                "program", configuration.program().name(),
                "size", configuration.workload().size(),
                "count", configuration.workload().count(),
                "threads", configuration.threads(),
                "mode", configuration.mode().toString()));
    configuration.program().verify(configuration.workload(), reply.required("value").asDouble());
    return reply.required("seconds").asDouble();
  }
}
