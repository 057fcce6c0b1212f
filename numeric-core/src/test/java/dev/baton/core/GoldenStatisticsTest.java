package dev.baton.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.array.DType;
import dev.baton.core.array.NDArray;
import dev.baton.core.array.Scope;
import dev.baton.core.ufunc.Over;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds statistics of every dtype against what NumPy computes, to the bit where that is fixed. */
class GoldenStatisticsTest {
  private static final List<GoldenCase> CASES = GoldenCase.all("statistics");

  @Test
  void theFileHasCases() {
    assertThat(CASES).hasSizeGreaterThan(600);
  }

  @TestFactory
  Stream<DynamicTest> agreesWithNumpy() {
    return GoldenRun.tests(CASES, GoldenStatisticsTest::call, GoldenStatisticsTest::ulps);
  }

  private static double ulps(GoldenCase golden, DType dtype) {
    return switch (golden.function()) {
      case "nanprod", "nancumprod" -> dtype.isComplex() ? 64 : 0;
      // NumPy subtracts sums of sorted weights; each bin's are summed by themselves here.
      case "histogram" -> golden.argument("weights") == null ? 0 : 16;
      // Sums of columns are rounded in the order in which NumPy's intermediate results lie.
      case "trapezoid" -> dtype == DType.FLOAT16 ? 2 : 4;
      case "cov", "corrcoef" -> 16; // The order of a matrix product's sums is BLAS's.
      default -> dtype.isComplex() ? 4 : 0;
    };
  }

  private static List<NDArray> call(Numeric np, GoldenCase golden, NDArray a, Over over) {
    return switch (golden.function()) {
      case "nansum" -> List.of(np.nansum(a, over));
      case "nanprod" -> List.of(np.nanprod(a, over));
      case "nanmax" -> List.of(np.nanmax(a, over));
      case "nanmin" -> List.of(np.nanmin(a, over));
      case "nanargmax" -> List.of(np.nanargmax(a, over));
      case "nanargmin" -> List.of(np.nanargmin(a, over));
      case "nancumsum" -> List.of(np.nancumsum(a, over));
      case "nancumprod" -> List.of(np.nancumprod(a, over));
      case "nanmean" -> List.of(np.nanmean(a, over));
      case "nanvar" -> List.of(np.nanvar(a, over));
      case "nanstd" -> List.of(np.nanstd(a, over));
      case "median" -> List.of(np.median(a, over));
      case "nanmedian" -> List.of(np.nanmedian(a, over));
      case "average" -> List.of(average(np, golden, a, over));
      case "quantile", "percentile", "nanquantile", "nanpercentile" ->
          List.of(quantile(np, golden, a, over));
      case "bincount" -> List.of(bincount(np, golden, a));
      case "digitize" ->
          List.of(golden.with(np, "bins", bins -> np.digitize(a, bins, golden.flag("right"))));
      case "histogram" -> histogram(np, golden, a);
      case "histogram_bin_edges" ->
          List.of(golden.with(np, "bins", edges -> np.histogramBinEdges(a, bins(golden, edges))));
      case "histogramdd" -> histogramdd(np, golden, a);
      case "cov" -> List.of(np.cov(a, covariance(golden)));
      case "corrcoef" -> List.of(np.corrcoef(a, covariance(golden)));
      case "diff" -> List.of(diff(np, golden, a));
      case "ediff1d" ->
          List.of(
              golden.argument("to_end") == null
                  ? np.ediff1d(a)
                  : golden.with(
                      np,
                      "to_end",
                      end -> golden.with(np, "to_begin", begin -> np.ediff1d(a, end, begin))));
      case "gradient" -> gradient(np, golden, a);
      case "trapezoid" ->
          List.of(
              golden.argument("x") == null
                  ? np.trapezoid(a, golden.number("dx", 1), golden.whole("axis", -1))
                  : golden.with(np, "x", x -> np.trapezoid(a, x, golden.whole("axis", -1))));
      case "cross" -> List.of(golden.with(np, "b", b -> np.cross(a, b)));
      case "kron" -> List.of(golden.with(np, "b", b -> np.kron(a, b)));
      case "outer" -> List.of(golden.with(np, "b", b -> np.outer(a, b)));
      case "vander" -> List.of(np.vander(a, golden.whole("N", 3), golden.flag("increasing")));
      case "trim_zeros" -> {
        String ends = golden.argument("trim");
        NDArray trimmed =
            ends == null
                ? np.trimZeros(a)
                : np.trimZeros(a, ends.contains("f"), ends.contains("b"));
        try (trimmed) {
          yield List.of(trimmed.copy());
        }
      }
      default -> throw new IllegalStateException("unknown function " + golden.function());
    };
  }

