package dev.baton.core.array;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.Numeric;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/**
 * The tests' reference: an n-dimensional array in plain Java, every element a {@link Complex} in C
 * order, every operation a loop over indices. It shares no code with what it is held against.
 */
public final class PlainArray {
  private final long[] shape;
  private final List<Complex> values;
  private final boolean isComplex;

  /** Makes one of elements in C order. */
  public PlainArray(long[] shape, List<Complex> values, boolean isComplex) {
    this.shape = shape.clone();
    this.values = List.copyOf(values);
    this.isComplex = isComplex;
  }

  /** The extents. */
  public long[] shape() {
    return shape.clone();
  }

  /** The elements in C order. */
  public List<Complex> values() {
    return values;
  }

  /** Whether it stands for complex128. */
  public boolean isComplex() {
    return isComplex;
  }

  /** Reads an array, element by element. */
  public static PlainArray of(NDArray array) {
    long[] shape = array.shape();
    List<Complex> values = new ArrayList<>();
    for (long[] index : indices(shape)) {
      values.add(array.getComplex(index));
    }
    return new PlainArray(shape, values, array.dtype().isComplex());
  }

  /** Makes one of small numbers that are exact in binary, none of them 0 and no two alike. */
  public static PlainArray numbered(boolean isComplex, long... shape) {
    List<Complex> values = new ArrayList<>();
    for (long[] _ : indices(shape)) {
      double re = (values.size() + 1) * 0.5;
      values.add(new Complex(values.size() % 3 == 0 ? -re : re, isComplex ? re + 0.25 : 0));
    }
    return new PlainArray(shape.clone(), values, isComplex);
  }

  /** Makes one of random numbers from -1 to 1. */
  public static PlainArray random(Random random, boolean isComplex, long... shape) {
    List<Complex> values = new ArrayList<>();
    for (long[] _ : indices(shape)) {
      double re = 2 * random.nextDouble() - 1;
      values.add(new Complex(re, isComplex ? 2 * random.nextDouble() - 1 : 0));
    }
    return new PlainArray(shape.clone(), values, isComplex);
  }

  /** Makes a contiguous array of the same elements. */
  public NDArray toArray(Numeric np) {
    NDArray array = np.empty(isComplex ? DType.COMPLEX128 : DType.FLOAT64, shape);
    int next = 0;
    for (long[] index : indices(shape)) {
      if (isComplex) {
        array.set(values.get(next++), index);
      } else {
        array.set(values.get(next++).re(), index);
      }
    }
    return array;
  }

  public int size() {
    return values.size();
  }

  public Complex get(long... index) {
    return values.get((int) offset(index, shape));
  }

  public PlainArray asComplex() {
    return new PlainArray(shape, values, true);
  }

  public PlainArray map(UnaryOperator<Complex> operation) {
    return new PlainArray(shape, values.stream().map(operation).toList(), isComplex);
  }

  /** Combines with another, broadcast to a shape that the caller knows. */
  public PlainArray combine(PlainArray other, BinaryOperator<Complex> operation, long... common) {
    List<Complex> result = new ArrayList<>();
    for (long[] index : indices(common)) {
      result.add(operation.apply(getBroadcast(index), other.getBroadcast(index)));
    }
    return new PlainArray(common.clone(), result, isComplex || other.isComplex);
  }

  public PlainArray broadcastTo(long... target) {
    return combine(this, (mine, _) -> mine, target);
  }

  private Complex getBroadcast(long[] index) {
    long[] own = new long[shape.length];
    for (int axis = 0; axis < own.length; axis++) {
      own[axis] = shape[axis] == 1 ? 0 : index[index.length - own.length + axis];
    }
    return get(own);
  }

  public PlainArray transpose(int... axes) {
    long[] result = new long[shape.length];
    Arrays.setAll(result, axis -> shape[axes[axis]]);
    List<Complex> moved = new ArrayList<>();
    for (long[] index : indices(result)) {
      long[] from = new long[shape.length];
      for (int axis = 0; axis < from.length; axis++) {
        from[axes[axis]] = index[axis];
      }
      moved.add(get(from));
    }
    return new PlainArray(result, moved, isComplex);
  }

