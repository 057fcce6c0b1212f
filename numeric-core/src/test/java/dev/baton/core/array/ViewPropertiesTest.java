package dev.baton.core.array;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.Numeric;
import dev.baton.core.interpreter.Interpreter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Random views of views against a plain reference that computes where each element is from. */
class ViewPropertiesTest {
  /** Which element of the base each element is: shape and numbers in C order. */
  @SuppressWarnings("ArrayRecordComponent") // Shapes are compared by their elements.
  private record Plain(long[] shape, List<Integer> values) {
    static Plain numbered(long... shape) {
      return new Plain(
          shape, IntStream.range(0, PlainArray.indices(shape).size()).boxed().toList());
    }

    int get(long... index) {
      long at = 0;
      for (int axis = 0; axis < shape.length; axis++) {
        at = at * shape[axis] + index[axis];
      }
      return values.get((int) at);
    }

    /** Takes the listed indices along one axis. */
    Plain taken(int axis, List<Integer> indices) {
      long[] made = shape.clone();
      made[axis] = indices.size();
      List<Integer> found = new ArrayList<>();
      for (long[] index : PlainArray.indices(made)) {
        index[axis] = indices.get((int) index[axis]);
        found.add(get(index));
      }
      return new Plain(made, found);
    }

    Plain permuted(List<Integer> axes) {
      long[] made = axes.stream().mapToLong(axis -> shape[axis]).toArray();
      List<Integer> found = new ArrayList<>();
      for (long[] index : PlainArray.indices(made)) {
        long[] from = new long[shape.length];
        for (int axis = 0; axis < from.length; axis++) {
          from[axes.get(axis)] = index[axis];
        }
        found.add(get(from));
      }
      return new Plain(made, found);
    }

    Plain shaped(long... made) {
      return new Plain(made, values);
    }
  }

  @Property(tries = 400)
  void viewsOfViewsShowTheRightElements(@ForAll long seed) {
    Random random = new Random(seed);
    try (var interpreter = Interpreter.builder().build()) {
      Numeric np = Numeric.of(interpreter);
      long[] shape = random.ints(random.nextInt(5), 0, 5).asLongStream().toArray();
      Plain plain = Plain.numbered(shape);
      NDArray base = np.zeros(shape);
      for (long[] index : PlainArray.indices(shape)) {
        base.set(plain.get(index), index);
      }
      NDArray array = base;
      StringBuilder done = new StringBuilder(Arrays.toString(shape));
      try (var _ = np.scope()) {
        for (int step = 0; step < 5; step++) {
          int ndim = plain.shape.length;
          switch (random.nextInt(6)) {
            case 0 -> {
              List<Integer> axes = new ArrayList<>(IntStream.range(0, ndim).boxed().toList());
              Collections.shuffle(axes, random);
              done.append(" transpose").append(axes);
              plain = plain.permuted(axes);
              array = np.permuteDims(array, axes.stream().mapToInt(axis -> axis).toArray());
            }
            case 1 -> {
              if (ndim > 0) {
                int axis = random.nextInt(ndim);
                done.append(" flip ").append(axis);
                List<Integer> reversed = range((int) plain.shape[axis]);
                Collections.reverse(reversed);
                plain = plain.taken(axis, reversed);
                array = np.flip(array, axis - ndim);
              }
            }
            case 2 -> {
              int place = random.nextInt(ndim + 1);
              done.append(" expand ").append(place);
              plain = plain.shaped(inserted(plain.shape, place));
              array = array.expandDims(place);
            }
            case 3 -> {
              long[] made = regrouped(plain.shape, random);
              done.append(" reshape").append(Arrays.toString(made));
              plain = plain.shaped(made);
              array = array.reshape(made);
            }
            case 4 -> {
              Slice[] items = new Slice[ndim];
              Plain sliced = plain;
              for (int axis = 0; axis < ndim; axis++) {
                items[axis] = slice(random);
                sliced = sliced.taken(axis, python(items[axis], (int) plain.shape[axis]));
              }
              done.append(" slice").append(Arrays.toString(items));
              array =
                  random.nextBoolean() || ndim == 0
                      ? array.slice(items)
                      : array.slice(Arrays.toString(items).replaceAll("[\\[\\]]", ""));
              plain = sliced;
            }
            default -> {
              done.append(" squeeze");
              plain = plain.shaped(Arrays.stream(plain.shape).filter(n -> n != 1).toArray());
              array = array.squeeze();
            }
          }
        }
        assertThat(array.shape()).as("%s", done).isEqualTo(plain.shape);
        int next = 0;
        for (long[] index : PlainArray.indices(plain.shape)) {
          assertThat(array.getDouble(index))
              .as("%s at %s", done, Arrays.toString(index))
              .isEqualTo((double) plain.values.get(next++));
        }
        assertThat(array.ravel().toDoubleArray())
            .as("%s", done)
            .isEqualTo(plain.values.stream().mapToDouble(value -> value).toArray());
      }
    }
  }

  private static List<Integer> range(int extent) {
    return new ArrayList<>(IntStream.range(0, extent).boxed().toList());
  }

  private static long[] inserted(long[] shape, int place) {
    List<Long> made = new ArrayList<>(Arrays.stream(shape).boxed().toList());
    made.add(place, 1L);
    return made.stream().mapToLong(extent -> extent).toArray();
  }

  /** Joins some axes and divides others. */
  private static long[] regrouped(long[] shape, Random random) {
    List<Long> made = new ArrayList<>();
    for (long extent : shape) {
      if (!made.isEmpty() && random.nextBoolean()) {
        made.set(made.size() - 1, made.getLast() * extent);
      } else if (extent % 2 == 0 && extent > 0 && random.nextBoolean()) {
        made.add(2L);
        made.add(extent / 2);
      } else {
        made.add(extent);
      }
    }
    return made.stream().mapToLong(extent -> extent).toArray();
  }

  private static Slice slice(Random random) {
    int step = random.nextInt(-3, 3);
    return new Slice(bound(random), bound(random), step < 0 ? step : step + 1);
  }

  private static Long bound(Random random) {
    return random.nextInt(3) == 0 ? null : Long.valueOf(random.nextInt(-6, 7));
  }

  /** {@code list(range(extent))[start:stop:step]}, by trying every index. */
  private static List<Integer> python(Slice slice, int extent) {
    List<Integer> indices = range(extent);
    if (slice.step() < 0) {
      Collections.reverse(indices);
    }
    int start = resolved(slice.start(), extent, slice.step() > 0 ? 0 : extent - 1);
    int stop = resolved(slice.stop(), extent, slice.step() > 0 ? extent : -1);
    List<Integer> inside =
        indices.stream()
            .filter(i -> slice.step() > 0 ? i >= start && i < stop : i <= start && i > stop)
            .toList();
    List<Integer> taken = new ArrayList<>();
    for (int i = 0; i < inside.size(); i += (int) Math.abs(slice.step())) {
      taken.add(inside.get(i));
    }
    return taken;
  }

  /** Bounds far outside need no clipping here: no index is there. */
  private static int resolved(Long bound, int extent, int missing) {
    if (bound == null) {
      return missing;
    }
    return (int) (bound < 0 ? bound + extent : bound);
  }
}
