package dev.baton.core.print;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.GoldenElements;
import dev.baton.core.GoldenFile;
import dev.baton.core.Numeric;
import dev.baton.core.array.NDArray;
import dev.baton.core.interpreter.Interpreter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Holds arrays of every dtype against what NumPy prints, to the character. */
class GoldenDtypesPrintingTest {
  private static final int MOST_SHOWN = 5;

  @Test
  void printsEveryDtypeAsNumpyDoes() {
    List<List<String>> golden = GoldenFile.read("printing_dtypes").records();
    List<String> faults = new ArrayList<>();
    Set<String> dtypes = new HashSet<>();
    try (Interpreter interpreter = Interpreter.builder().build()) {
      Numeric np = Numeric.of(interpreter);
      for (List<String> record : golden) {
        PrintOptions options = GoldenPrinting.options(record.get(0));
        dtypes.add(record.get(1));
        try (NDArray a = GoldenElements.array(np, record.get(1), record.get(2), record.get(3))) {
          check(record, 4, ArrayFormatter.str(a, options), faults);
          check(record, 5, ArrayFormatter.repr(a, options), faults);
          check(
              record, 6, ArrayFormatter.array2string(a, options, "; ", "prefix ", " end"), faults);
        }
      }
      assertThat(np.memory().arrays()).isZero();
    }
    assertThat(golden).hasSizeGreaterThan(1500);
    assertThat(dtypes).hasSize(14);
    assertThat(faults.stream().limit(MOST_SHOWN))
        .as("%d faults, the first of them", faults.size())
        .isEmpty();
  }

  private static void check(List<String> record, int field, String text, List<String> faults) {
    String wanted = GoldenFile.unescape(record.get(field));
    if (!text.equals(wanted)) {
      faults.add("%s%nNumPy%n%s%nhere%n%s".formatted(record.subList(0, 4), wanted, text));
    }
  }
}
