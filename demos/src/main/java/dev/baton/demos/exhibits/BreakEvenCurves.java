package dev.baton.demos.exhibits;

import dev.baton.demos.bench.BreakEven;
import dev.baton.demos.lab.Result;
import dev.baton.demos.peer.PythonPeer;
import dev.baton.demos.programs.Effort;
import dev.baton.demos.report.Curves;
import dev.baton.demos.report.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** From which size on it pays to drop the lock, for a few kernels; the benchmark has them all. */
final class BreakEvenCurves implements Exhibit {
  private static final List<String> KERNELS = List.of("add", "exp", "sort");

  /** Enough to see where they rise. */
  private static final long LARGEST = 1 << 14;

  @Override
  public String name() {
    return "breakeven";
  }

  @Override
  public String title() {
    return "from which size on it pays to release the lock";
  }

  @Override
  public String explanation() {
    return "A kernel on a few numbers is over before another thread could have woken up: dropping"
        + " the lock for it costs and gains nothing. Two threads call a kernel with the lock held"
        + " and with it dropped; above 1 they gain. ./baton bench breakeven measures all kernels.";
  }

  @Override
  public Outcome show(Effort effort, @Nullable PythonPeer peer) {
    BreakEven.Length length =
        effort == Effort.QUICK ? BreakEven.Length.QUICK : BreakEven.Length.WHOLE;
    List<List<String>> rows = new ArrayList<>();
    List<Result> results = new ArrayList<>();
    List<Curves.Line> lines = new ArrayList<>();
    List<String> from = new ArrayList<>();
    for (String kernel : KERNELS) {
      BreakEven.Result result = BreakEven.measure(kernel, length, LARGEST);
      for (BreakEven.Row row : result.rows()) {
        rows.add(
            List.of(
                kernel,
                String.format(Locale.ROOT, "%,d", row.size()),
                Figures.time(row.nanos().median() / 1e9),
                String.format(Locale.ROOT, "%+.0f %%", 100 * (row.cost().median() - 1)),
                Figures.ratio(row.gain().median()),
                Figures.ratio(row.adaptive().median())));
        results.add(
            new Result(
                name() + "." + kernel,
                "baton",
                "release",
                2,
                row.size(),
                row.nanos().median() / 1e9,
                row.gain().median(),
                "two threads, released over held"));
      }
      lines.add(
          new Curves.Line(
              kernel,
              Curves.Kind.MEASURED,
              lines.size(),
              result.rows().stream().map(row -> (double) row.size()).toList(),
              result.rows().stream().map(row -> row.gain().median()).toList()));
      BreakEven.Row first = result.breakEven();
      from.add(
          first == null
              ? kernel + " at no size here"
              : String.format(
                  Locale.ROOT,
                  "%s from %,d numbers on, where a call takes %s",
                  kernel,
                  first.size(),
                  Figures.time(first.nanos().median() / 1e9)));
    }
    List<Double> ends = List.of(16.0, (double) LARGEST);
    lines.add(new Curves.Line("no gain", Curves.Kind.LIMIT, 5, ends, List.of(1.0, 1.0)));
    return new Outcome(
        List.of("kernel", "numbers", "a call", "costs one thread", "gains two", "adaptive"),
        rows,
        "Two threads gain a tenth or more: "
            + String.join("; ", from)
            + ". NumPy releases above 500 numbers.",
        results,
        new Curves(
            "Two threads, lock released over lock held",
            "numbers in an array",
            "speed-up by releasing",
            true,
            lines));
  }
}
