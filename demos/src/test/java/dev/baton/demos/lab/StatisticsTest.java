package dev.baton.demos.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class StatisticsTest {
  @Test
  void anOddNumberOfValuesHasAMiddle() {
    Statistics s = Statistics.of(5, 1, 4, 2, 3);
    assertThat(s).isEqualTo(new Statistics(5, 1, 2, 3, 4, 5));
  }

  @Test
  void betweenTwoValuesQuantilesAreInterpolated() {
    // numpy.quantile([1, 2, 3, 10], [.25, .5, .75]) is [1.75, 2.5, 4.75].
    Statistics s = Statistics.of(10, 1, 3, 2);
    assertThat(s).isEqualTo(new Statistics(4, 1, 1.75, 2.5, 4.75, 10));
  }

  @Test
  void oneValueIsAllOfThem() {
    assertThat(Statistics.of(7)).isEqualTo(new Statistics(1, 7, 7, 7, 7, 7));
  }

  @Test
  void oneWildValueDoesNotMoveTheMedian() {
    assertThat(Statistics.of(1, 1, 1, 1, 1000).median()).isEqualTo(1);
  }

  @Test
  void theSpreadIsThatOfTheMiddleHalf() {
    assertThat(Statistics.of(90, 95, 100, 105, 500).relativeSpread()).isCloseTo(0.1, within(1e-12));
  }

  @Test
  void noValuesHaveNoStatistics() {
    assertThatThrownBy(() -> Statistics.of()).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theOrderOfTheValuesIsLeftAlone() {
    double[] values = {3, 1, 2};
    Statistics.of(values);
    assertThat(values).containsExactly(3, 1, 2);
  }
}
