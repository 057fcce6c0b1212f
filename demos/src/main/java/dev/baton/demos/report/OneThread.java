package dev.baton.demos.report;

import dev.baton.demos.lab.Configuration;
import dev.baton.demos.lab.Measurement;
import dev.baton.demos.programs.Contender;
import dev.baton.demos.programs.Mode;
import java.util.ArrayList;
import java.util.List;

/**
 * The same work done by one thread of Baton and by one of CPython + NumPy.
 *
 * @param baton Baton's measurement, with the lock released
 * @param peer the other
 */
record OneThread(Measurement baton, Measurement peer) {
  /** Finds the programs that do exactly the same work in both. */
  static List<OneThread> of(List<Measurement> measurements) {
    List<OneThread> pairs = new ArrayList<>();
    for (Measurement baton : measurements) {
      Configuration b = baton.configuration();
      if (b.contender() != Contender.BATON || b.mode() != Mode.RELEASE || b.threads() != 1) {
        continue;
      }
      for (Measurement peer : measurements) {
        Configuration p = peer.configuration();
        if (p.contender() == Contender.CPYTHON_NUMPY
            && p.threads() == 1
            && p.program().equals(b.program())
            && p.workload().equals(b.workload())
            && baton.isMeasured()
            && peer.isMeasured()) {
          pairs.add(new OneThread(baton, peer));
        }
      }
    }
    return pairs;
  }

  /** Returns how many times as fast Baton is. */
  double ratio() {
    return peer.statistics().median() / baton.statistics().median();
  }
}
