package dev.baton.demos.exhibits;

import dev.baton.core.Numeric;
import dev.baton.core.array.NDArray;
import dev.baton.core.fft.DftSums;
import dev.baton.core.interpreter.Interpreter;
import dev.baton.demos.lab.Result;
import dev.baton.demos.peer.PythonPeer;
import dev.baton.demos.programs.Effort;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The spectrum of real measurements at uneven times: weekly carbon dioxide at Mauna Loa, 1958 to
 * 2001, of which weeks are missing; its period is the year.
 */
final class Spectrum implements Exhibit {
  private static final String DATA = "mauna-loa-co2.csv";
  private static final double DAYS_A_YEAR = 365.2425;

  /** Frequencies a cycle per year. */
  private static final int FINENESS = 1_000;

  private static final int HIGHEST = 5;

  /** Rows of the picture to a cycle per year. */
  private static final int ROWS = 10;

  private static final int WIDTH = 48;

  /** When, in years, and how much, in ppm about its trend. */
  private record Series(List<Double> years, List<Double> residuals) {}

  @Override
  public String name() {
    return "spectrum";
  }

  @Override
  public String title() {
    return "the period in measurements at uneven times";
  }

  @Override
  public String explanation() {
    return "The cookbook's sum finds what repeats in measurements that were not taken at equal"
        + " steps: carbon dioxide at Mauna Loa, weekly from 1958 to 2001, where weeks are missing."
        + " The slow rise, a cubic, is taken out before. Data: Keeling and Whorf 2004, public"
        + " domain.";
  }

  @Override
  public Outcome show(Effort effort, @Nullable PythonPeer peer) {
    Series series = withoutTrend(read());
    try (Interpreter interpreter = Interpreter.builder().build()) {
      var np = Numeric.of(interpreter);
      int count = HIGHEST * FINENESS;
      try (NDArray times = array(np, series.years);
          NDArray weights = array(np, series.residuals);
          NDArray steps = np.arange(1.0, count + 1.0);
          NDArray frequencies = steps.divide((double) FINENESS);
          DftSums found = np.fft().dft(times, frequencies, weights, 1e-9);
          NDArray magnitudes = found.sums().abs();
          NDArray amplitudes = magnitudes.multiply(2.0 / series.years.size())) {
        return outcome(amplitudes.toDoubleArray(), series.years.size(), found);
      }
    }
  }

  private static NDArray array(Numeric np, List<Double> values) {
    return np.array(values.stream().mapToDouble(Double::doubleValue).toArray());
  }

  private Outcome outcome(double[] amplitudes, int measurements, DftSums found) {
    int best = 0;
    for (int k = 1; k < amplitudes.length; k++) {
      best = amplitudes[k] > amplitudes[best] ? k : best;
    }
    double days = DAYS_A_YEAR * FINENESS / (best + 1);
    List<List<String>> rows = new ArrayList<>();
    int each = FINENESS / ROWS;
    for (int first = each / 2; first + each <= amplitudes.length; first += each) {
      double most = 0;
      for (int k = first; k < first + each; k++) {
        most = Math.max(most, amplitudes[k]);
      }
      rows.add(
          List.of(
              String.format(Locale.ROOT, "%.1f", (first + each / 2.0) / FINENESS),
              String.format(Locale.ROOT, "%.2f", most),
              "█".repeat((int) Math.round(WIDTH * most / amplitudes[best]))));
    }
    return new Outcome(
        List.of("cycles a year", "largest amplitude, ppm", "spectrum"),
        rows,
        String.format(
            Locale.ROOT,
            "The largest amplitude of %,d measurements, %.2f ppm, has a period of %.1f days: the"
                + " year, in which plants take carbon dioxide up and give it back. %,d frequencies"
                + " by %s (%s).",
            measurements,
            amplitudes[best],
            days,
            amplitudes.length,
            found.route(),
            found.explanation()),
        List.of(
            new Result(
                name(),
                "baton",
                "numpy",
                1,
                measurements,
                null,
                null,
                String.format(Locale.ROOT, "period %.1f days", days))));
  }

  // ---- data -------------------------------------------------------------------------------------

  private static Series read() {
    List<Double> years = new ArrayList<>();
    List<Double> values = new ArrayList<>();
    try (var in =
            new InputStreamReader(
                Objects.requireNonNull(Spectrum.class.getResourceAsStream(DATA), DATA),
                StandardCharsets.UTF_8);
        var lines = new BufferedReader(in)) {
      LocalDate first = null;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("#") || line.startsWith("date")) {
          continue;
        }
        int comma = line.indexOf(',');
        LocalDate day = LocalDate.parse(line.substring(0, comma), DateTimeFormatter.BASIC_ISO_DATE);
        first = first == null ? day : first;
        years.add(ChronoUnit.DAYS.between(first, day) / DAYS_A_YEAR);
        values.add(Double.parseDouble(line.substring(comma + 1)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(DATA + " cannot be read", e);
    }
    return new Series(years, values);
  }

  /** The values less a cubic: what they have in common with 1, t, t², t³, made orthogonal. */
  private static Series withoutTrend(Series series) {
    int n = series.years.size();
    double half = series.years.getLast() / 2;
    double[] rest = series.residuals.stream().mapToDouble(Double::doubleValue).toArray();
    List<double[]> basis = new ArrayList<>();
    for (int power = 0; power <= 3; power++) {
      double[] next = new double[n];
      for (int j = 0; j < n; j++) {
        next[j] = Math.pow(series.years.get(j) / half - 1, power);
      }
      basis.forEach(one -> subtractShare(next, one));
      basis.add(next);
      subtractShare(rest, next);
    }
    List<Double> residuals = new ArrayList<>();
    for (double value : rest) {
      residuals.add(value);
    }
    return new Series(series.years, residuals);
  }

  /** Takes out of a vector what lies along another. */
  private static void subtractShare(double[] vector, double[] along) {
    double product = 0;
    double square = 0;
    for (int j = 0; j < vector.length; j++) {
      product += vector[j] * along[j];
      square += along[j] * along[j];
    }
    for (int j = 0; j < vector.length; j++) {
      vector[j] -= product / square * along[j];
    }
  }
}
