package dev.baton.demos.programs;

import dev.baton.core.Numeric;
import dev.baton.core.array.NDArray;
import dev.baton.core.interpreter.Interpreter;
import java.util.List;

/**
 * Prints formatted text and arrays from every thread: {@code print "%s %s" % …} and {@code print
 * A}.
 */
final class Printing implements Program {
  @Override
  public String name() {
    return "print";
  }

  @Override
  public String title() {
    return "print \"%s %s\" % words; print A";
  }

  @Override
  public String explanation() {
    return "Formatting and printing need the interpreter throughout, so they hold the lock in"
        + " either mode and more"
        + " threads gain nothing. In return no line is ever torn by another thread's.";
  }

  @Override
  public Place place() {
    return Place.INTERPRETER;
  }

  @Override
  public List<Mode> peerModes() {
    return List.of(Mode.HOLD);
  }

  @Override
  public Workload workload(Effort effort, Contender contender) {
    long lines = contender == Contender.BATON ? 40_000 : 1_600;
    return new Workload(lines * effort.scale(), 1);
  }

  @Override
  public String describe(Workload workload) {
    return "%,d lines, half of them formatted text, half arrays".formatted(workload.size());
  }

  @Override
  public double expected(Workload workload) {
    return workload.size(); // Lines that arrive whole.
  }

  @Override
  public Job prepare(Interpreter interpreter, Workload workload, int threads) {
    NDArray array = Numeric.of(interpreter).arange(8.0);
    Page page = Page.of(interpreter);
    return new Job() {
      @Override
      public double run() {
        page.clear();
        Team.run(
            interpreter,
            threads,
            (thread, state) -> {
              Page.print(
                  interpreter, state, Workload.share(workload.size(), thread, threads), array);
              return 0;
            });
        return page.wholeLines(array.toString());
      }

      @Override
      public void close() {
        array.close();
      }
    };
  }
}
