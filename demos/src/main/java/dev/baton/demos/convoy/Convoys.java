package dev.baton.demos.convoy;

import dev.baton.core.instruments.TraceEvents;
import dev.baton.demos.lab.Json;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;

/**
 * The convoys that were run.
 *
 * @param all one per policy, in the order in which they ran
 * @param failures why others are missing, a sentence each
 */
public record Convoys(List<Convoy> all, List<String> failures) {
  /** None was run, and none failed. */
  public static final Convoys NONE = new Convoys(List.of(), List.of());

  /** Makes an immutable list. */
  public Convoys {
    all = List.copyOf(all);
    failures = List.copyOf(failures);
  }

  /**
   * Writes each whole timeline into a file of its own, in the Trace Event format that Perfetto
   * opens.
   *
   * @param folder where to; it is made
   * @throws IOException if they cannot be written
   */
  public void writeTraces(Path folder) throws IOException {
    for (Convoy convoy : all) {
      var text = new StringWriter();
      TraceEvents.write(text, List.of(convoy.timeline()));
      Json.writeText(folder.resolve(convoy.traceFile()), text.toString());
    }
  }
}
