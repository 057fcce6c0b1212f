package dev.baton.demos.cli;

import dev.baton.demos.lab.Lab;
import java.io.Console;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** A bar on standard error, on a terminal alone. */
final class ProgressLine implements Lab.Progress, AutoCloseable {
  private static final int STEPS = 1000;
  private static final int WIDTH = 79;

  private final @Nullable ProgressBar bar;

  ProgressLine(String task) {
    bar =
        isOnTerminal()
            ? new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(STEPS)
                .setStyle(ProgressBarStyle.ASCII)
                .hideEta()
                .continuousUpdate()
                .clearDisplayOnFinish()
                // Given a width it need not ask the terminal, for which it would load native code.
                .setConsumer(new ConsoleProgressBarConsumer(System.err, WIDTH))
                .build()
            : null;
  }

  /** Null where there is no terminal: JDK 22 to 24 made that depend on a property, 25 does not. */
  @SuppressWarnings("SystemConsoleNull")
  private static boolean isOnTerminal() {
    Console console = System.console();
    return console != null && console.isTerminal();
  }

  @Override
  public void at(double done, String what) {
    if (bar != null) {
      bar.stepTo(Math.round(done * STEPS));
      bar.setExtraMessage(what);
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
