package dev.baton.core.interpreter;

import jdk.jfr.FlightRecorder;
import jdk.jfr.FlightRecorderListener;

/**
 * Registers the package's events when the JVM's flight recorder is first used. An event class that
 * registers itself starts a good part of the recorder, which takes longer than everything else that
 * a first interpreter does.
 */
final class EventRegistration implements FlightRecorderListener {
  static {
    FlightRecorder.addListener(new EventRegistration());
  }

  private EventRegistration() {}

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
  }
}
