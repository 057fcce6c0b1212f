package dev.baton.core;

import dev.baton.core.array.Complex;
import dev.baton.core.array.DType;
import dev.baton.core.array.NDArray;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** An array of a golden file. */
final class GoldenArray {
  private final DType dtype;
  private final long[] shape;
  private final double[] parts;

  private GoldenArray(DType dtype, long[] shape, double[] parts) {
    this.dtype = dtype;
    this.shape = shape;
    this.parts = parts;
  }

  /** The type of its elements. */
  DType dtype() {
    return dtype;
  }

  /** Its extents. */
  long[] shape() {
    return shape;
  }

  /** Its elements in C order; of complex ones, real and imaginary parts. */
  double[] parts() {
    return parts;
  }

  /** Parses dtype, shape and elements. */
  static GoldenArray of(List<String> fields) {
    return new GoldenArray(
        DType.valueOf(fields.get(0).toUpperCase(Locale.ROOT)),
        GoldenFile.shape(fields.get(1)),
        GoldenFile.doubles(fields.get(2)));
  }

  /** Reads an array of the library. */
  static GoldenArray of(NDArray a) {
    return new GoldenArray(
        a.dtype(),
        a.shape(),
        a.dtype().isComplex() ? parts(a.toComplexArray()) : a.toDoubleArray());
  }

  private static double[] parts(Complex[] numbers) {
    double[] parts = new double[2 * numbers.length];
    for (int i = 0; i < numbers.length; i++) {
      parts[2 * i] = numbers[i].re();
      parts[2 * i + 1] = numbers[i].im();
    }
    return parts;
  }

  /** The number of elements. */
  int size() {
    return dtype.isComplex() ? parts.length / 2 : parts.length;
  }

  /** An element. */
  Complex at(int i) {
    return dtype.isComplex() ? new Complex(parts[2 * i], parts[2 * i + 1]) : Complex.of(parts[i]);
  }

  /** Makes it an array of the library. */
  NDArray on(Numeric np) {
    if (!dtype.isComplex()) {
      return np.array(parts).reshape(shape);
    }
    Complex[] numbers = new Complex[size()];
    Arrays.setAll(numbers, this::at);
    return np.array(numbers).reshape(shape);
  }

  /** Does to an array what an operand's description says, as in {@code golden_operations.py}. */
  static NDArray view(NDArray a, String step) {
    if (step.equals("re") || step.equals("im")) {
      return step.equals("re") ? a.real() : a.imag();
    }
    String rest = step.substring(1);
    return switch (step.charAt(0)) {
      case 'T' -> rest.isEmpty() ? a.transpose() : a.transpose(ints(rest));
      case 'S' -> a.slice(rest);
      case 'B' -> a.broadcastTo(GoldenFile.longs(rest));
      case 'N' -> a.expandDims(Integer.parseInt(rest));
      case 'R' -> a.reshape(GoldenFile.longs(rest));
      case 'Q' -> a.squeeze();
      case 'C' -> a.copy();
      default -> throw new IllegalStateException("unknown view " + step);
    };
  }

  static int[] ints(String field) {
    return Arrays.stream(GoldenFile.longs(field)).mapToInt(Math::toIntExact).toArray();
  }

  @Override
  public String toString() {
    return dtype + Arrays.toString(shape);
  }
}
