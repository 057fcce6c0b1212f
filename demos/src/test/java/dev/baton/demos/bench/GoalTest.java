package dev.baton.demos.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.demos.bench.Goal.Verdict;
import org.junit.jupiter.api.Test;

class GoalTest {
  @Test
  void aTimeIsMetOrMissed() {
    assertThat(Goal.nanos(60).judge(60, 3.0)).isEqualTo(Verdict.MET);
    assertThat(Goal.nanos(60).judge(61, 3.0)).isEqualTo(Verdict.MISSED);
    assertThat(Goal.nanos(60).judge(61, null)).isEqualTo(Verdict.MISSED);
    assertThat(Goal.nanos(60).judge(59, null)).isEqualTo(Verdict.MET);
  }

  @Test
  void aRatioNeedsAPeer() {
    assertThat(Goal.ratio(1.5).judge(1, 1.5)).isEqualTo(Verdict.MET);
    assertThat(Goal.ratio(1.5).judge(1, 1.4)).isEqualTo(Verdict.MISSED);
    assertThat(Goal.ratio(1.5).judge(1, null)).isEqualTo(Verdict.UNKNOWN);
  }

  @Test
  void whoIsSlowerThanThePeerLosesUnlessTheGoalAllowsIt() {
    assertThat(Goal.ratio(0.9).judge(1, 0.9)).isEqualTo(Verdict.MET);
    assertThat(Goal.ratio(0.95).judge(1, 0.9)).isEqualTo(Verdict.LOSES);
    assertThat(Goal.ratio(1.5).judge(1, 0.9)).isEqualTo(Verdict.LOSES);
    assertThat(Goal.nanos(60).judge(1, 0.9)).isEqualTo(Verdict.LOSES);
  }

  @Test
  void bothMustBeMetWhereThereAreBoth() {
    var goal = new Goal(15.0, 1.5);
    assertThat(goal.judge(14, 1.6)).isEqualTo(Verdict.MET);
    assertThat(goal.judge(16, 1.6)).isEqualTo(Verdict.MISSED);
    assertThat(goal.judge(14, 1.4)).isEqualTo(Verdict.MISSED);
    assertThat(goal).hasToString("≤ 15 ns, ≥ 1.50×");
  }
}
