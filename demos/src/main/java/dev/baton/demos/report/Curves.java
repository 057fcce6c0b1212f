package dev.baton.demos.report;

import java.util.List;

/**
 * Curves over one axis, to be drawn.
 *
 * @param title what is drawn, in a few words
 * @param across what the horizontal axis counts
 * @param up what the vertical axis counts
 * @param isLogarithmic whether the horizontal axis is; the vertical one is not
 * @param lines the curves
 */
public record Curves(
    String title, String across, String up, boolean isLogarithmic, List<Line> lines) {
  /** What a curve is. */
  public enum Kind {
    /** Measured: drawn with its points. */
    MEASURED,
    /** What theory lets one expect: drawn dashed. */
    EXPECTED,
    /** A limit: drawn dotted. */
    LIMIT
  }

  /**
   * A curve.
   *
   * @param name what it is called
   * @param kind what it is
   * @param color which of the page's colours, from 0; an expectation has that of what it is for
   * @param x where its points are, ascending
   * @param y how high they are, as many
   */
  public record Line(String name, Kind kind, int color, List<Double> x, List<Double> y) {
    /** Makes an immutable curve. */
    public Line {
      x = List.copyOf(x);
      y = List.copyOf(y);
    }
  }

  /** Makes immutable curves. */
  public Curves {
    lines = List.copyOf(lines);
  }
}
