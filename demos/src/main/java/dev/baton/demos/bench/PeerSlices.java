package dev.baton.demos.bench;

import dev.baton.demos.peer.PeerException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The others' part in a benchmark, inside the forked JVM: a slice each before each iteration. */
final class PeerSlices {
  private final Exchange.Request request;
  private final Path file;
  private final List<Slices> others = new ArrayList<>();

  private PeerSlices(Exchange.Request request, Path file) {
    this.request = request;
    this.file = file;
  }

  /** Starts those who are wanted. Who is missing or fails is said in what is handed over. */
  static PeerSlices start() {
    Path file = Exchange.file();
    var slices = new PeerSlices(Exchange.request(file), file);
    for (Contest contest : slices.request.contests()) {
      slices.others.add(new Slices(contest, slices.request));
    }
    return slices;
  }

  /** Returns the benchmark's name. */
  String name() {
    return request.name();
  }

  /** Has everyone measure one slice. */
  void measure() {
    others.forEach(Slices::measure);
  }

  /**
   * Hands over what was measured, and the value by which Baton's result is verified, and ends the
   * others.
   */
  void end(double result, List<Double> baseline) {
    List<Exchange.Other> ended = others.stream().map(Slices::end).toList();
    try {
      Exchange.answer(file, new Exchange.Answer(result, baseline, ended));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One of them. */
  private static final class Slices {
    private final Contest contest;
    private final double slice;
    private @Nullable Rival rival;
    private final List<Double> seconds = new ArrayList<>();
    private String error = "";

    Slices(Contest contest, Exchange.Request request) {
      this.contest = contest;
      slice = request.seconds();
      try {
        rival = contest.start(request);
      } catch (PeerException e) {
        error = String.valueOf(e.getMessage());
      }
    }

    void measure() {
      if (rival == null) {
        return;
      }
      try {
        seconds.add(rival.measure(slice));
      } catch (PeerException e) {
        error = String.valueOf(e.getMessage());
        seconds.clear();
        rival.close();
        rival = null;
      }
    }

    Exchange.Other end() {
      double check = Double.NaN;
      if (rival != null) {
        check = rival.check();
        rival.close();
      }
      return new Exchange.Other(contest, seconds, check, error);
    }
  }
}
