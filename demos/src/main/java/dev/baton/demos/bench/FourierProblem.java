package dev.baton.demos.bench;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;

/**
 * What a benchmark of fast transforms transforms: signals with one tone, whose spectra have one
 * peak.
 *
 * @param isReal whether it goes from reals to half of their spectrum
 * @param shape the lengths of one transform
 * @param rows how many of them there are, one behind the other
 */
record FourierProblem(boolean isReal, List<Integer> shape, int rows) {
  /** The tone's periods in the last axis. */
  static final int TONE = 3;

  /** How many numbers a batch has. */
  private static final int BATCH = 1 << 16;

  /**
   * Describes a benchmark's problem.
   *
   * @param name the benchmark's
   * @param size a length
   */
  static FourierProblem of(String name, long size) {
    int n = Math.toIntExact(size);
    return switch (name) {
      case "fft.c2c" -> new FourierProblem(false, List.of(n), 1);
      case "fft.r2c" -> new FourierProblem(true, List.of(n), 1);
      case "fft.2d" -> new FourierProblem(false, List.of(n, n), 1);
      case "fft.batch" -> new FourierProblem(false, List.of(n), rows(n));
      default -> throw new IllegalArgumentException("no transform is called " + name);
    };
  }

  /** Returns how many rows of a length make a batch. */
  static int rows(long n) {
    return Math.toIntExact(BATCH / n);
  }

  int last() {
    return shape.getLast();
  }

  /** Returns how many numbers one transform takes. */
  int distance() {
    return shape.stream().reduce(1, Math::multiplyExact);
  }

  /** Returns how many numbers one transform gives. */
  int distanceOut() {
    return isReal ? last() / 2 + 1 : distance();
  }

  long doublesIn() {
    return (isReal ? 1L : 2L) * rows * distance();
  }

  long doublesOut() {
    return 2L * rows * distanceOut();
  }

  /** Writes the signals. */
  void fill(MemorySegment in) {
    int n = last();
    long numbers = (long) rows * distance();
    for (long j = 0; j < numbers; j++) {
      double angle = 2 * Math.PI * (TONE * (j % n) % n) / n;
      if (isReal) {
        in.setAtIndex(ValueLayout.JAVA_DOUBLE, j, Math.cos(angle));
      } else {
        in.setAtIndex(ValueLayout.JAVA_DOUBLE, 2 * j, Math.cos(angle));
        in.setAtIndex(ValueLayout.JAVA_DOUBLE, 2 * j + 1, Math.sin(angle));
      }
    }
  }

  /** Returns the height of the last transform's peak. */
  double peak(MemorySegment out) {
    long place = 2 * ((long) (rows - 1) * distanceOut() + TONE);
    return Math.hypot(
        out.getAtIndex(ValueLayout.JAVA_DOUBLE, place),
        out.getAtIndex(ValueLayout.JAVA_DOUBLE, place + 1));
  }

  /** Returns the height that a peak must have. */
  double height() {
    return isReal ? distance() / 2.0 : distance();
  }
}
