package dev.baton.core.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Slices read from text, and what is said of text that is none. */
class SliceTextTest {
  @Test
  void readsWhatPythonReads() {
    assertThat(Slice.parse("1:5, ..., ::-1, None,3"))
        .containsExactly(
            Slice.range(1, 5), Slice.ELLIPSIS, Slice.REVERSED, Slice.NEW_AXIS, Slice.at(3));
    assertThat(Slice.parse(":")).containsExactly(Slice.ALL);
    assertThat(Slice.parse("::")).containsExactly(Slice.ALL);
    assertThat(Slice.parse("-1")).containsExactly(Slice.at(-1));
    assertThat(Slice.parse("+2 , ")).containsExactly(Slice.at(2));
    assertThat(Slice.parse(" newaxis\t, : 7")).containsExactly(Slice.NEW_AXIS, Slice.to(7));
    assertThat(Slice.parse("9:-3:-2, 4:")).containsExactly(Slice.range(9, -3, -2), Slice.from(4));
    assertThat(Slice.parse("-9223372036854775808:9223372036854775807"))
        .containsExactly(Slice.range(Long.MIN_VALUE, Long.MAX_VALUE));
  }

  @Test
  void isWrittenAsItIsRead() {
    String text = "[1:5, ..., ::-1, None, 3, :, -2:, :4, 9:1:-3]";
    Slice[] items = Slice.parse(text.substring(1, text.length() - 1));
    assertThat(Arrays.toString(items)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''          | 0  | an integer, ':', '...' or None | the end",
        "x           | 0  | an integer, ':', '...' or None | 'x'",
        "1:5, x      | 5  | an integer, ':', '...' or None | 'x'",
        "1 2         | 2  | ',' or the end | '2'",
        "1:2:3:4     | 5  | ',' or the end | ':'",
        "..          | 0  | an integer, ':', '...' or None | '.'",
        ",1          | 0  | an integer, ':', '...' or None | ','",
        "1,,2        | 2  | an integer, ':', '...' or None | ','",
        "1.5         | 1  | ',' or the end | '.'",
        "::0         | 2  | a step that is not 0 | '0'",
        "1, -        | 4  | digits | the end",
        ":, 99999999999999999999 | 3 | an integer of at most 64 bits | '9'",
        "[1]         | 0  | an integer, ':', '...' or None | '['"
      })
  void errorsShowThePlace(String text, int place, String expected, String found) {
    assertThatThrownBy(() -> Slice.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "cannot read the slice \"%s\" at position %d: expected %s, found %s",
            text, place, expected, found.equals("the end") ? found : "'" + found + "'");
  }
}