  private static CovarianceOptions covariance(GoldenCase golden) {
    CovarianceOptions options = CovarianceOptions.DEFAULT;
    String ddof = golden.argument("ddof");
    options = "0".equals(golden.argument("rowvar")) ? options.columns() : options;
    options = golden.flag("bias") ? options.correction(0) : options;
    return ddof == null ? options : options.correction(Integer.parseInt(ddof));
  }

  private static NDArray bincount(Numeric np, GoldenCase golden, NDArray a) {
    String length = golden.argument("minlength");
    long least = length == null ? 0 : Long.parseLong(length);
    return golden.argument("weights") == null
        ? np.bincount(a, null, least)
        : golden.with(np, "weights", weights -> np.bincount(a, weights, least));
  }

  private static Bins bins(GoldenCase golden, NDArray edges) {
    String text = golden.argument("bins");
    double[] range = golden.numbers("range");
    Bins bins =
        text == null
            ? Bins.DEFAULT
            : text.contains(",") || text.contains(":")
                ? Bins.edges(edges)
                : Character.isDigit(text.charAt(0))
                    ? Bins.count(Long.parseLong(text))
                    : Bins.by(BinRule.valueOf(text.toUpperCase(Locale.ROOT)));
    return range.length == 0 ? bins : bins.range(range[0], range[1]);
  }

  private static List<NDArray> histogram(Numeric np, GoldenCase golden, NDArray a) {
    try (Scope scope = np.scope()) {
      NDArray edges = golden.array(np, "bins");
      NDArray weights = golden.argument("weights") == null ? null : golden.array(np, "weights");
      Histogram result = np.histogram(a, bins(golden, edges), weights, golden.flag("density"));
      return List.of(scope.keep(result.counts()), scope.keep(result.edges()));
    }
  }

  private static List<NDArray> histogramdd(Numeric np, GoldenCase golden, NDArray a) {
    try (Scope scope = np.scope()) {
      NDArray edges = golden.array(np, "bins");
      NDArray weights = golden.argument("weights") == null ? null : golden.array(np, "weights");
      List<Bins> bins = Collections.nCopies((int) a.shape(1), bins(golden, edges));
      HistogramGrid result = np.histogramdd(a, bins, weights, golden.flag("density"));
      List<NDArray> results = new ArrayList<>(List.of(scope.keep(result.counts())));
      result.edges().forEach(edge -> results.add(scope.keep(edge)));
      return results;
    }
  }

  private static NDArray diff(Numeric np, GoldenCase golden, NDArray a) {
    int n = golden.whole("n", 1);
    int axis = golden.whole("axis", -1);
    if (golden.argument("prepend") == null) {
      return np.diff(a, n, axis);
    }
    return golden.with(
        np,
        "prepend",
        before -> golden.with(np, "append", behind -> np.diff(a, n, axis, before, behind)));
  }

  private static List<NDArray> gradient(Numeric np, GoldenCase golden, NDArray a) {
    int order = golden.whole("edge_order", 1);
    if (golden.argument("places") != null) {
      return List.of(
          golden.with(np, "places", x -> np.gradient(a, x, order, golden.whole("axis", 0))));
    }
    String axis = golden.argument("axis");
    int[] axes = axis == null ? new int[0] : GoldenArray.ints(axis);
    return np.gradient(a, golden.number("h", 1), order, axes);
  }

  private static NDArray average(Numeric np, GoldenCase golden, NDArray a, Over over) {
    return golden.argument("weights") == null
        ? np.mean(a, over)
        : golden.with(np, "weights", weights -> np.average(a, weights, over));
  }

  private static NDArray quantile(Numeric np, GoldenCase golden, NDArray a, Over over) {
    String name = golden.argument("method");
    QuantileMethod method =
        name == null
            ? QuantileMethod.LINEAR
            : QuantileMethod.valueOf(name.toUpperCase(Locale.ROOT));
    double[] q = golden.numbers("q");
    boolean one = q.length == 1;
    return switch (golden.function()) {
      case "quantile" -> {
        if (golden.argument("weights") != null) {
          yield golden.with(np, "weights", weights -> np.quantile(a, q, over, weights));
        }
        yield one ? np.quantile(a, q[0], over, method) : np.quantile(a, q, over, method);
      }
      case "percentile" ->
          one ? np.percentile(a, q[0], over, method) : np.percentile(a, q, over, method);
      case "nanquantile" ->
          one ? np.nanquantile(a, q[0], over, method) : np.nanquantile(a, q, over, method);
      default ->
          one ? np.nanpercentile(a, q[0], over, method) : np.nanpercentile(a, q, over, method);
    };
  }
}