  /** Adds up, one after the other, along the named axes. */
  public PlainArray sum(boolean keepDims, int... axes) {
    boolean[] named = new boolean[shape.length];
    for (int axis : axes) {
      named[axis] = true;
    }
    List<Long> kept = new ArrayList<>();
    for (int axis = 0; axis < shape.length; axis++) {
      if (!named[axis]) {
        kept.add(shape[axis]);
      } else if (keepDims) {
        kept.add(1L);
      }
    }
    long[] result = kept.stream().mapToLong(Long::longValue).toArray();
    Complex[] sums = new Complex[(int) product(result)];
    Arrays.fill(sums, Complex.ZERO);
    for (long[] index : indices(shape)) {
      long at = 0;
      for (int axis = 0; axis < shape.length; axis++) {
        if (!named[axis]) {
          at = at * shape[axis] + index[axis];
        }
      }
      sums[(int) at] = sums[(int) at].plus(get(index));
    }
    return new PlainArray(result, List.of(sums), isComplex);
  }

  /** Multiplies stacks of matrices whose leading extents are broadcast to a batch. */
  public PlainArray matmul(PlainArray other, long... batch) {
    int k = (int) shape[shape.length - 1];
    long m = shape[shape.length - 2];
    long n = other.shape[other.shape.length - 1];
    long[] result = Arrays.copyOf(batch, batch.length + 2);
    result[batch.length] = m;
    result[batch.length + 1] = n;
    List<Complex> products = new ArrayList<>();
    for (long[] index : indices(result)) {
      Complex sum = Complex.ZERO;
      for (int i = 0; i < k; i++) {
        long[] left = index.clone();
        left[batch.length + 1] = i;
        long[] right = index.clone();
        right[batch.length] = i;
        sum = sum.plus(at(left).times(other.at(right)));
      }
      products.add(sum);
    }
    return new PlainArray(result, products, isComplex || other.isComplex);
  }

  /** Reads with leading axes broadcast; the last two are as they are. */
  private Complex at(long[] index) {
    long[] own = new long[shape.length];
    for (int axis = 0; axis < own.length; axis++) {
      long wanted = index[index.length - own.length + axis];
      own[axis] = axis < own.length - 2 && shape[axis] == 1 ? 0 : wanted;
    }
    return get(own);
  }

  // ---- comparing --------------------------------------------------------------------------------

  /** Asserts that an array has this dtype, shape and elements, to the bit but for the sign of 0. */
  public void assertIs(NDArray array) {
    assertClose(array, 0);
  }

  /** Asserts that an array has this dtype, this shape and elements within a distance. */
  public void assertClose(NDArray array, double tolerance) {
    assertThat(array.dtype()).isEqualTo(isComplex ? DType.COMPLEX128 : DType.FLOAT64);
    assertThat(array.shape()).as("shape").isEqualTo(shape);
    int next = 0;
    for (long[] index : indices(shape)) {
      Complex wanted = values.get(next++);
      Complex found = array.getComplex(index);
      boolean same =
          same(wanted.re(), found.re(), tolerance) && same(wanted.im(), found.im(), tolerance);
      if (!same) {
        assertThat(found).as("%s at %s", array.dtype(), Arrays.toString(index)).isEqualTo(wanted);
      }
    }
  }

  private static boolean same(double wanted, double found, double tolerance) {
    return wanted == found
        || Math.abs(wanted - found) <= tolerance
        || (Double.isNaN(wanted) && Double.isNaN(found));
  }

  // ---- indices ----------------------------------------------------------------------------------

  /** All indices of a shape in C order. */
  public static List<long[]> indices(long... shape) {
    List<long[]> all = new ArrayList<>();
    long count = product(shape);
    for (long i = 0; i < count; i++) {
      long[] index = new long[shape.length];
      long left = i;
      for (int axis = shape.length - 1; axis >= 0; axis--) {
        index[axis] = left % shape[axis];
        left /= shape[axis];
      }
      all.add(index);
    }
    return all;
  }

  private static long offset(long[] index, long[] shape) {
    long offset = 0;
    for (int axis = 0; axis < shape.length; axis++) {
      offset = offset * shape[axis] + index[axis];
    }
    return offset;
  }

  private static long product(long... extents) {
    long product = 1;
    for (long extent : extents) {
      product *= extent;
    }
    return product;
  }
}
