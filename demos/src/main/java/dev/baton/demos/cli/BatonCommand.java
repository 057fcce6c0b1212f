package dev.baton.demos.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command {@code baton}, which only has subcommands. */
@Command(
    name = "baton",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    version = "Baton 0.1.0-SNAPSHOT",
    header = "NumPy-style arrays under an interpreter lock one can hold, drop, swap and watch.",
    description = {
      "",
      "CPython runs Python code in one thread at a time, under a global interpreter lock.",
      "Work that leaves the interpreter, such as an array operation in native code, can",
      "drop that lock and run beside other threads. These commands measure what that",
      "gains, in Baton and, where they are installed, in CPython + NumPy.",
      ""
    },
    footer = {
      "",
      "Exit status: 0, 1 if something failed, 2 if the command line is wrong.",
      "BATON_PYTHON names the Python to compare with; otherwise python3 of the PATH."
    },
    subcommands = {LabCommand.class, RunCommand.class, BenchCommand.class, InfoCommand.class})
public final class BatonCommand implements Runnable {
  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it.
  private CommandSpec spec;

  /** Makes the command; picocli fills in its fields. */
  public BatonCommand() {}

  /**
   * Makes the command line, printing to standard output and standard error in UTF-8.
   *
   * @return a command line ready to execute
   */
  public static CommandLine commandLine() {
    var commandLine =
        new CommandLine(new BatonCommand())
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
            .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
            .setExecutionExceptionHandler(
                (exception, command, _) -> {
                  // A message is for people, a stack trace for whoever looks for a fault of ours.
                  command.getErr().println("baton: " + describe(exception));
                  if (!(exception instanceof CommandFailedException)) {
                    exception.printStackTrace(command.getErr());
                  }
                  return CommandLine.ExitCode.SOFTWARE;
                });
    commandLine.getSubcommands().values().forEach(sub -> sub.setUsageHelpWidth(100));
    return commandLine.setUsageHelpWidth(100);
  }

  private static String describe(Exception exception) {
    String message = exception.getMessage();
    return message == null ? exception.toString() : message;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing command: lab, run, bench or info");
  }
}
