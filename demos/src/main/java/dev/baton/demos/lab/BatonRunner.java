package dev.baton.demos.lab;

import dev.baton.core.interpreter.Interpreter;
import dev.baton.demos.programs.Page;
import dev.baton.demos.programs.Program;

/** Runs a configuration in this process, in an interpreter of its own. */
final class BatonRunner implements Runner {
  private final Configuration configuration;
  private final Interpreter interpreter;
  private final Program.Job job;

  BatonRunner(Configuration configuration) {
    this.configuration = configuration;
    interpreter = Page.interpreter(configuration.mode());
    try {
      job =
          configuration
              .program()
              .prepare(interpreter, configuration.workload(), configuration.threads());
    } catch (RuntimeException | Error e) {
      interpreter.close();
      throw e;
    }
  }

  @Override
  public double run() {
    return configuration.program().time(job, configuration.workload());
  }

  @Override
  public LockCounts lock() {
    return LockCounts.of(interpreter.ledger());
  }

  @Override
  public void close() {
    job.close();
    interpreter.close();
  }
}
