package dev.baton.core.random;

import dev.baton.core.array.DType;
import dev.baton.core.array.NDArray;
import dev.baton.core.array.Shape;
import dev.baton.core.array.ShapeException;
import dev.baton.core.array.Slice;
import dev.baton.core.internal.array.StridedArray;
import dev.baton.core.internal.kernel.RandomCall;
import dev.baton.core.internal.kernel.RandomParameter;
import java.util.Arrays;

/** Multinomial draws of many trials and probabilities, each row of the result with its own. */
final class Multinomials {
  private Multinomials() {}

  static NDArray drawn(Draws draws, NDArray n, NDArray p, long... asked) {
    if (p.ndim() == 0) {
      throw new ShapeException("multinomial: p has no axis of probabilities");
    }
    int k = Math.toIntExact(p.shape(-1));
    Draws.Given trials = Draws.Given.counts("n", n, Constraint.NON_NEGATIVE);
    try (var attachment = draws.context().interpreter().attach();
        NDArray cast = draws.context().own("multinomial", p).astype(DType.FLOAT64)) {
      checkRows((StridedArray) cast, k);
      try (NDArray first = cast.slice(Slice.ELLIPSIS, Slice.at(0))) {
        Draws.Given rows = Draws.Given.of("p", first, Constraint.ANY);
        long[] shape = Draws.shape("multinomial", asked, trials, rows);
        long[] target = Arrays.copyOf(shape, shape.length + 1);
        target[shape.length] = k;
        try (NDArray whole = cast.broadcastTo(target);
            StridedArray weights = (StridedArray) whole.copy();
            StridedArray counts = draws.laidOut("multinomial", trials, shape)) {
          return draws.filled(
              attachment.state(),
              DType.INT64,
              target,
              (source, out) ->
                  RandomCall.rows(
                      source,
                      RandomCall.Rows.MULTINOMIAL,
                      Shape.size(shape),
                      k,
                      out.storage(),
                      RandomParameter.of(counts.storage(), counts.address()),
                      RandomParameter.of(weights.storage(), weights.address()),
                      k,
                      null));
        }
      }
    }
  }

  private static void checkRows(StridedArray p, int k) {
    double[] row = new double[k];
    for (long first = 0; first == 0 || first < p.elements(); first += Math.max(k, 1)) {
      for (int i = 0; i < k && first < p.elements(); i++) {
        row[i] = Draws.at(p, first + i);
      }
      Weights.checkAllButLast("multinomial", row);
    }
  }
}
