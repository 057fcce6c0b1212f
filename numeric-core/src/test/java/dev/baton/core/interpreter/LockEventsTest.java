package dev.baton.core.interpreter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;

/** What the lock tells the JVM's flight recorder. */
class LockEventsTest extends Stage {
  private static final AtomicInteger COUNT = new AtomicInteger();

  private final Interpreter interpreter =
      Interpreter.builder()
          .name("recorded-" + COUNT.incrementAndGet())
          .lock(LockPolicy.cpython(SOON))
          .build();
  private final Puppet first = puppet(interpreter, "first");
  private final Puppet second = puppet(interpreter, "second");

  private static final List<String> ALL =
      List.of("baton.LockSwitch", "baton.LockWait", "baton.LockHold", "baton.LockState");

  /** Starts to record some events and no others: where nothing is said of one, it is recorded. */
  private static Recording recording(String... names) {
    Recording recording = new Recording();
    ALL.forEach(recording::disable);
    for (String name : names) {
      recording.enable(name).withThreshold(Duration.ZERO).withPeriod(Duration.ofMillis(10));
    }
    recording.start();
    return recording;
  }

  private List<RecordedEvent> events(Recording recording) {
    return events(recording, interpreter.toString());
  }

  private static List<RecordedEvent> events(Recording recording, String interpreter) {
    try {
      Path file = Files.createTempFile("baton", ".jfr");
      try {
        recording.dump(file);
        return RecordingFile.readAllEvents(file).stream()
            .filter(event -> event.hasField("interpreter"))
            .filter(event -> interpreter.equals(event.getString("interpreter")))
            .sorted(Comparator.comparing(RecordedEvent::getStartTime))
            .toList();
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String thread(RecordedEvent event, String field) {
    return event.getThread(field) != null ? event.getThread(field).getJavaName() : null;
  }

  /** Forced by a request; then of its own accord; then for a stopped world. */
  private void switchThreeTimes() {
    first.attach();
    Future<ThreadState> attached = second.beginAttach();
    awaitRequest(first.state());
    Future<Void> checkpoint = first.beginCheckpoint();
    Await.done(attached);
    second.end();
    Await.done(checkpoint);
    interpreter.lock().setSwitchInterval(NEVER);
    Future<?> stop =
        second.begin(
            () -> {
              try (var _ = interpreter.attach();
                  var _ = interpreter.stopTheWorld()) {
                return null;
              }
            });
    second.awaitWaiting();
    first.end();
    Await.done(stop);
    interpreter.lock().setSwitchInterval(SOON);
  }

  @Test
  void switchesAreRecordedWithTheirCause() {
    switchThreeTimes(); // Before anything is recorded: it is switched on while the lock is in use.
    try (Recording recording = recording("baton.LockSwitch")) {
      switchThreeTimes();

      assertThat(events(recording))
          .extracting(
              event -> thread(event, "from"),
              event -> thread(event, "to"),
              event -> event.getString("cause"))
          .containsExactly(
              tuple("second", "first", "voluntary"),
              tuple("first", "second", "forced"),
              tuple("second", "first", "voluntary"),
              tuple("first", "second", "voluntary"));
    }
    long before = interpreter.lock().switchNumber();
    switchThreeTimes();
    assertThat(interpreter.lock().switchNumber()).isEqualTo(before + 4);
  }

  @Test
  void aSwitchInFrontOfAStoppedWorldSaysSo() {
    first.attach();
    try (Recording recording = recording("baton.LockSwitch")) {
      Future<?> stopping =
          second.begin(
              () -> {
                try (var _ = interpreter.stopTheWorld()) {
                  interpreter.attach().close();
                }
                return null;
              });
      Await.until(
          "a stop is requested", () -> first.state().isRequested(ThreadState.STOP_THE_WORLD));
      Future<Void> checkpoint = first.beginCheckpoint();
      Await.done(stopping);
      Await.done(checkpoint);

      assertThat(events(recording))
          .extracting(event -> thread(event, "to"), event -> event.getString("cause"))
          .containsExactly(tuple("second", "stop-the-world"), tuple("first", "voluntary"));
    }
    first.end();
  }

  @Test
  void waitsAndHoldsAreRecorded() {
    try (Recording recording = recording("baton.LockWait", "baton.LockHold")) {
      first.attach();
      interpreter.lock().setSwitchInterval(NEVER);
      Future<Void> visit = beginVisit(interpreter, second);
      second.awaitWaiting();
      first.end();
      Await.done(visit);

      List<RecordedEvent> events = events(recording);
      assertThat(events)
          .filteredOn(event -> event.getEventType().getName().equals("baton.LockWait"))
          .singleElement()
          .satisfies(
              wait -> {
                assertThat(wait.getThread().getJavaName()).isEqualTo("second");
                assertThat(thread(wait, "holder")).isEqualTo("first");
                assertThat(wait.getInt("waiters")).isEqualTo(1);
                assertThat(wait.getDuration()).isPositive();
              });
      assertThat(events)
          .filteredOn(event -> event.getEventType().getName().equals("baton.LockHold"))
          .extracting(event -> event.getThread().getJavaName())
          .containsExactly("first", "second");
    }
  }

  @Test
  void aHoldThatBeganBeforeTheRecordingIsNotMadeUp() {
    first.attach();
    try (Recording recording = recording("baton.LockHold")) {
      first.end();
      first.attach();
      first.end();
      assertThat(events(recording)).hasSize(1);
    }
    first.attach();
    first.detach();
    first.end();
    first.end();
    assertThat(first.ledger().takes()).isEqualTo(first.ledger().drops()).isEqualTo(4);
  }

  @Test
  void theStateOfTheLockIsRecordedFromTimeToTime() {
    first.attach();
    try (Recording recording = recording("baton.LockState")) {
      Await.until(
          "the lock's state is recorded",
          () ->
              events(recording).stream()
                  .anyMatch(
                      event ->
                          "first".equals(thread(event, "holder"))
                              && event.getLong("takes") == 1
                              && event.getString("policy").equals("cpython")
                              && event.getDuration("switchInterval").equals(SOON)));
      first.end();
      interpreter.close();
    }
    try (Recording recording = recording("baton.LockState")) {
      try (var open = interpreter(SOON)) {
        Await.until("an open one is recorded", () -> !events(recording, open.toString()).isEmpty());
      }
      assertThat(events(recording)).as("of a closed interpreter").isEmpty();
    }
  }
}
