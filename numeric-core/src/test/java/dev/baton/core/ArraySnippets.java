package dev.baton.core;

import dev.baton.core.array.NDArray;
import java.util.List;

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
}
