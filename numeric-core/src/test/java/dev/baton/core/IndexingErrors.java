package dev.baton.core;

import dev.baton.core.array.Index;
import dev.baton.core.array.NDArray;

/** Sorting, searching and indexing by arrays that are refused. */
final class IndexingErrors {
  private IndexingErrors() {}

  static void add(ErrorMessagesTest.Attempts attempts, Numeric np) {
    NDArray a = np.arange(12.0).reshape(3, 4);
    NDArray b = np.arange(5.0);
    NDArray two = np.arange(2);
    NDArray far = np.array(new long[] {0, 9});
    attempts.add("a.get(0, 9)", () -> a.get(Index.of(far)));
    attempts.add("a.get(floats)", () -> a.get(Index.of(b)));
    attempts.add("a.get(mask (2))", () -> a.get(Index.of(two.greater(0))));
    attempts.add("a.get([0, 1], [0, 1, 2])", () -> a.get(Index.of(0, 1), Index.of(0, 1, 2)));
    attempts.add("a.get(3 items)", () -> a.get(Index.of(0), Index.of(0), Index.of(0)));
    attempts.add("a.set(b, [0, 1])", () -> a.set(b, Index.of(0, 1)));
    attempts.add("np.take(b, [0, 9])", () -> np.take(b, far));
    attempts.add("np.take(b, floats)", () -> np.take(b, b));
    attempts.add("np.take(a, two, 2)", () -> np.take(a, two, 2));
    attempts.add("np.put(b, [0, 9], b)", () -> np.put(b, far, b));
    attempts.add("np.takeAlongAxis(a, two, 0)", () -> np.takeAlongAxis(a, two, 0));
    attempts.add("np.compress(b, a, 0)", () -> np.compress(b, a, 0));
    attempts.add("np.choose(far, b, b)", () -> np.choose(far, b.slice(":2"), b.slice(":2")));
    attempts.add(
        "np.select of unequal lists",
        () -> np.select(new NDArray[] {b.greater(1)}, new NDArray[] {b, b}, 0));
    attempts.add("np.where(b, a, a)", () -> np.where(b, a, a));
    attempts.add("np.unravelIndex(far, 2, 3)", () -> np.unravelIndex(far, 2, 3));
    attempts.add(
        "np.ravelMultiIndex((far, two), 2, 3)",
        () -> np.ravelMultiIndex(new NDArray[] {far, two}, 2, 3));
    attempts.add("np.ix_(a)", () -> np.ix_(a));
    attempts.add("np.fillDiagonal(b, 1)", () -> np.fillDiagonal(b, 1));
    attempts.add("np.sort(a, 2)", () -> np.sort(a, 2));
    attempts.add("np.sort(scalar)", () -> np.sort(np.full(1.0)));
    attempts.add("np.partition(b, 5)", () -> np.partition(b, 5));
    attempts.add("np.topk(b, 6)", () -> np.topk(b, 6));
    attempts.add("np.searchsorted(a, b)", () -> np.searchsorted(a, b));
    attempts.add("np.lexsort()", () -> np.lexsort());
    attempts.add("np.lexsort(b, two)", () -> np.lexsort(b, two));
    attempts.add("np.putmask(b, two, b)", () -> np.putmask(b, two, b));
    attempts.add("np.place(b, b > 1, empty)", () -> np.place(b, b.greater(1), np.zeros(0)));
    attempts.add("np.extract(a, b)", () -> np.extract(a, b));
  }
}
