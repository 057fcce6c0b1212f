package dev.baton.core;

import dev.baton.core.array.NDArray;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Counts into bins. Part of {@link Numeric}.
 *
 * {@snippet file="dev/baton/core/StatisticsSnippets.java" region="histogram"}
 *
 * <p>Bins, counts and sums of weights are NumPy's. Counting drops the lock above 500 elements under
 * {@link dev.baton.core.interpreter.ReleasePolicy#numpy()}; finding the bin of elements among edges
 * that are given is a search, which drops it at any size.
 */
public sealed interface Histograms permits Numeric {
  // ---- bins by number ---------------------------------------------------------------------------

  /**
   * Counts how often each number is there: {@code numpy.bincount}.
   *
   * @param a numbers (n), integers or bools, none negative
   * @return int64 (largest + 1)
   * @throws dev.baton.core.array.ShapeException if {@code a} has not one axis
   * @throws IllegalArgumentException if a number is negative
   * @throws UnsupportedOperationException if the dtype is none of integers or bools
   */
  default NDArray bincount(NDArray a) {
    return bincount(a, null, 0);
  }

  /**
   * Counts how often each number is there, or sums its weights: {@code numpy.bincount(a, weights,
   * minlength)}.
   *
   * @param a numbers (n), integers or bools, none negative
   * @param weights what each counts (n), real; null for 1
   * @param minLength how long the result is at least
   * @return int64, with weights float64 (at least largest + 1)
   * @throws dev.baton.core.array.ShapeException if {@code a} has not one axis, or the weights not
   *     its shape
   * @throws IllegalArgumentException if a number or {@code minLength} is negative
   * @throws UnsupportedOperationException if the dtype is none of integers or bools, or weights are
   *     complex
   */
  default NDArray bincount(NDArray a, @Nullable NDArray weights, long minLength) {
    return Binning.bincount(Numeric.context(this), a, weights, minLength);
  }

  /**
   * Finds the bin of each element, its lower edge taken in: {@code numpy.digitize}.
   *
   * @param a the elements
   * @param edges of one axis, ascending or descending
   * @return int64 of {@code a}'s shape: 0 before the first edge, 1 behind it, and so on
   * @throws dev.baton.core.array.ShapeException if the edges have not one axis
   * @throws IllegalArgumentException if the edges are in no order
   */
  default NDArray digitize(NDArray a, NDArray edges) {
    return digitize(a, edges, false);
  }

  /**
   * Finds the bin of each element: {@code numpy.digitize(a, edges, right)}.
   *
   * @param a the elements
   * @param edges of one axis, ascending or descending
   * @param right whether bins take in their upper edge, not the lower one
   * @return int64 of {@code a}'s shape: 0 before the first edge, 1 behind it, and so on
   * @throws dev.baton.core.array.ShapeException if the edges have not one axis
   * @throws IllegalArgumentException if the edges are in no order
   */
  default NDArray digitize(NDArray a, NDArray edges, boolean right) {
    return HistogramFunctions.digitize((Numeric) this, a, edges, right);
  }

  // ---- histograms -------------------------------------------------------------------------------

  /**
   * Counts into ten bins of one width over all elements: {@code numpy.histogram}.
   *
   * @param a the elements, real
   * @return the counts and the edges
   * @throws IllegalArgumentException if the smallest or the largest element is not finite
   */
  default Histogram histogram(NDArray a) {
    return histogram(a, Bins.DEFAULT);
  }

  /**
   * Counts into bins: {@code numpy.histogram(a, bins, range)}.
   *
   * @param a the elements, real
   * @param bins which bins
   * @return the counts (bins) and the edges (bins + 1)
   * @throws dev.baton.core.array.ShapeException if edges are given and have not one axis
   * @throws IllegalArgumentException if the smallest or the largest element is not finite and no
   *     range is given, there are more bins than numbers between, or edges descend
   * @throws UnsupportedOperationException if the elements are complex
   */
  default Histogram histogram(NDArray a, Bins bins) {
    return histogram(a, bins, null, false);
  }

  /**
   * Sums weights in bins, or gives the density: {@code numpy.histogram(a, bins, range, density,
   * weights)}.
   *
   * @param a the elements, real
   * @param bins which bins; found by no rule where there are weights
   * @param weights what each element counts, of its shape; null for 1
   * @param density whether counts are divided by the widths of their bins and by the sum of all
   * @return the sums (bins) and the edges (bins + 1)
   * @throws dev.baton.core.array.ShapeException if edges are given and have not one axis, or the
   *     weights another shape than the elements
   * @throws IllegalArgumentException if the smallest or the largest element is not finite and no
   *     range is given, there are more bins than numbers between, edges descend, or bins by a rule
   *     have weights
   * @throws UnsupportedOperationException if the elements are complex
   */
  default Histogram histogram(NDArray a, Bins bins, @Nullable NDArray weights, boolean density) {
    return HistogramFunctions.histogram((Numeric) this, a, bins, weights, density);
  }

  /**
   * Finds the edges of a histogram's bins: {@code numpy.histogram_bin_edges}.
   *
   * @param a the elements, real
   * @param bins which bins
   * @return the edges, of the type of the elements or float64
   * @throws dev.baton.core.array.ShapeException if edges are given and have not one axis
   * @throws IllegalArgumentException if the smallest or the largest element is not finite and no
   *     range is given, there are more bins than numbers between, or edges descend
   * @throws UnsupportedOperationException if the elements are complex
   */
  default NDArray histogramBinEdges(NDArray a, Bins bins) {
    return HistogramFunctions.edges((Numeric) this, a, bins);
  }

  /**
   * Counts pairs into a grid of bins: {@code numpy.histogram2d}, {@code x (n), y (n) → (bins of x,
   * bins of y)}.
   *
   * @param x the first numbers of the pairs, real
   * @param y the second ones
   * @param xBins the bins of the first; by no rule
   * @param yBins the bins of the second
   * @return the counts, float64, and the edges of both
   * @throws dev.baton.core.array.ShapeException if the shapes differ or have not one axis
   * @throws IllegalArgumentException as {@link #histogramdd(NDArray, List, NDArray, boolean)}
   */
  default HistogramGrid histogram2d(NDArray x, NDArray y, Bins xBins, Bins yBins) {
    return HistogramFunctions.pairs((Numeric) this, x, y, xBins, yBins);
  }

  /**
   * Counts samples of several quantities into a grid of bins: {@code numpy.histogramdd}.
   *
   * @param samples the samples (n, k), real
   * @param bins the bins of every quantity; by no rule
   * @return the counts, float64, of k axes, and the edges of each
   * @throws dev.baton.core.array.ShapeException if the samples have not two axes
   * @throws IllegalArgumentException as {@link #histogramdd(NDArray, List, NDArray, boolean)}
   */
  default HistogramGrid histogramdd(NDArray samples, Bins bins) {
    int quantities = samples.ndim() == 2 ? Math.toIntExact(samples.shape(1)) : 1;
    return histogramdd(samples, Collections.nCopies(quantities, bins), null, false);
  }

  /**
   * Sums weights of samples in a grid of bins, or gives the density: {@code numpy.histogramdd(…,
   * density, weights)}.
   *
   * @param samples the samples (n, k), real
   * @param bins the bins of each quantity; by no rule
   * @param weights what each sample counts (n), real; null for 1
   * @param density whether counts are divided by the volumes of their bins and by the sum of all
   * @return the sums, float64, of k axes, and the edges of each
   * @throws dev.baton.core.array.ShapeException if the samples have not two axes, or the weights
   *     not as many elements as there are samples
   * @throws IllegalArgumentException if there are not as many bins as quantities, bins are by a
   *     rule, or as {@link #histogram(NDArray, Bins)}
   */
  default HistogramGrid histogramdd(
      NDArray samples, List<Bins> bins, @Nullable NDArray weights, boolean density) {
    return HistogramFunctions.grid((Numeric) this, samples, bins, weights, density);
  }
}
