package dev.baton.demos.convoy;

import dev.baton.core.instruments.TraceEvents;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
   * Returns the timelines as Trace Event JSON, for Perfetto.
   *
   * @return their texts, by the name of each one's file
   */
  public Map<String, String> traces() {
    Map<String, String> texts = new LinkedHashMap<>();
    for (Convoy convoy : all) {
      texts.put(convoy.traceFile(), TraceEvents.text(List.of(convoy.timeline())));
    }
    return texts;
  }
}
