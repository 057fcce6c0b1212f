package dev.baton.core;

import dev.baton.core.array.Complex;
import dev.baton.core.array.DType;
import dev.baton.core.array.ErrorMode;
import dev.baton.core.array.Index;
import dev.baton.core.array.NDArray;
import dev.baton.core.random.Generator;
import dev.baton.core.ufunc.BinaryUfunc;
import dev.baton.core.ufunc.Over;
import java.util.List;

/**
 * The examples of {@code docs/numpy.md}, each beside NumPy's in {@code golden_examples.py}. {@link
 * NumpyPageTest} runs them, compares what they give with NumPy's, and keeps the page in step.
 */
final class NumpyExamples {
  private NumpyExamples() {}

  static Object range(Numeric np) {
    // @start region=range
    NDArray result = np.arange(6).reshape(2, 3);
    // @end region=range
    return result;
  }

  static Object literal(Numeric np) {
    // @start region=literal
    NDArray result = np.array(new long[][] {{1, 2}, {3, 4}});
    // @end region=literal
    return result;
  }

  static Object dtype(Numeric np) {
    // @start region=dtype
    NDArray result = np.zeros(DType.FLOAT32, 2, 3);
    // @end region=dtype
    return result;
  }

  static Object linspace(Numeric np) {
    // @start region=linspace
    NDArray result = np.linspace(0, 1, 5);
    // @end region=linspace
    return result;
  }

  static Object slice(Numeric np) {
    // @start region=slice
    NDArray a = np.arange(12).reshape(3, 4);
    NDArray result = a.slice("1:, ::2"); // a view
    // @end region=slice
    return result;
  }

  static Object newAxis(Numeric np) {
    // @start region=newAxis
    NDArray x = np.arange(3);
    NDArray result = x.slice(":, None").add(x);
    // @end region=newAxis
    return result;
  }

  static Object mask(Numeric np) {
    // @start region=mask
    NDArray a = np.arange(6);
    NDArray result = a.get(Index.of(a.greater(2)));
    // @end region=mask
    return result;
  }

  static Object indexArrays(Numeric np) {
    // @start region=indexArrays
    NDArray a = np.arange(12).reshape(3, 4);
    NDArray result = a.get(Index.of(0, 2), Index.of(1, 3));
    // @end region=indexArrays
    return result;
  }

  static Object assignment(Numeric np) {
    // @start region=assignment
    NDArray a = np.arange(6).reshape(2, 3);
    a.slice("1, :").fill(0);
    // @end region=assignment
    return a;
  }

  static Object inPlace(Numeric np) {
    // @start region=inPlace
    NDArray a = np.arange(3.0);
    np.add(a, np.full(1.0), a); // the third is where the result goes
    // @end region=inPlace
    return a;
  }

  static Object floorDivision(Numeric np) {
    // @start region=floorDivision
    NDArray result = np.arange(-3, 4).floorDivide(2);
    // @end region=floorDivision
    return result;
  }

  static Object where(Numeric np) {
    // @start region=where
    NDArray a = np.arange(6);
    NDArray result = np.where(a.remainder(2).equal(0), a, a.negate());
    // @end region=where
    return result;
  }

  static Object sumAxis(Numeric np) {
    // @start region=sumAxis
    NDArray a = np.arange(6).reshape(2, 3);
    NDArray result = a.sum(0);
    // @end region=sumAxis
    return result;
  }

  static Object keepDims(Numeric np) {
    // @start region=keepDims
    NDArray a = np.arange(6).reshape(2, 3);
    NDArray result = a.subtract(np.max(a, Over.axis(1).keepDims()));
    // @end region=keepDims
    return result;
  }

  static Object sumWhere(Numeric np) {
    // @start region=sumWhere
    NDArray a = np.array(1, Double.NaN, 3);
    NDArray result = np.sum(a, Over.all().where(np.invert(np.isnan(a))));
    // @end region=sumWhere
    return result;
  }

