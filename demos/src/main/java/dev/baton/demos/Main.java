package dev.baton.demos;

import dev.baton.demos.cli.BatonCommand;

/** The command line: {@code ./baton lab|run|bench|info}. */
public final class Main {
  private Main() {}

  /**
   * Runs one command and exits with its status: 0, 1 if something failed, 2 if the command line is
   * wrong.
   *
   * @param args the command and its options
   */
  public static void main(String[] args) {
    System.exit(BatonCommand.commandLine().execute(args));
  }
}
