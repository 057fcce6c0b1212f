package dev.baton.core.print;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.baton.core.GoldenElements;
import dev.baton.core.GoldenFile;
import dev.baton.core.Numeric;
import dev.baton.core.array.DType;
import dev.baton.core.array.NDArray;
import dev.baton.core.interpreter.Interpreter;
import dev.baton.core.print.FloatTextOptions.Trim;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Holds single numbers' text against NumPy's. */
class FloatTextTest {
  private static FloatTextOptions options(String dtype, String field) {
    FloatTextOptions options = FloatTextOptions.DEFAULT.withDtype(DType.named(dtype));
    if (field.equals("-")) {
      return options;
    }
    for (String option : field.split(";", -1)) {
      String value = option.substring(option.indexOf('=') + 1);
      boolean isTrue = value.equals("True");
      options =
          switch (option.substring(0, option.indexOf('='))) {
            case "precision" -> options.withPrecision(Integer.parseInt(value));
            case "unique" -> options.withUnique(isTrue);
            case "fractional" -> options.withFractional(isTrue);
            case "sign" -> options.withSign(isTrue);
            case "pad_left" -> options.withPadLeft(Integer.parseInt(value));
            case "pad_right" -> options.withPadRight(Integer.parseInt(value));
            case "min_digits" -> options.withMinDigits(Integer.parseInt(value));
            case "exp_digits" -> options.withExponentDigits(Integer.parseInt(value));
            case "trim" ->
                options.withTrim(
                    switch (value) {
                      case "k" -> Trim.KEEP;
                      case "." -> Trim.ZEROS;
                      case "0" -> Trim.LEAVE_ONE_ZERO;
                      default -> Trim.ZEROS_AND_POINT;
                    });
            default -> throw new IllegalStateException("unknown option " + option);
          };
    }
    return options;
  }

  @Test
  void formatsAsNumpyDoes() {
    List<List<String>> golden = GoldenFile.read("format_float").records();
    List<String> faults = new ArrayList<>();
    try (Interpreter interpreter = Interpreter.builder().build()) {
      Numeric np = Numeric.of(interpreter);
      for (List<String> record : golden) {
        double x;
        try (NDArray a = GoldenElements.array(np, record.get(1), "()", record.get(2))) {
          x = a.toDouble();
        }
        FloatTextOptions options = options(record.get(1), record.get(3));
        String text =
            record.get(0).equals("positional")
                ? np.formatFloatPositional(x, options)
                : np.formatFloatScientific(x, options);
        if (!text.equals(record.get(4))) {
          faults.add("%s of %s%n|%s| here".formatted(record, x, text));
        }
      }
    }
    assertThat(golden).hasSizeGreaterThan(1000);
    assertThat(faults.stream().limit(30))
        .as("%d faults, the first of them", faults.size())
        .isEmpty();
  }

  @Test
  void refusesOptionsThatMakeNoSense() {
    FloatTextOptions options = FloatTextOptions.DEFAULT;
    assertThatIllegalArgumentException().isThrownBy(() -> options.withUnique(false));
    assertThatIllegalArgumentException().isThrownBy(() -> options.withPadLeft(-2));
    assertThatIllegalArgumentException().isThrownBy(() -> options.withDtype(DType.INT8));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> options.withPrecision(2).withMinDigits(3))
        .withMessageContaining("got 3 and 2");
  }
}
