package dev.baton.core.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Slices against Python's rules, written down once more with unbounded integers. */
class SliceTest {
  private static final Long[] BOUNDS = {
    null,
    0L,
    1L,
    2L,
    3L,
    4L,
    5L,
    6L,
    7L,
    8L,
    -1L,
    -2L,
    -3L,
    -4L,
    -5L,
    -6L,
    -7L,
    -8L,
    Long.MAX_VALUE,
    Long.MAX_VALUE - 1,
    Long.MIN_VALUE,
    Long.MIN_VALUE + 1
  };
  private static final long[] STEPS = {
    1, 2, 3, 5, 9, Long.MAX_VALUE, -1, -2, -3, -5, -9, Long.MIN_VALUE, Long.MIN_VALUE + 1
  };

  /** {@code list(range(extent))[start:stop:step]}, by the definition of {@code slice.indices}. */
  private static List<Long> python(Long start, Long stop, long step, long extent) {
    BigInteger length = BigInteger.valueOf(extent);
    boolean forward = step > 0;
    BigInteger lower = forward ? BigInteger.ZERO : BigInteger.ONE.negate();
    BigInteger upper = forward ? length : length.subtract(BigInteger.ONE);
    BigInteger first = bound(start, forward ? lower : upper, lower, upper, length);
    BigInteger last = bound(stop, forward ? upper : lower, lower, upper, length);
    List<Long> taken = new ArrayList<>();
    for (BigInteger i = first;
        forward ? i.compareTo(last) < 0 : i.compareTo(last) > 0;
        i = i.add(BigInteger.valueOf(step))) {
      taken.add(i.longValueExact());
    }
    return taken;
  }

  private static BigInteger bound(
      Long given, BigInteger missing, BigInteger lower, BigInteger upper, BigInteger length) {
    if (given == null) {
      return missing;
    }
    BigInteger index = BigInteger.valueOf(given);
    return index.signum() < 0 ? index.add(length).max(lower) : index.min(upper);
  }

  @Test
  void takesWhatPythonTakes() {
    for (long extent = 0; extent <= 6; extent++) {
      for (Long start : BOUNDS) {
        for (Long stop : BOUNDS) {
          for (long step : STEPS) {
            Slice slice = new Slice(start, stop, step);
            List<Long> expected = python(start, stop, step, extent);
            List<Long> taken = new ArrayList<>();
            for (long i = 0; i < slice.count(extent); i++) {
              taken.add(slice.first(extent) + i * step);
            }
            if (!taken.equals(expected)) {
              assertThat(taken).as("%s of %d", slice, extent).isEqualTo(expected);
            }
          }
        }
      }
    }
  }

  @Test
  void countsAlongTheLongestAxis() {
    long extent = Long.MAX_VALUE;
    assertThat(Slice.ALL.count(extent)).isEqualTo(extent);
    assertThat(Slice.REVERSED.count(extent)).isEqualTo(extent);
    assertThat(Slice.every(2).count(extent)).isEqualTo(extent / 2 + 1);
    assertThat(Slice.every(-2).count(extent)).isEqualTo(extent / 2 + 1);
    assertThat(Slice.every(Long.MIN_VALUE).count(extent)).isEqualTo(1);
    assertThat(Slice.every(Long.MAX_VALUE).count(extent)).isEqualTo(1);
    assertThat(Slice.range(-1, Long.MIN_VALUE, Long.MIN_VALUE).count(extent)).isEqualTo(1);
  }

  @Test
  void namesArePythonsBrackets() {
    assertThat(Slice.ALL).isEqualTo(new Slice(null, null, 1));
    assertThat(Slice.REVERSED).isEqualTo(new Slice(null, null, -1));
    assertThat(Slice.at(-2)).isEqualTo(new Slice(-2L, null, 1, Slice.Kind.INDEX));
    assertThat(Slice.range(1, 5)).isEqualTo(new Slice(1L, 5L, 1));
    assertThat(Slice.range(5, 1, -2)).isEqualTo(new Slice(5L, 1L, -2));
    assertThat(Slice.from(3)).isEqualTo(new Slice(3L, null, 1));
    assertThat(Slice.to(3)).isEqualTo(new Slice(null, 3L, 1));
    assertThat(Slice.every(-3)).isEqualTo(new Slice(null, null, -3));
  }

  @Test
  void oneIndexIsCheckedNotClipped() {
    for (long extent = 0; extent <= 3; extent++) {
      for (long index : new long[] {-4, -3, -1, 0, 2, 3, Long.MIN_VALUE, Long.MAX_VALUE}) {
        Slice at = Slice.at(index);
        long axis = extent;
        if (index >= -extent && index < extent) {
          assertThat(at.first(axis)).isEqualTo(index < 0 ? index + extent : index);
          assertThat(at.count(axis)).isEqualTo(1);
        } else {
          assertThatThrownBy(() -> at.first(axis))
              .isInstanceOf(IndexOutOfBoundsException.class)
              .hasMessage("index %d is out of range for an axis of extent %d", index, extent);
        }
      }
    }
  }

  @Test
  void stepZeroIsRefused() {
    assertThatThrownBy(() -> Slice.every(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("step");
    assertThat(Arrays.stream(STEPS)).doesNotContain(0L);
  }
}
