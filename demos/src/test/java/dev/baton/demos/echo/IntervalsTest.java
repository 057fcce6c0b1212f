package dev.baton.demos.echo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntervalsTest {
  @ParameterizedTest
  @CsvSource({
    "5ms, 5000000, 5 ms",
    "0.1ms, 100000, 100 µs",
    "10us, 10000, 10 µs",
    "10 µs, 10000, 10 µs",
    "1us, 1000, 1 µs",
    "1500ns, 1500, 1500 ns",
    "1.5us, 1500, 1500 ns",
    "0.25s, 250000000, 250 ms",
    "2s, 2000000000, 2 s",
  })
  void anIntervalIsReadAndWritten(String text, long nanos, String written) {
    assertThat(Intervals.parse(text)).isEqualTo(Duration.ofNanos(nanos));
    assertThat(Intervals.text(Duration.ofNanos(nanos))).isEqualTo(written);
    assertThat(Intervals.parse(written)).isEqualTo(Duration.ofNanos(nanos));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "5", "ms", "-5ms", "5 minutes", "5mss", "5e3ms", "1,5ms"})
  void whatIsNoIntervalIsRefusedWithExamples(String text) {
    assertThatThrownBy(() -> Intervals.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + text + "'")
        .hasMessageContaining("0.1ms");
  }

  @Test
  void whatWouldBeRaisedToAMicrosecondIsRefused() {
    assertThatThrownBy(() -> Intervals.parse("999ns"))
        .hasMessage("a switch interval is 1 µs or longer, not 999ns");
    assertThatThrownBy(() -> Intervals.parse("0ms")).hasMessageContaining("1 µs or longer");
  }
}
