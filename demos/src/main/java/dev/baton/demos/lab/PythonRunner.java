package dev.baton.demos.lab;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.demos.peer.PeerException;
import dev.baton.demos.peer.PythonPeer;
import java.util.Map;

/** Has a configuration run by CPython + NumPy, which takes the time itself. */
final class PythonRunner implements Runner {
  private final Configuration configuration;
  private final PythonPeer peer;

  PythonRunner(Configuration configuration, PythonPeer peer) {
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