  static Object argmax(Numeric np) {
    // @start region=argmax
    NDArray result = np.array(new long[] {3, 9, 4}).argmax();
    // @end region=argmax
    return result;
  }

  static Object cumsum(Numeric np) {
    // @start region=cumsum
    NDArray result = np.cumsum(np.array(new long[] {1, 2, 3}));
    // @end region=cumsum
    return result;
  }

  static Object argsort(Numeric np) {
    // @start region=argsort
    NDArray a = np.array(new long[] {30, 10, 20});
    NDArray result = a.get(Index.of(np.argsort(a)));
    // @end region=argsort
    return result;
  }

  static Object uniqueCounts(Numeric np) {
    // @start region=uniqueCounts
    NDArray result = np.uniqueAll(np.array(new long[] {2, 1, 2})).counts();
    // @end region=uniqueCounts
    return result;
  }

  static Object searchsorted(Numeric np) {
    // @start region=searchsorted
    NDArray sorted = np.array(new long[] {10, 20, 30});
    NDArray result = np.searchsorted(sorted, np.array(new long[] {5, 20, 99}));
    // @end region=searchsorted
    return result;
  }

  static Object intersection(Numeric np) {
    // @start region=intersection
    NDArray result = np.intersect1d(np.arange(1, 4), np.arange(2, 5));
    // @end region=intersection
    return result;
  }

  static Object concatenate(Numeric np) {
    // @start region=concatenate
    NDArray result = np.concatenate(0, np.zeros(1, 2), np.ones(1, 2));
    // @end region=concatenate
    return result;
  }

  static Object split(Numeric np) {
    // @start region=split
    List<NDArray> thirds = np.split(np.arange(6), 3, 0); // views
    NDArray result = thirds.get(1);
    // @end region=split
    return result;
  }

  static Object repeat(Numeric np) {
    // @start region=repeat
    NDArray result = np.repeat(np.array(new long[] {1, 2}), 3);
    // @end region=repeat
    return result;
  }

  static Object transpose(Numeric np) {
    // @start region=transpose
    NDArray result = np.arange(6).reshape(2, 3).transpose();
    // @end region=transpose
    return result;
  }

  static Object matmul(Numeric np) {
    // @start region=matmul
    NDArray a = np.arange(6.0).reshape(2, 3);
    NDArray result = a.matmul(a.transpose());
    // @end region=matmul
    return result;
  }

  static Object outer(Numeric np) {
    // @start region=outer
    NDArray result = BinaryUfunc.MULTIPLY.outer(np.arange(3), np.arange(3));
    // @end region=outer
    return result;
  }

  static Object complexNumbers(Numeric np) {
    // @start region=complexNumbers
    NDArray result = np.absolute(np.array(new Complex(3, 4), new Complex(0, -1)));
    // @end region=complexNumbers
    return result;
  }

  static Object random(Numeric np) {
    // @start region=random
    Generator rng = np.random(7); // the same numbers as NumPy's, bit for bit
    NDArray result = rng.normal(0, 1, 3);
    // @end region=random
    return result;
  }

  static Object errstate(Numeric np) {
    // @start region=errstate
    NDArray result;
    try (var _ = np.errstate().divide(ErrorMode.IGNORE).open()) {
      result = np.log(np.array(0, 1));
    }
    // @end region=errstate
    return result;
  }

  static Object scope(Numeric np) {
    // @start region=scope
    NDArray result;
    try (var scope = np.scope()) { // closes what the expression made on the way
      NDArray x = np.linspace(0, 1, 3);
      result = scope.keep(np.exp(x.multiply(x).negate()).sum());
    }
    // @end region=scope
    return result;
  }

  static Object fft(Numeric np) {
    // @start region=fft
    NDArray result = np.fft().fft(np.array(1, 0, 0, 0));
    // @end region=fft
    return result;
  }

  static Object printing(Numeric np) {
    // @start region=printing
    String result = np.array2string(np.array(1.5, 2.25));
    // @end region=printing
    return result;
  }
}
