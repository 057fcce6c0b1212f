package dev.baton.nd4j;

import java.util.Random;
import java.util.function.LongToDoubleFunction;
import org.bytedeco.javacpp.DoublePointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Makes arrays, and closes those made on the way. */
final class Arrays {
  private Arrays() {}

  /** Makes a vector of f(0), f(1), … */
  static INDArray of(long n, LongToDoubleFunction f) {
    INDArray array = Nd4j.createUninitialized(DataType.DOUBLE, n);
    var elements = new DoublePointer(array.data().addressPointer());
    for (long i = 0; i < n; i++) {
      elements.put(i, f.applyAsDouble(i));
    }
    return array;
  }

  /** Makes an array of normal random numbers, the same each time. */
  static INDArray normal(long seed, long... shape) {
    var random = new Random(seed);
    long n = 1;
    for (long length : shape) {
      n *= length;
    }
    return of(n, _ -> random.nextGaussian()).reshape(shape);
  }

  /** Adds all elements up, and closes the array. */
  static double sumOf(INDArray array) {
    try (INDArray sum = array.sum()) {
      return sum.getDouble(0);
    } finally {
      array.close();
    }
  }
}
