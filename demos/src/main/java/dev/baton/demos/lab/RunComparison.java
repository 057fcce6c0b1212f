package dev.baton.demos.lab;

import dev.baton.demos.lab.Samples.Sample;
import dev.baton.demos.machine.Machine;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Two runs of the lab side by side, configuration by configuration.
 *
 * @param before what the earlier run was measured on
 * @param now what the later one was measured on
 * @param changes the configurations that both runs have times of, in the later one's order
 * @param unmatched how many configurations only one of them has, or with another amount of work
 */
public record RunComparison(Machine before, Machine now, List<Change> changes, int unmatched) {
  /** What can be said of two samples. */
  public enum Verdict {
    /** The later run was faster by more than either run's own noise. */
    FASTER,
    /** The later run was slower by more than either run's own noise. */
    SLOWER,
    /** The middle halves of the two samples overlap, or one is too small to have a middle half. */
    NOISE
  }

  /** Fewer repetitions do not show how much they vary. */
  private static final int ENOUGH = 3;

  /**
   * One configuration in two runs.
   *
   * @param sample the later run's
   * @param before the earlier run's times, in seconds
   * @param now the later run's times, in seconds
   */
  public record Change(Sample sample, Statistics before, Statistics now) {
    /**
     * Compares the medians.
     *
     * @return how many times as fast the later run was
     */
    public double speedup() {
      return before.median() / now.median();
    }

    /**
     * Judges whether there was a change at all.
     *
     * @return the verdict
     */
    public Verdict verdict() {
      if (before.count() < ENOUGH || now.count() < ENOUGH) {
        return Verdict.NOISE;
      }
      if (now.upperQuartile() < before.lowerQuartile()) {
        return Verdict.FASTER;
      }
      return now.lowerQuartile() > before.upperQuartile() ? Verdict.SLOWER : Verdict.NOISE;
    }
  }

  /** Makes an immutable comparison. */
  public RunComparison {
    changes = List.copyOf(changes);
  }

  /**
   * Compares two runs.
   *
   * @param before the earlier run
   * @param now the later run
   * @return what they have in common
   */
  public static RunComparison of(Samples before, Samples now) {
    List<Sample> earlier = measured(before);
    List<Sample> later = measured(now);
    List<Change> changes = new ArrayList<>();
    for (Sample sample : later) {
      Optional<Sample> like = earlier.stream().filter(sample::isLike).findFirst();
      like.ifPresent(old -> changes.add(new Change(sample, old.statistics(), sample.statistics())));
    }
    int unmatched = earlier.size() + later.size() - 2 * changes.size();
    return new RunComparison(before.machine(), now.machine(), changes, unmatched);
  }

  private static List<Sample> measured(Samples samples) {
    return samples.samples().stream().filter(s -> !s.seconds().isEmpty()).toList();
  }

  /**
   * Says whether both runs were on machines of the same kind: otherwise no change says anything of
   * the program.
   *
   * @return true if processor, cores and JDK are the same
   */
  public boolean isSameMachine() {
    return Objects.equals(before.cpu(), now.cpu())
        && before.cores() == now.cores()
        && Objects.equals(before.jdk(), now.jdk());
  }
}
