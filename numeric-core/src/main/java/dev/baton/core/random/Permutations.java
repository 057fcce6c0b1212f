package dev.baton.core.random;

import dev.baton.core.array.NDArray;
import dev.baton.core.array.Shape;

/**
 * Random orders and samples, of {@link Generator}.
 *
 * <p>Every call drops the interpreter lock at any size.
 */
public sealed interface Permutations permits Generator {
  /**
   * Draws numbers of 0 to {@code population} - 1, each any number of times: {@code
   * Generator.choice}.
   *
   * @param population how many there are, positive unless nothing is drawn
   * @param result the extents of the result
   * @return a new int64 array
   * @throws IllegalArgumentException if there is nothing to draw from
   * @throws dev.baton.core.array.ShapeException if the result's shape is none
   */
  default NDArray choice(long population, long... result) {
    return choice(population, Choice.DEFAULT, result);
  }

  /**
   * Draws numbers of 0 to {@code population} - 1: {@code Generator.choice}.
   *
   * @param population how many there are, positive unless nothing is drawn
   * @param options whether a number may come again, weights, whether the order is random
   * @param result the extents of the result
   * @return a new int64 array
   * @throws IllegalArgumentException if there is nothing, or not enough, to draw from, or the
   *     weights do not sum to 1
   * @throws dev.baton.core.array.ShapeException if the result's shape is none
   */
  default NDArray choice(long population, Choice options, long... result) {
    return Sampling.indices(Generator.draws(this), population, options, result);
  }

  /**
   * Draws from an array along an axis: {@code Generator.choice}, {@code a (…, n, …) → (…, result,
   * …)}.
   *
   * @param a what is drawn from
   * @param options along which axis, whether anything may come again, weights, whether the order is
   *     random
   * @param result the extents that stand for the axis
   * @return a new array
   * @throws IllegalArgumentException if there is nothing, or not enough, to draw from, or the
   *     weights do not sum to 1
   * @throws dev.baton.core.array.ShapeException if there is no such axis, or the result's shape is
   *     none
   */
  default NDArray choice(NDArray a, Choice options, long... result) {
    return Sampling.taken(Generator.draws(this), a, options, result);
  }

  /**
   * Shuffles an array in place along its first axis: {@code Generator.shuffle}.
   *
   * @param x the array; subarrays stay whole
   * @throws dev.baton.core.array.ShapeException if it has no axis
   * @throws UnsupportedOperationException if it is read-only
   */
  default void shuffle(NDArray x) {
    shuffle(x, 0);
  }

  /**
   * Shuffles an array in place along an axis: {@code Generator.shuffle}.
   *
   * @param x the array; subarrays stay whole
   * @param axis the axis, from the end if negative
   * @throws dev.baton.core.array.ShapeException if there is no such axis
   * @throws UnsupportedOperationException if it is read-only
   */
  default void shuffle(NDArray x, int axis) {
    Sampling.shuffle(Generator.draws(this), "shuffle", x, axis, true);
  }

  /**
   * Returns 0 to n - 1 in a random order: {@code Generator.permutation(n)}.
   *
   * @param n how many, not negative
   * @return a new int64 array
   * @throws dev.baton.core.array.ShapeException if n is negative
   */
  default NDArray permutation(long n) {
    return Sampling.permutation(Generator.draws(this), n);
  }

  /**
   * Copies an array and shuffles the copy along its first axis: {@code Generator.permutation(x)}.
   *
   * @param x the array; subarrays stay whole
   * @return a new array
   * @throws dev.baton.core.array.ShapeException if it has no axis
   */
  default NDArray permutation(NDArray x) {
    return permutation(x, 0);
  }

  /**
   * Copies an array and shuffles the copy along an axis: {@code Generator.permutation(x, axis)}.
   *
   * @param x the array; subarrays stay whole
   * @param axis the axis, from the end if negative
   * @return a new array
   * @throws dev.baton.core.array.ShapeException if there is no such axis
   */
  default NDArray permutation(NDArray x, int axis) {
    Shape.checkedAxis("permutation", axis, x.ndim());
    return Sampling.changed(x, copy -> shuffle(copy, axis));
  }

  /**
   * Copies an array and shuffles all elements of the copy: {@code Generator.permuted(x)}.
   *
   * @param x the array
   * @return a new array
   */
  default NDArray permuted(NDArray x) {
    return Sampling.changed(
        x,
        copy -> {
          try (NDArray line = copy.reshape(copy.size())) {
            shuffle(line, 0);
          }
        });
  }

  /**
   * Copies an array and shuffles every line of the copy along an axis by itself: {@code
   * Generator.permuted(x, axis=axis)}.
   *
   * @param x the array
   * @param axis the axis, from the end if negative
   * @return a new array
   * @throws dev.baton.core.array.ShapeException if there is no such axis
   */
  default NDArray permuted(NDArray x, int axis) {
    Shape.checkedAxis("permuted", axis, x.ndim());
    return Sampling.changed(
        x, copy -> Sampling.shuffle(Generator.draws(this), "permuted", copy, axis, false));
  }
}
