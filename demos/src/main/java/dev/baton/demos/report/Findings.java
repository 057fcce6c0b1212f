package dev.baton.demos.report;

import dev.baton.demos.lab.Measurement;
import dev.baton.demos.lab.Statistics;
import dev.baton.demos.programs.Contender;
import dev.baton.demos.programs.Mode;
import dev.baton.demos.programs.Program.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says in words what the measurements show, whatever that is. Every number comes from them. */
public final class Findings {
  /** A speed-up up to here is called none: repetitions of the same thing differ that much. */
  private static final double NOTHING = 1.10;

  /**
   * With the lock held no thread can gain; where one seems to, the machine was disturbed, and
   * nothing can be said.
   */
  private static final double IMPOSSIBLE = 1.25;

  private final List<Measurement> measurements;
  private final List<Comparison> comparisons;
  private final int threads;

  private Findings(List<Measurement> measurements) {
    this.measurements = measurements;
    threads = threads(measurements);
    comparisons = Comparison.of(measurements, threads);
  }

  /**
   * Looks at measurements.
   *
   * @param measurements what was measured
   * @return what they show
   */
  public static Findings of(List<Measurement> measurements) {
    return new Findings(measurements);
  }

  /**
   * Two threads if they were measured, since that is what one compares first; otherwise as many as
   * there were.
   */
  private static int threads(List<Measurement> measurements) {
    return measurements.stream()
        .filter(Measurement::isMeasured)
        .map(m -> m.configuration().threads())
        .filter(n -> n > 1)
        .min(Comparator.naturalOrder())
        .orElse(2);
  }

  /** Returns the number of threads that is spoken of. */
  int threads() {
    return threads;
  }

  /** Returns the speed-ups that are spoken of. */
  List<Comparison> comparisons() {
    return comparisons;
  }

  /**
   * Says the most important thing.
   *
   * @return one sentence
   */
  public String headline() {
    Optional<Comparison> best =
        having(Place.NATIVE, Mode.RELEASE)
            .max(Comparator.comparing(c -> Objects.requireNonNull(baton(c, Mode.RELEASE))));
    List<Double> held = speedups(Place.NATIVE, c -> baton(c, Mode.HOLD));
    if (best.isEmpty()) {
      return "Nothing was measured that tells whether releasing the lock helps.";
    }
    double gained = Objects.requireNonNull(baton(best.get(), Mode.RELEASE));
    String name = best.get().program().name();
    if (!held.isEmpty() && max(held) > IMPOSSIBLE) {
      return say(
          "No verdict: the runs were too short or the machine too busy. With the lock held, where"
              + " %s threads cannot gain, up to %s was measured.",
          number(threads), Figures.ratio(max(held)));
    }
    if (gained <= NOTHING) {
      return say(
          "On this machine %s threads gained nothing even with the lock released: %s at best (%s).",
          number(threads), Figures.ratio(gained), name);
    }
    String released =
        say(
            "With the lock released, %s threads ran up to %s as fast as one (%s)",
            number(threads), Figures.ratio(gained), name);
    return held.isEmpty()
        ? released + "."
        : say("%s; with the lock held, never more than %s.", released, Figures.ratio(max(held)));
  }

