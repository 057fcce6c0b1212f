package dev.baton.demos.picture;

import dev.baton.core.Numeric;
import dev.baton.core.array.NDArray;
import dev.baton.core.array.Padding;
import dev.baton.core.array.Slice;
import dev.baton.core.interpreter.Interpreter;
import dev.baton.core.parallel.Parallel;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Blurs a picture: each pass makes a point the mean of itself, twice, and its two neighbours, along
 * the rows and then along the columns. Beyond its edge a picture goes on as at the edge.
 *
 * <p>The picture is cut into bands of rows, which threads take one by one. A band is read with as
 * many rows on either side as there are passes, so that where it was cut does not show.
 */
public final class Blur implements AutoCloseable {
  private static final int BANDS = 16;

  private final Interpreter interpreter;
  private final Numeric np;
  private final int passes;
  private final int height;
  private final NDArray padded;

  /**
   * Prepares to blur.
   *
   * @param interpreter where to compute
   * @param picture what to blur
   * @param passes how often
   */
  public Blur(Interpreter interpreter, Picture picture, int passes) {
    this.interpreter = interpreter;
    this.np = Numeric.of(interpreter);
    this.passes = passes;
    this.height = picture.height();
    long[][] widths = {{0, 0}, {passes, passes}, {passes, passes}};
    try (NDArray planes = picture.planes(np)) {
      padded = np.pad(planes, widths, Padding.EDGE);
    }
  }

  /**
   * Blurs the picture.
   *
   * @param threads by how many threads
   * @return the blurred picture
   */
  public Picture run(int threads) {
    List<Integer> bands = IntStream.range(0, BANDS).boxed().toList();
    try (var _ = np.scope()) {
      NDArray blurred = np.zeros(3, height, padded.shape()[2] - 2L * passes);
      Parallel.foreach(interpreter, threads, bands, band -> blur(band, blurred));
      return Picture.of(blurred);
    }
  }

  private void blur(int band, NDArray blurred) {
    long from = (long) height * band / BANDS;
    long to = (long) height * (band + 1) / BANDS;
    try (var _ = np.scope()) {
      NDArray rows = padded.slice(Slice.ALL, Slice.range(from, to + 2L * passes));
      for (int pass = 0; pass < passes; pass++) {
        rows = mean(np, mean(np, rows).swapaxes(1, 2)).swapaxes(1, 2);
      }
      np.copyto(blurred.slice(Slice.ALL, Slice.range(from, to)), rows);
    }
  }

  /**
   * Filters lines: (left + 2·middle + right) / 4 for the points that have both neighbours. There is
   * one array for all steps, as NumPy makes do with one for such an expression: what is in cache
   * stays there.
   *
   * @param np where to compute, in a scope
   * @param a the lines along the last axis, n points each
   * @return a new array, n - 2 points along that axis
   */
  public static NDArray mean(Numeric np, NDArray a) {
    NDArray result = a.slice(Slice.ELLIPSIS, Slice.range(1, -1)).multiply(2);
    np.add(a.slice(Slice.ELLIPSIS, Slice.to(-2)), result, result);
    np.add(result, a.slice(Slice.ELLIPSIS, Slice.from(2)), result);
    np.multiply(result, np.array(0.25), result);
    return result;
  }

  @Override
  public void close() {
    padded.close();
  }
}
