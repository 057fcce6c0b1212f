package dev.baton.core.internal.array;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.Numeric;
import dev.baton.core.interpreter.Interpreter;
import org.junit.jupiter.api.Test;

/** A warning is given once in an interpreter, for each function and condition. */
class FirstWarningTest {
  @Test
  void isTheFirstOfItsFunctionAndCondition() {
    try (var one = Interpreter.builder().build();
        var other = Interpreter.builder().build()) {
      Numeric np = Numeric.of(one);
      Numeric.of(other);
      ArrayContext context = ArrayContext.of(one);
      np.divide(np.ones(1), np.zeros(1));
      assertThat(context.isFirstWarning("divide by zero encountered in divide")).isFalse();
      assertThat(context.isFirstWarning("divide by zero encountered in log")).isTrue();
      assertThat(context.isFirstWarning("divide by zero encountered in log")).isFalse();
      assertThat(ArrayContext.of(other).isFirstWarning("divide by zero encountered in divide"))
          .isTrue();
    }
  }
}
