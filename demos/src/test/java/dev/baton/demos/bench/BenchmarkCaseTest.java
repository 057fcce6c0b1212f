package dev.baton.demos.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class BenchmarkCaseTest {
  private static List<String> named(String name) {
    return BenchmarkCase.named(name).stream().map(BenchmarkCase::name).toList();
  }

  @Test
  void anExactNameIsMeantAlone() {
    assertThat(named("lock.pair")).containsExactly("lock.pair");
    assertThat(named("lock"))
        .containsExactly("lock.pair", "lock.pair.times", "lock.pair.none", "lock.pair.jfr");
    assertThat(named("call")).containsExactly("call.small", "call.fresh");
    assertThatThrownBy(() -> named("lock.p"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("lock.pair.jfr");
  }

  @Test
  void whatOnlyBatonHasIsNotAskedOfThePeer() {
    assertThat(BenchmarkCase.all())
        .filteredOn(benchmark -> !benchmark.hasPeer())
        .extracting(BenchmarkCase::name)
        .containsExactlyInAnyOrder(
            "lock.pair.times",
            "lock.pair.none",
            "lock.pair.jfr",
            "nufft.type1",
            "nufft.type2",
            "nufft.type3");
  }
}