  /** Returns further sentences, the most important first. */
  List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    addNative(sentences);
    addWaiting(sentences);
    addInterpreter(sentences);
    addBoth(sentences);
    addPeer(sentences);
    addFailures(sentences);
    return sentences;
  }

  private void addNative(List<String> sentences) {
    List<Double> released = speedups(Place.NATIVE, c -> baton(c, Mode.RELEASE));
    List<Double> held = speedups(Place.NATIVE, c -> baton(c, Mode.HOLD));
    if (!released.isEmpty() && !held.isEmpty()) {
      sentences.add(
          say(
              "In the %d programs that compute in native code, %s threads finished the same work"
                  + " %s as fast as one when the lock was released around that code (median %s),"
                  + " and %s when it was held.",
              released.size(),
              number(threads),
              range(released),
              Figures.ratio(median(released)),
              range(held)));
    }
  }

  private void addWaiting(List<String> sentences) {
    List<Double> released = speedups(Place.WAITING, c -> baton(c, Mode.RELEASE));
    List<Double> held = speedups(Place.WAITING, c -> baton(c, Mode.HOLD));
    if (!released.isEmpty() && !held.isEmpty()) {
      String names =
          names(c -> c.program().place() == Place.WAITING && baton(c, Mode.RELEASE) != null);
      sentences.add(
          say(
              "Waiting and reading (%s) need the interpreter as little: %s with the lock released,"
                  + " %s with it held.",
              names, range(released), range(held)));
    }
  }

  private void addInterpreter(List<String> sentences) {
    List<Double> inside = speedups(Place.INTERPRETER, c -> baton(c, Mode.HOLD));
    if (inside.isEmpty()) {
      return;
    }
    String names =
        names(c -> c.program().place() == Place.INTERPRETER && baton(c, Mode.HOLD) != null);
    String verdict =
        max(inside) <= NOTHING
            ? "Work that needs the interpreter itself (%s) gained nothing from more threads: %s."
            : "Work that needs the interpreter itself (%s) ran %s as fast with more threads.";
    String sentence = say(verdict, names, range(inside));
    List<Double> free = speedups(Place.INTERPRETER, c -> baton(c, Mode.NONE));
    sentences.add(
        free.isEmpty()
            ? sentence
            : sentence + say(" Without any lock it ran %s as fast.", range(free)));
  }

  private void addBoth(List<String> sentences) {
    for (Comparison c : comparisons) {
      Double released = baton(c, Mode.RELEASE);
      Double held = baton(c, Mode.HOLD);
      if (c.program().place() == Place.BOTH && released != null && held != null) {
        sentences.add(
            say(
                "Printing in one thread beside native work in another (%s): %s released, %s held.",
                c.program().name(), Figures.ratio(released), Figures.ratio(held)));
      }
    }
  }

  private void addPeer(List<String> sentences) {
    List<Double> outside = speedups(Place.NATIVE, Comparison::peerSpeedup);
    List<Double> inside = speedups(Place.INTERPRETER, Comparison::peerSpeedup);
    if (!outside.isEmpty() && !inside.isEmpty()) {
      sentences.add(
          say(
              "CPython + NumPy, which releases its lock for work on larger arrays: %s in native"
                  + " code, %s inside the interpreter.",
              range(outside), range(inside)));
    }
    List<Double> nd4j = speedups(Place.NATIVE, c -> c.speedup(Contender.ND4J, Mode.NONE));
    if (!nd4j.isEmpty()) {
      sentences.add(say("ND4J, which has no lock to release: %s in native code.", range(nd4j)));
    }
    measurements.stream()
        .filter(m -> m.state() == Measurement.State.ABSENT)
        .map(m -> m.configuration().contender().title() + " was not measured: " + m.reason() + ".")
        .distinct()
        .forEach(sentences::add);
  }

  private void addFailures(List<String> sentences) {
    String failed =
        measurements.stream()
            .filter(m -> m.state() == Measurement.State.FAILED)
            .map(m -> m.configuration().toString())
            .collect(Collectors.joining("; "));
    if (!failed.isEmpty()) {
      sentences.add("Failed, and therefore missing here: " + failed + ".");
    }
  }

  /**
   * Says how much faster one thread of Baton is than one of each peer, or nothing if none was
   * compared.
   */
  static Optional<String> beside(List<OneThread> programs) {
    List<String> sentences = new ArrayList<>();
    for (Contender peer : Contender.values()) {
      List<Double> ratios =
          programs.stream().map(p -> p.ratio(peer)).filter(Objects::nonNull).toList();
      if (!ratios.isEmpty()) {
        long faster = ratios.stream().filter(r -> r >= 1).count();
        sentences.add(
            say(
                "On one thread Baton needed less time than %s in %d of %d programs that do"
                    + " exactly the same work in both: it was %s as fast (median %s).",
                peer.title(), faster, ratios.size(), range(ratios), Figures.ratio(median(ratios))));
      }
    }
    return sentences.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", sentences));
  }

  /** Says how noisy the figures are. */
  String noise() {
    List<Measurement> repeated = measurements.stream().filter(m -> m.seconds().size() > 1).toList();
    if (repeated.isEmpty()) {
      return "Nothing was repeated, so nothing can be said of noise.";
    }
    double[] spreads =
        repeated.stream().mapToDouble(m -> m.statistics().relativeSpread()).toArray();
    Measurement worst =
        repeated.stream()
            .max(Comparator.comparingDouble(m -> m.statistics().relativeSpread()))
            .orElseThrow();
    return say(
        "The middle half of the repetitions spread over %.1f %% of the median in a typical row,"
            + " and over %.1f %% in the"
            + " noisiest (%s).",
        100 * Statistics.of(spreads).median(),
        100 * worst.statistics().relativeSpread(),
        worst.configuration());
  }

  private static String say(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  private static @Nullable Double baton(Comparison c, Mode mode) {
    return c.speedup(Contender.BATON, mode);
  }

  private Stream<Comparison> having(Place place, Mode mode) {
    return comparisons.stream().filter(c -> c.program().place() == place && baton(c, mode) != null);
  }

  private List<Double> speedups(Place place, Function<Comparison, @Nullable Double> of) {
    List<Double> speedups = new ArrayList<>();
    for (Comparison c : comparisons) {
      Double speedup = of.apply(c);
      if (c.program().place() == place && speedup != null) {
        speedups.add(speedup);
      }
    }
    return speedups;
  }

  private String names(Predicate<Comparison> which) {
    return comparisons.stream()
        .filter(which)
        .map(c -> c.program().name())
        .collect(Collectors.joining(", "));
  }

  private static double max(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
  }

  private static double median(List<Double> values) {
    return Statistics.of(values.stream().mapToDouble(Double::doubleValue).toArray()).median();
  }

  /** Writes {@code 1.02×} or {@code 0.98× to 1.95×}. */
  private static String range(List<Double> values) {
    String low = Figures.ratio(values.stream().min(Comparator.naturalOrder()).orElseThrow());
    String high = Figures.ratio(max(values));
    return low.equals(high) ? low : low + " to " + high;
  }

  private static String number(int n) {
    return switch (n) {
      case 2 -> "two";
      case 3 -> "three";
      case 4 -> "four";
      default -> Integer.toString(n);
    };
  }
}
