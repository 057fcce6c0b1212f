package dev.baton.core.linalg;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * In which order {@code einsum} takes its operands together: {@code numpy.einsum_path}.
 *
 * @param steps for each step which of the operands that are left it takes; what it makes is put
 *     behind the others
 * @param operations about how many operations all the steps are
 * @param naiveOperations how many it would be without intermediate results
 */
public record EinsumPath(List<List<Integer>> steps, double operations, double naiveOperations) {
  /** Makes an immutable path. */
  public EinsumPath {
    steps = steps.stream().map(List::copyOf).toList();
  }

  /** A way to take two operands together. */
  private record Candidate(int i, int j, double removed, double cost) {
    boolean isBetterThan(Candidate other) {
      return removed != other.removed ? removed > other.removed : cost < other.cost;
    }
  }

  /**
   * Takes at each step the pair whose product is smallest against what it replaces, as NumPy's
   * greedy search; pairs without a label in common only where there are no others, and none that
   * would make an array larger than any given or needed.
   */
  static EinsumPath of(Subscripts subscripts) {
    List<Set<Character>> left = new ArrayList<>();
    subscripts.inputs().forEach(labels -> left.add(labels(labels)));
    Set<Character> output = labels(subscripts.output());
    double largest = subscripts.size(output);
    Set<Character> all = new LinkedHashSet<>();
    for (Set<Character> labels : left) {
      largest = Math.max(largest, subscripts.size(labels));
      all.addAll(labels);
    }
    double naive = operations(subscripts, all, all.size() > output.size(), left.size());
    List<List<Integer>> steps = new ArrayList<>();
    double operations = 0;
    while (left.size() > 2) {
      Candidate best = best(subscripts, left, output, largest, naive - operations);
      if (best == null) {
        break;
      }
      steps.add(List.of(best.i, best.j));
      operations += best.cost;
      Set<Character> made = made(left, output, best.i, best.j);
      left.remove(best.j);
      left.remove(best.i);
      left.add(made);
    }
    List<Integer> rest = new ArrayList<>();
    Set<Character> last = new LinkedHashSet<>();
    for (int i = 0; i < left.size(); i++) {
      rest.add(i);
      last.addAll(left.get(i));
    }
    steps.add(rest);
    operations += operations(subscripts, last, last.size() > output.size(), left.size());
    return new EinsumPath(steps, operations, naive);
  }

  private static @Nullable Candidate best(
      Subscripts subscripts,
      List<Set<Character>> left,
      Set<Character> output,
      double largest,
      double budget) {
    for (boolean shared : new boolean[] {true, false}) {
      Candidate best = null;
      for (int i = 0; i < left.size(); i++) {
        for (int j = i + 1; j < left.size(); j++) {
          if (shared && left.get(i).stream().noneMatch(left.get(j)::contains)) {
            continue;
          }
          Candidate candidate = candidate(subscripts, left, output, i, j);
          double size = subscripts.size(made(left, output, i, j));
          if (size <= largest
              && candidate.cost <= budget
              && (best == null || candidate.isBetterThan(best))) {
            best = candidate;
          }
        }
      }
      if (best != null) {
        return best;
      }
    }
    return null;
  }

  private static Candidate candidate(
      Subscripts subscripts, List<Set<Character>> left, Set<Character> output, int i, int j) {
    Set<Character> both = new LinkedHashSet<>(left.get(i));
    both.addAll(left.get(j));
    Set<Character> made = made(left, output, i, j);
    double removed =
        subscripts.size(left.get(i)) + subscripts.size(left.get(j)) - subscripts.size(made);
    return new Candidate(i, j, removed, operations(subscripts, both, both.size() > made.size(), 2));
  }

  /** The labels that are left of two operands: those that others or the result have. */
  private static Set<Character> made(
      List<Set<Character>> left, Set<Character> output, int i, int j) {
    Set<Character> needed = new LinkedHashSet<>(output);
    for (int k = 0; k < left.size(); k++) {
      if (k != i && k != j) {
        needed.addAll(left.get(k));
      }
    }
    Set<Character> made = new LinkedHashSet<>(left.get(i));
    made.addAll(left.get(j));
    made.retainAll(needed);
    return made;
  }

  private static double operations(
      Subscripts subscripts, Set<Character> labels, boolean sums, int terms) {
    return subscripts.size(labels) * (Math.max(1, terms - 1) + (sums ? 1 : 0));
  }

  private static Set<Character> labels(String text) {
    Set<Character> labels = new LinkedHashSet<>();
    for (int at = 0; at < text.length(); at++) {
      char label = text.charAt(at);
      labels.add(label);
    }
    return labels;
  }
}
