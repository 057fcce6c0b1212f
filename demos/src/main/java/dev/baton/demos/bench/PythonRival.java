package dev.baton.demos.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.demos.peer.PeerException;
import dev.baton.demos.peer.PythonPeer;
import java.util.Map;

/** NumPy or SciPy, each in a process of its own. */
final class PythonRival implements Rival {
  private final PythonPeer peer;
  private final Contest contest;
  private final Exchange.Request request;
  private double check = Double.NaN;

  PythonRival(Contest contest, Exchange.Request request) throws PeerException {
    peer = PythonPeer.start();
    this.contest = contest;
    this.request = request;
  }

  @Override
  public double measure(double seconds) throws PeerException {
    JsonNode reply =
        peer.ask(
            Map.of(
                "op",
                "bench",
                "name",
                request.name(),
                "system",
                contest.toString(),
                "params",
                request.params(),
                "seconds",
                seconds));
    check = reply.required("check").asDouble();
    return reply.required("value").asDouble();
  }

  @Override
  public double check() {
    return check;
  }

  @Override
  public void close() {
    peer.close();
  }
}
