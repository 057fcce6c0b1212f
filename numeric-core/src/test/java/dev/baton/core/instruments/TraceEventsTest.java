package dev.baton.core.instruments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.baton.core.interpreter.HandClock;
import dev.baton.core.interpreter.Interpreter;
import dev.baton.core.interpreter.LockPhase;
import dev.baton.core.interpreter.Span;
import dev.baton.core.interpreter.Track;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The trace file is JSON, and says what the timeline does. */
class TraceEventsTest {
  private static final Timeline TIMELINE =
      new Timeline(
          "python",
          List.of(
              new Track(
                  "a",
                  11,
                  List.of(
                      new Span(LockPhase.HOLDING, 1_000, 3_500, 0),
                      new Span(LockPhase.DETACHED, 3_500, 9_001, 0)),
                  5),
              new Track(
                  "b",
                  12,
                  List.of(
                      new Span(LockPhase.WAITING, 2_000, 3_600, 11),
                      new Span(LockPhase.HOLDING, 3_600, 4_000, 11)),
                  0)),
          2,
          9_001);

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> events(String json) {
    var document = (Map<String, Object>) Json.parse(json);
    return (List<Map<String, Object>>) document.get("traceEvents");
  }

  private static String written(List<Timeline> timelines) throws IOException {
    StringWriter out = new StringWriter();
    TraceEvents.write(out, timelines);
    return out.toString();
  }

  private static List<Map<String, Object>> ofType(List<Map<String, Object>> events, String type) {
    return events.stream().filter(event -> event.get("ph").equals(type)).toList();
  }

  @Test
  void everySpanIsACompleteEventOnItsThreadsTrack() throws IOException {
    List<Map<String, Object>> events = events(written(List.of(TIMELINE)));

    assertThat(ofType(events, "X"))
        .extracting(
            event -> event.get("tid"),
            event -> event.get("name"),
            event -> event.get("ts"),
            event -> event.get("dur"),
            event -> event.get("args"))
        .containsExactly(
            tuple(11.0, "holding", 1.0, 2.5, null),
            tuple(11.0, "detached", 3.5, 5.501, null),
            tuple(12.0, "waiting", 2.0, 1.6, Map.of("held by", "a")),
            tuple(12.0, "holding", 3.6, 0.4, Map.of("after", "a")));
    assertThat(ofType(events, "M"))
        .extracting(event -> event.get("name"), event -> event.get("args"))
        .containsExactly(
            tuple("process_name", Map.of("name", "python")),
            tuple("thread_name", Map.of("name", "a (5 earlier changes lost)")),
            tuple("thread_name", Map.of("name", "b")));
    assertThat(events).allSatisfy(event -> assertThat(event).containsEntry("pid", 1.0));
  }

  @Test
  void waitersAreCountedAndSwitchesAreArrows() throws IOException {
    List<Map<String, Object>> events = events(written(List.of(TIMELINE)));

    assertThat(ofType(events, "C"))
        .extracting(event -> event.get("ts"), event -> event.get("args"))
        .containsExactly(tuple(2.0, Map.of("waiters", 1.0)), tuple(3.6, Map.of("waiters", 0.0)));
    assertThat(ofType(events, "s"))
        .extracting(event -> event.get("tid"), event -> event.get("ts"), event -> event.get("id"))
        .containsExactly(tuple(11.0, 3.499, 1.0));
    assertThat(ofType(events, "f"))
        .extracting(event -> event.get("tid"), event -> event.get("ts"), event -> event.get("id"))
        .containsExactly(tuple(12.0, 3.6, 1.0));
  }

  @Test
  @SuppressWarnings("unchecked")
  void whatWasLostIsSaid() throws IOException {
    var document = (Map<String, Object>) Json.parse(written(List.of(TIMELINE, TIMELINE)));

    assertThat(document.get("otherData"))
        .isEqualTo(Map.of("lostChanges", 10.0, "lostThreads", 4.0));
    assertThat(written(List.of())).contains("\"traceEvents\":[");
    assertThat(events(written(List.of()))).isEmpty();
  }

  @Test
  void namesAreEscaped(@TempDir Path folder) throws IOException {
    String name =
        "\"quoted\" \\ back\nline\ttab \u0000 \u007f % ü \ud83d\udc0d \ud83d alone \udc0d";
    Interpreter interpreter =
        Interpreter.builder().name(name).scheduler(new HandClock()).timeline(10).build();
    Thread self = Thread.currentThread();
    String before = self.getName();
    self.setName(name);
    try {
      interpreter.attach().close();
      Path file = folder.resolve("trace.json");
      TraceEvents.write(file, List.of(Timeline.of(interpreter)));

      assertThat(ofType(events(Files.readString(file)), "M"))
          .extracting(event -> event.get("args"))
          .containsOnly(Map.of("name", name));
    } finally {
      self.setName(before);
    }
  }
}
