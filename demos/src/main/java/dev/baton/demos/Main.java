package dev.baton.demos;

/** The command line: {@code ./baton lab|run|bench|info}. */
public final class Main {
  private static final int USAGE = 2;

  private Main() {}

  /**
   * Runs one command.
   *
   * @param args the command and its options
   */
  public static void main(String[] args) {
    System.err.println("usage: baton lab|run|bench|info [options]");
    System.exit(USAGE);
  }
}
