package dev.baton.demos.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.demos.peer.PeerException;
import dev.baton.demos.peer.PythonPeer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The peer's part of a benchmark, inside the forked JVM: a slice before each iteration. */
final class PeerSlices {
  private static final double SECONDS = 0.1;

  private final Exchange.Request request;
  private final Path file;
  private @Nullable PythonPeer peer;
  private @Nullable Limit limit;
  private final List<Double> limits = new ArrayList<>();
  private final List<Double> values = new ArrayList<>();
  private double check = Double.NaN;
  private String error = "";

  private PeerSlices(Exchange.Request request, Path file) {
    this.request = request;
    this.file = file;
  }

  /**
   * Starts the peer if it is wanted. A peer that is missing or fails is said in what is handed
   * over.
   */
  static PeerSlices start() {
    Path file = Exchange.file();
    var slices = new PeerSlices(Exchange.request(file), file);
    if (!slices.request.limits().isEmpty()) {
      slices.limit = Limit.load(slices.request);
    }
    if (slices.request.withPeer()) {
      try {
        slices.peer = PythonPeer.start();
      } catch (PeerException e) {
        slices.error = String.valueOf(e.getMessage());
      }
    }
    return slices;
  }

  /** Has the loop in C, if there is one, and the peer measure one slice each. */
  void measure() {
    if (limit != null) {
      double nanos = limit.measure();
      if (nanos < 0) {
        limit = null;
      } else {
        limits.add(nanos);
      }
    }
    if (peer == null) {
      return;
    }
    try {
      JsonNode reply =
          peer.ask(
              Map.of(
                  "op",
                  "bench",
                  "name",
                  request.name(),
                  "params",
                  request.params(),
                  "seconds",
                  SECONDS));
      values.add(reply.required("value").asDouble());
      check = reply.required("check").asDouble();
    } catch (PeerException e) {
      error = String.valueOf(e.getMessage());
      values.clear();
      peer.close();
      peer = null;
    }
  }

  /**
   * Hands over what was measured, and the value by which Baton's result is verified, and ends the
   * peer.
   */
  void end(double result, List<Double> baseline) {
    if (peer != null) {
      peer.close();
    }
    try {
      Exchange.answer(file, new Exchange.Answer(result, baseline, limits, values, check, error));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
