package dev.baton.demos.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.demos.peer.Peer;
import dev.baton.demos.peer.PeerException;
import java.util.Map;

/** A peer in a process of its own, which is this object's. */
final class PeerRival implements Rival {
  private final Peer peer;
  private final Contest contest;
  private final Exchange.Request request;
  private double check = Double.NaN;

  PeerRival(Peer peer, Contest contest, Exchange.Request request) {
    this.peer = peer;
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
