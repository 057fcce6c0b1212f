package dev.baton.core.interpreter;

import jdk.jfr.FlightRecorder;
import jdk.jfr.FlightRecorderListener;
import jdk.jfr.Recording;
import jdk.jfr.RecordingState;

/**
 * Registers the package's events when the JVM's flight recorder is first used. An event class that
 * registers itself starts a good part of the recorder, which takes longer than everything else that
 * a first interpreter does.
 */
final class EventRegistration implements FlightRecorderListener {
  static {
    FlightRecorder.addListener(new EventRegistration());
  }

  /**
   * True while anything is recorded in this JVM. An event class is changed for good when it is
   * first recorded: from then on its {@code isEnabled} is a chain of reads, which a drop and retake
   * would feel, where this is one.
   */
  private static volatile boolean recording;

  private EventRegistration() {}

  /** Says whether anything is recorded in this JVM, and so whether to ask an event. */
  static boolean isRecording() {
    return recording;
  }

  /** Returns when the events are registered, or will be. */
  static void atFirstUse() {
    // By the static initializer.
  }

  @Override
  public void recorderInitialized(FlightRecorder recorder) {
    FlightRecorder.register(LockWaitEvent.class);
    FlightRecorder.register(LockHoldEvent.class);
    FlightRecorder.register(LockSwitchEvent.class);
    FlightRecorder.register(LockStateEvent.class);
    FlightRecorder.addPeriodicEvent(LockStateEvent.class, LockStateEvent::recordAll);
    look(recorder); // It may have been started on the command line, before this class was loaded.
  }

  @Override
  public void recordingStateChanged(Recording changed) {
    look(FlightRecorder.getFlightRecorder());
  }

  // Alone: of two changes at a time, the later look sees both.
  private synchronized void look(FlightRecorder recorder) {
    recording =
        recorder.getRecordings().stream()
            .anyMatch(each -> each.getState() == RecordingState.RUNNING);
  }
}
