package dev.baton.demos.report;

import dev.baton.demos.lab.Configuration;
import dev.baton.demos.lab.Measurement;
import dev.baton.demos.programs.Contender;
import dev.baton.demos.programs.Mode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The same work done by one thread of Baton and by one of each peer.
 *
 * @param baton Baton's measurement, with the lock released
 * @param peers the others, one or more
 */
record OneThread(Measurement baton, List<Measurement> peers) {
  OneThread {
    peers = List.copyOf(peers);
  }

  /** Finds the programs that do exactly the same work in Baton and in a peer. */
  static List<OneThread> of(List<Measurement> measurements) {
    List<OneThread> programs = new ArrayList<>();
    for (Measurement baton : measurements) {
      Configuration b = baton.configuration();
      if (b.contender() != Contender.BATON
          || b.mode() != Mode.RELEASE
          || b.threads() != 1
          || !baton.isMeasured()) {
        continue;
      }
      List<Measurement> peers =
          measurements.stream()
              .filter(peer -> isSameWork(b, peer.configuration()) && peer.isMeasured())
              .toList();
      if (!peers.isEmpty()) {
        programs.add(new OneThread(baton, peers));
      }
    }
    return programs;
  }

  /** Says whether a peer's threads, not its processes, do what Baton does. */
  private static boolean isSameWork(Configuration baton, Configuration peer) {
    return peer.contender() != Contender.BATON
        && peer.mode().isOneInterpreter()
        && peer.threads() == 1
        && peer.program().equals(baton.program())
        && peer.workload().equals(baton.workload());
  }

  /** Returns how many times as fast as a peer Baton is, or null if that was not measured. */
  @Nullable Double ratio(Contender peer) {
    return peers.stream()
        .filter(measurement -> measurement.configuration().contender() == peer)
        .map(m -> m.statistics().median() / baton.statistics().median())
        .findFirst()
        .orElse(null);
  }
}
