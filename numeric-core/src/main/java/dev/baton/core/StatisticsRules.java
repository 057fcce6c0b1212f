package dev.baton.core;

import static dev.baton.core.Rules.RESULT;
import static dev.baton.core.Rules.kernel;
import static dev.baton.core.Rules.never;
import static dev.baton.core.interpreter.NativeWork.BLAS;
import static dev.baton.core.interpreter.NativeWork.COPY;
import static dev.baton.core.interpreter.NativeWork.ELEMENTWISE;
import static dev.baton.core.interpreter.NativeWork.GENERALIZED;
import static dev.baton.core.interpreter.NativeWork.REDUCTION;
import static dev.baton.core.interpreter.NativeWork.SORT;

import java.util.List;

/** Statistics, which are made of several steps. */
final class StatisticsRules {
  private static final String OPERAND = "elements of the operand";

  private StatisticsRules() {}

  static final List<ReleaseRule> ALL =
      List.of(
          kernel(
              "moments",
              REDUCTION,
              OPERAND,
              "sums, and steps between them",
              "Numeric.mean",
              "Numeric.var",
              "Numeric.std",
              "Numeric.ptp",
              "Numeric.averageWithWeights",
              "Numeric.average",
              "NDArray.mean",
              "NDArray.var",
              "NDArray.std"),
          kernel(
              "differences and integrals",
              ELEMENTWISE,
              "neighbours subtracted or added",
              "an operation element by element",
              "Numeric.diff",
              "Numeric.ediff1d",
              "Numeric.gradient",
              "Numeric.trapezoid"),
          kernel(
              "products of elements",
              ELEMENTWISE,
              "elements of the result, of cross products vectors",
              "an operation element by element",
              "Numeric.outer",
              "Numeric.kron",
              "Numeric.cross"),
          kernel(
              "numbers at one ratio",
              ELEMENTWISE,
              RESULT,
              "powers, element by element",
              "Numeric.logspace",
              "Numeric.geomspace",
              "Numeric.vander"),
          kernel(
              "polynomials",
              ELEMENTWISE,
              "coefficients, or elements at which they are evaluated",
              "operations element by element",
              "Numeric.polyval",
              "Numeric.polyadd",
              "Numeric.polysub",
              "Numeric.polymul",
              "Numeric.polydiv",
              "Numeric.polyder",
              "Numeric.polyint",
              "Numeric.poly"),
          kernel(
              "zeros and fits of polynomials",
              GENERALIZED,
              "coefficients, or points",
              "eigenvalues, or singular values; operations element by element besides",
              "Numeric.roots",
              "Numeric.polyfit",
              "Numeric.polyfitFull"),
          kernel(
              "covariances of fitted polynomials",
              BLAS,
              "points",
              "a matrix product among the steps",
              "Numeric.polyfitCov"),
          kernel(
              "functions of lines and pieces",
              COPY,
              RESULT,
              "copies of what the program's functions return",
              "Numeric.applyAlongAxis",
              "Numeric.piecewise"),
          never(
              "functions over axes",
              "nothing but calls of the program's function, and views",
              "Numeric.applyOverAxes"),
          kernel(
              "zeros at the ends",
              COPY,
              OPERAND,
              "a search for what is not zero",
              "Numeric.trimZeros"),
          kernel(
              "covariances",
              BLAS,
              OPERAND,
              "a matrix product by BLAS",
              "Numeric.cov",
              "Numeric.corrcoef"),
          kernel(
              "histograms",
              REDUCTION,
              OPERAND,
              "counts into bins",
              "Numeric.bincount",
              "Numeric.histogram",
              "Numeric.histogramBinEdges"),
          kernel(
              "bins of elements",
              SORT,
              OPERAND,
              "a search among edges",
              "Numeric.digitize",
              "Numeric.histogram2d",
              "Numeric.histogramdd"),
          kernel(
              "reductions without NaN",
              REDUCTION,
              OPERAND,
              "a reduction, of a copy without NaN",
              "Numeric.nansum",
              "Numeric.nanprod",
              "Numeric.nanmax",
              "Numeric.nanmin",
              "Numeric.nanargmax",
              "Numeric.nanargmin",
              "Numeric.nancumsum",
              "Numeric.nancumprod",
              "Numeric.nanmean",
              "Numeric.nanvar",
              "Numeric.nanstd"),
          kernel(
              "medians and quantiles",
              SORT,
              OPERAND,
              "a sort or a partition, which NumPy makes without the lock at any size",
              "Numeric.median",
              "Numeric.quantile",
              "Numeric.percentile",
              "Numeric.nanmedian",
              "Numeric.nanquantile",
              "Numeric.nanpercentile"));
}
