package dev.baton.core;

import dev.baton.core.array.NDArray;

/** The examples of {@link ThreadBudget}'s Javadoc. */
final class KernelThreadsSnippets {
  private KernelThreadsSnippets() {}

  static NDArray threads(Numeric np, NDArray a) {
    // @start region="threads"
    try (var _ = np.kernelThreads(4)) {
      return np.exp(a);
    }
    // @end
  }
}
