package dev.baton.core.internal.array;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Decides whether two arrays have a byte in common, exactly: whether {@code a's address + Σ i·step
 * = b's address + Σ j·step} for some indices and bytes of elements. With b's indices counted from
 * their ends every step adds, and the question is which sums of bounded multiples there are: {@code
 * numpy/_core/src/common/mem_overlap.c}.
 */
public final class CommonMemory {
  /** A step that may be taken 0 to {@code most} times. */
  private record Term(long step, long most) {}

  private final List<Term> terms;

  /** What the terms from each on can add at most, and what divides whatever they add. */
  private final long[] reach;

  private final long[] divisor;

  private CommonMemory(List<Term> terms) {
    this.terms = terms;
    this.reach = new long[terms.size() + 1];
    this.divisor = new long[terms.size() + 1];
    for (int i = terms.size() - 1; i >= 0; i--) {
      Term term = terms.get(i);
      reach[i] = reach[i + 1] + term.step * term.most;
      divisor[i] = gcd(term.step, divisor[i + 1]);
    }
  }

  /**
   * Says whether a byte is part of elements of both arrays.
   *
   * @param a an array
   * @param b another
   * @return whether one is
   */
  public static boolean isShared(StridedArray a, StridedArray b) {
    if (!a.mayShareMemory(b)) {
      return false;
    }
    List<Term> terms = new ArrayList<>();
    long aFirst = add(terms, a, false);
    long bLast = add(terms, b, true);
    terms.sort(Comparator.comparingLong(Term::step).reversed());
    return new CommonMemory(terms).adds(0, bLast - aFirst);
  }

  /** Adds an array's terms; returns its first byte, or its last. */
  private static long add(List<Term> terms, StridedArray a, boolean fromEnd) {
    int itemsize = a.type().itemsize();
    long edge = a.address() + (fromEnd ? itemsize - 1 : 0);
    terms.add(new Term(1, itemsize - 1));
    for (int axis = 0; axis < a.extents().length; axis++) {
      long step = a.steps()[axis] * itemsize;
      long most = a.extents()[axis] - 1;
      if (step != 0 && most > 0) {
        terms.add(new Term(Math.abs(step), most));
        edge += step < 0 != fromEnd ? step * most : 0;
      }
    }
    return edge;
  }

  /** Says whether the terms from one on can add up to a sum: the largest steps are tried first. */
  private boolean adds(int from, long sum) {
    if (sum < 0 || sum > reach[from]) {
      return false;
    }
    if (sum == 0) {
      return true;
    }
    if (sum % divisor[from] != 0) {
      return false;
    }
    Term term = terms.get(from);
    long left = sum - reach[from + 1];
    long least = left <= 0 ? 0 : Math.ceilDiv(left, term.step);
    for (long times = Math.min(term.most, sum / term.step); times >= least; times--) {
      if (adds(from + 1, sum - times * term.step)) {
        return true;
      }
    }
    return false;
  }

  private static long gcd(long a, long b) {
    return b == 0 ? a : gcd(b, a % b);
  }
}
