package dev.baton.demos.lab;

import dev.baton.demos.programs.Distributed;
import dev.baton.demos.programs.Program;
import dev.baton.demos.programs.Workers;

/** Has a configuration run by workers with an interpreter each, which it starts. */
final class WorkersRunner implements Runner {
  private final Configuration configuration;
  private final Workers workers;
  private final Program.Job job;

  WorkersRunner(Configuration configuration) {
    this.configuration = configuration;
    workers = Workers.of(configuration.mode(), configuration.threads());
    try {
      job = ((Distributed) configuration.program()).prepare(workers, configuration.workload());
    } catch (RuntimeException | Error e) {
      workers.close();
      throw e;
    }
  }

  @Override
  public double run() {
    return configuration.program().time(job, configuration.workload());
  }

  @Override
  public void close() {
    job.close();
    workers.close();
  }
}
