package dev.baton.demos.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.interpreter.NativeWork;
import dev.baton.demos.lab.Statistics;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class BreakEvenTest {
  private static final BreakEven.Length SHORT = new BreakEven.Length(1, 0.001, 0.001);

  @ParameterizedTest
  @MethodSource("dev.baton.demos.bench.BreakEven#names")
  void everyKernelIsMeasuredAtEachSize(String name) throws Exception {
    BreakEven.Result result = BreakEven.measure(name, SHORT, 300);
    assertThat(result.rows()).hasSize(3);
    for (BreakEven.Row row : result.rows()) {
      assertThat(row.nanos().median()).isPositive();
      assertThat(row.cost().median()).isPositive();
      assertThat(row.gain().median()).isPositive();
      assertThat(row.adaptive().median()).isPositive();
    }
    boolean isAlways =
        Set.of(NativeWork.BLAS, NativeWork.RANDOM, NativeWork.SORT).contains(result.work());
    assertThat(result.numpyLimit()).isEqualTo(isAlways ? 1 : 501);
  }

  @ParameterizedTest
  @CsvSource({
    "1.0 1.2 1.5, 20",
    "1.2 1.0 1.5, 30",
    "1.2 1.3 1.5, 10",
    "1.2 1.3 1.0, 0",
    "1.0 1.0 1.09, 0"
  })
  void theBreakEvenIsWhereGainsBeginAndDoNotEnd(String gains, long expected) {
    List<BreakEven.Row> rows = new ArrayList<>();
    for (String gain : gains.split(" ", -1)) {
      Statistics any = Statistics.of(1);
      rows.add(
          new BreakEven.Row(
              10L * (rows.size() + 1), any, any, Statistics.of(Double.parseDouble(gain)), any));
    }
    BreakEven.Row found =
        new BreakEven.Result("any", NativeWork.ELEMENTWISE, rows, 501, 501).breakEven();
    assertThat(found == null ? 0 : found.size()).isEqualTo(expected);
  }
}
