package dev.baton.demos.cli;

import dev.baton.core.Numeric;
import dev.baton.core.interpreter.Interpreter;
import dev.baton.demos.lab.Statistics;
import dev.baton.demos.picture.Blur;
import dev.baton.demos.picture.Picture;
import dev.baton.demos.programs.Mode;
import dev.baton.demos.report.Figures;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code baton run blur}: an image filter on a picture of the user's. */
@Command(
    name = BlurCommand.NAME,
    header = "Blur a picture of yours by one thread and by two.",
    description = {
      "",
      "The filter is array operations on shifted views, band by band; with the interpreter lock",
      "held during each, a second thread gains nothing, with it released it does. Writes the",
      "blurred picture.",
      ""
    })
public final class BlurCommand implements Callable<Integer> {
  static final String NAME = "blur";
  static final String TITLE = "an image filter on a picture of yours";

  private static final int RENDERED = 768;
  private static final int ROUNDS = 5;
  private static final int MOST_PASSES = 1_000;

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it.
  private CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "PICTURE",
      description =
          "A PNG, JPEG, GIF or BMP file; one that is painted for the purpose unless given.")
  private @Nullable Path file;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      defaultValue = "blurred.png",
      description = "Where to write the blurred picture; ${DEFAULT-VALUE} unless given.")
  @SuppressWarnings("NullAway.Init") // picocli sets it.
  private Path out;

  @Option(
      names = "--passes",
      paramLabel = "N",
      defaultValue = "8",
      description =
          "How often each point is averaged with its neighbours; ${DEFAULT-VALUE} unless given.")
  private int passes;

  /** Makes the command; picocli fills in its fields. */
  public BlurCommand() {}

  @Override
  public Integer call() throws IOException {
    if (passes < 1 || passes > MOST_PASSES) {
      throw new ParameterException(
          spec.commandLine(), "--passes must be 1 to %d, not %d".formatted(MOST_PASSES, passes));
    }
    PrintWriter writer = spec.commandLine().getOut();
    Picture picture = picture();
    writer.printf(
        "%s, %d × %d points, %d passes%n%n",
        file == null ? "rings, painted" : file, picture.width(), picture.height(), passes);
    Map<Mode, double[][]> seconds = new EnumMap<>(Mode.class);
    Picture blurred = picture;
    for (Mode mode : List.of(Mode.HOLD, Mode.RELEASE)) {
      try (Interpreter interpreter = mode.interpreter().build();
          var blur = new Blur(interpreter, picture, passes)) {
        blurred = measure(blur, seconds.computeIfAbsent(mode, _ -> new double[2][ROUNDS]));
      }
    }
    print(seconds, writer);
    blurred.write(out);
    writer.println();
    writer.println("Blurred: " + out.toAbsolutePath().normalize());
    writer.flush();
    return 0;
  }

  private Picture picture() throws IOException {
    if (file != null) {
      return Picture.read(file);
    }
    try (Interpreter interpreter = Interpreter.builder().build()) {
      return Picture.rendered(Numeric.of(interpreter), RENDERED);
    }
  }

  /** Takes times by one thread and by two, in turn, after a run of each that does not count. */
  private static Picture measure(Blur blur, double[][] seconds) {
    Picture blurred = blur.run(1);
    blur.run(2);
    for (int round = 0; round < ROUNDS; round++) {
      for (int threads = 1; threads <= 2; threads++) {
        long start = System.nanoTime();
        blurred = blur.run(threads);
        seconds[threads - 1][round] = (System.nanoTime() - start) / 1e9;
      }
    }
    return blurred;
  }

  private static void print(Map<Mode, double[][]> seconds, PrintWriter writer) {
    var table =
        new TextTable(
            List.of("lock", "one thread", "two threads", "speed-up"),
            List.of(
                TextTable.Align.LEFT,
                TextTable.Align.RIGHT,
                TextTable.Align.RIGHT,
                TextTable.Align.RIGHT));
    seconds.forEach(
        (mode, times) -> {
          double one = Statistics.of(times[0]).median();
          double two = Statistics.of(times[1]).median();
          table.add(mode.meaning(), Figures.time(one), Figures.time(two), Figures.ratio(one / two));
        });
    table.print(writer);
  }
}
