package dev.baton.demos.machine;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Says how to start another process like this one. */
public final class ThisJvm {
  private ThisJvm() {}

  /**
   * Returns this JVM's own options, agents apart, so that another one finds modules and native code
   * as this one does.
   *
   * @return the options, without the class path and the main class; the caller may add to them
   */
  public static List<String> options() {
    List<String> options =
        new ArrayList<>(ManagementFactory.getRuntimeMXBean().getInputArguments());
    options.removeIf(option -> option.startsWith("-javaagent:") || option.startsWith("-agent"));
    return options;
  }

  /**
   * Returns the command that runs a class of this process's class path in another process.
   *
   * @param main the class with the main method
   * @param arguments what its main method gets
   * @return the command
   */
  public static List<String> command(Class<?> main, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options());
    command.add("--class-path");
    command.add(System.getProperty("java.class.path"));
    command.add(main.getName());
    command.addAll(List.of(arguments));
    return command;
  }
}
