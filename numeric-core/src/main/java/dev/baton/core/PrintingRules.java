package dev.baton.core;

import static dev.baton.core.Rules.never;

import java.util.List;

/** Text. */
final class PrintingRules {
  private PrintingRules() {}

  static final List<ReleaseRule> ALL =
      List.of(
          never(
              "formatting and printing",
              "interpreter code; another thread may still get the lock at a checkpoint",
              "NDArray.toString",
              "NDArray.repr",
              "ArrayFormatter.str",
              "ArrayFormatter.repr",
              "ArrayFormatter.array2string",
              "Numeric.arrayStr",
              "Numeric.arrayRepr",
              "Numeric.array2string",
              "Numeric.formatFloatPositional",
              "Numeric.formatFloatScientific",
              "Numeric.getPrintoptions",
              "Numeric.setPrintoptions",
              "Numeric.printoptions",
              "Interpreter.print",
              "Interpreter.printFormatted"));
}
