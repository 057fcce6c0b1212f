package dev.baton.core;

import dev.baton.core.array.NDArray;
import java.util.List;

/**
 * What {@code numpy.histogramdd} and {@code numpy.histogram2d} return.
 *
 * @param counts how many samples each bin has, their weights, or the density: float64, one axis for
 *     each quantity
 * @param edges for each quantity where the bins begin, and the last one ends
 */
public record HistogramGrid(NDArray counts, List<NDArray> edges) {
  /** Makes an immutable result. */
  public HistogramGrid {
    edges = List.copyOf(edges);
  }
}
