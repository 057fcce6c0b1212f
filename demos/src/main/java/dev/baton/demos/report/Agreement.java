package dev.baton.demos.report;

import dev.baton.demos.lab.Statistics;
import dev.baton.demos.programs.Contender;
import dev.baton.demos.programs.Mode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where Baton and CPython + NumPy measure the same thing: their speed-ups side by side, and whether
 * they agree.
 *
 * @param program the program's name
 * @param mode what becomes of the lock, in CPython's mode and in Baton's that does the same
 * @param baton Baton's speed-up
 * @param peer CPython's
 * @param why what sets them apart; empty if they agree
 */
record Agreement(String program, String mode, double baton, double peer, String why) {
  /** Further apart than this they do not agree. */
  private static final double CLOSE = 0.15;

  /** Finds what both have measured. */
  static List<Agreement> of(List<Comparison> comparisons, List<OneThread> oneThread) {
    List<Agreement> agreements = new ArrayList<>();
    for (Comparison comparison : comparisons) {
      for (Comparison.Entry peer : comparison.entries()) {
        Comparison.Entry baton = counterpart(comparison, peer);
        if (baton != null) {
          agreements.add(
              new Agreement(
                  comparison.program().name(),
                  peer.mode().meaning(),
                  baton.speedup(),
                  peer.speedup(),
                  why(baton, peer, ratio(comparison, oneThread))));
        }
      }
    }
    return agreements;
  }

  /** Baton's entry in the mode that does with the lock what CPython's does; null for others. */
  private static Comparison.@Nullable Entry counterpart(
      Comparison comparison, Comparison.Entry peer) {
    if (peer.contender() != Contender.CPYTHON_NUMPY) {
      return null;
    }
    Mode mode = peer.mode() == Mode.NUMPY ? Mode.RELEASE : peer.mode();
    return comparison.entries().stream()
        .filter(entry -> entry.contender() == Contender.BATON && entry.mode() == mode)
        .findFirst()
        .orElse(null);
  }

  private static @Nullable Double ratio(Comparison comparison, List<OneThread> oneThread) {
    for (OneThread one : oneThread) {
      if (one.baton().configuration().program().equals(comparison.program())) {
        return one.ratio(Contender.CPYTHON_NUMPY);
      }
    }
    return null;
  }

  private static String why(
      Comparison.Entry baton, Comparison.Entry peer, @Nullable Double oneThread) {
    if (Math.abs(baton.speedup() / peer.speedup() - 1) <= CLOSE) {
      return "";
    }
    Statistics own = baton.byRound();
    Statistics other = peer.byRound();
    if (own.lowerQuartile() <= other.upperQuartile()
        && other.lowerQuartile() <= own.upperQuartile()) {
      return "noise: the middle halves of the rounds overlap";
    }
    if (peer.mode() == Mode.HOLD) {
      return "under the lock none can gain; what is missing to 1× is the price of its hand-overs";
    }
    if (baton.speedup() > peer.speedup()) {
      return "CPython’s threads need its lock for longer between their calls, and meet there";
    }
    return oneThread != null && oneThread > 1 + CLOSE
        ? "one thread of Baton is %s as fast, so that memory, threads’ starts and the lock weigh more"
            .formatted(Figures.ratio(oneThread))
        : "Baton’s threads gained less: memory, threads’ starts or a busy machine";
  }

  /** Writes the section; nothing if nothing is comparable. */
  static String html(List<Agreement> agreements) {
    if (agreements.isEmpty()) {
      return "";
    }
    List<List<String>> rows = new ArrayList<>();
    for (Agreement a : agreements) {
      rows.add(
          List.of(
              a.program,
              a.mode,
              Figures.ratio(a.baton),
              Figures.ratio(a.peer),
              String.format(Locale.ROOT, "%+.0f %%", 100 * (a.baton / a.peer - 1)),
              a.why.isEmpty() ? "agree" : a.why));
    }
    long agree = agreements.stream().filter(a -> a.why.isEmpty()).count();
    return "<section id=\"agreement\"><h2>Do Baton and CPython agree?</h2>\n"
        + Html.table(
            "Speed-ups where both measure the same thing",
            List.of("program", "lock", "Baton", "CPython + NumPy", "apart", ""),
            rows)
        + "<p class=\"caption\">"
        + Html.escape(
            "%d of %d speed-ups are within 15 %% of each other.".formatted(agree, rows.size()))
        + "</p></section>\n";
  }
}
