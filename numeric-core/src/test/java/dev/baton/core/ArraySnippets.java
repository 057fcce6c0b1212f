package dev.baton.core;

import dev.baton.core.array.NDArray;
import dev.baton.core.array.Slice;
import java.util.List;
import java.util.stream.IntStream;

/** Examples of making arrays and changing their shapes. {@link ArraySnippetsTest} runs them. */
final class ArraySnippets {
  private ArraySnippets() {}

  static NDArray slice(Numeric np) {
    // @start region=slice
    NDArray a = np.arange(24).reshape(2, 3, 4);
    NDArray part = a.slice("1, ..., ::-1"); // a[1, ..., ::-1] in Python, of shape (3, 4): a view
    part.set(100, 0, 0); // a[1, 0, 3]
    // @end region=slice
    return a;
  }

  static NDArray manipulation(Numeric np, NDArray signal) {
    // @start region=manipulation
    try (var scope = np.scope()) {
      NDArray windows = np.slidingWindowView(signal, 3); // (n) → (n - 2, 3), nothing copied
      NDArray columns = np.moveaxis(windows, -1, 0); // (3, n - 2)
      return scope.keep(columns.copy());
    }
    // @end region=manipulation
  }

  static NDArray joining(Numeric np, NDArray a, NDArray b) {
    // @start region=joining
    NDArray rows = np.vstack(a, b); // a (n), b (n) → (2, n)
    NDArray twice = np.tile(rows, 1, 2); // (2, 2n)
    List<NDArray> halves = np.split(twice, 2, 1); // two views (2, n)
    // @end region=joining
    return halves.get(1);
  }

  static NDArray creation(Numeric np) {
    // @start region=creation
    NDArray count = np.arange(5); // int64: 0, 1, 2, 3, 4
    NDArray ramp = np.linspace(0, 1, 5); // float64: 0, 0.25, 0.5, 0.75, 1
    NDArray ones = np.onesLike(count); // int64, of the same shape
    // @end region=creation
    return np.stack(count, ones, ramp);
  }

  static NDArray conversion(Numeric np) {
    // @start region=conversion
    NDArray a = np.array(new int[][] {{1, 2, 3}, {4, 5, 6}}); // int32 (2, 3)
    NDArray b = np.fromiter(IntStream.range(0, 3)); // int32 (3)
    // @end region=conversion
    return np.vstack(a, b);
  }

  static double streams(Numeric np) {
    // @start region=streams
    NDArray squares = np.fromiter(IntStream.range(0, 5).map(i -> i * i)); // int32 (5)
    double even = squares.doubleStream().filter(x -> x % 2 == 0).sum(); // 0 + 4 + 16
    // @end region=streams
    return even;
  }

  static List<NDArray> grids(Numeric np) {
    // @start region=grids
    NDArray identity = np.eye(3); // float64 (3, 3)
    List<NDArray> grid = np.meshgrid(np.arange(3), np.arange(2)); // two arrays (2, 3)
    NDArray indices = np.mgrid(Slice.parse("0:2, 0:3")); // int64 (2, 2, 3)
    // @end region=grids
    return List.of(identity, grid.get(1), indices);
  }
}
