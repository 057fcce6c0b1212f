package dev.baton.demos.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** X. */
@Command(name = "bench")
public final class BenchCommand implements Callable<Integer> {
  /** X. */
  public BenchCommand() {}

  @Override
  public Integer call() {
    return 1;
  }
}
