package dev.baton.core.interpreter.virtualtime;

import dev.baton.core.interpreter.InterpreterLock;
import dev.baton.core.interpreter.ThreadState;
import dev.baton.core.simulation.SimulationEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Who held the lock when. Holders change only between two events of the simulation, at the time of
 * the second, so that reading the holder at each event misses none that has it for any time at all.
 */
final class Holdings implements Consumer<SimulationEvent> {
  /** One thread's time with the lock; drops and retakes of no duration are part of it. */
  record Slice(String thread, Duration begin, Duration end) {
    Duration length() {
      return end.minus(begin);
    }
  }

  private final List<Slice> slices = new ArrayList<>();
  private InterpreterLock lock;
  private ThreadState holder;
  private long since;

  void watch(InterpreterLock watched) {
    lock = watched;
  }

  @Override
  public void accept(SimulationEvent event) {
    ThreadState present = lock.holder();
    if (present != holder) {
      if (holder != null && event.nanos() > since) {
        slices.add(
            new Slice(
                holder.thread().getName(),
                Duration.ofNanos(since),
                Duration.ofNanos(event.nanos())));
      }
      holder = present;
      since = event.nanos();
    }
  }

  List<Slice> slices() {
    return slices;
  }

  /** The lengths of a thread's slices that began in a span of time. */
  List<Duration> lengths(String thread, Duration from, Duration to) {
    return slices.stream()
        .filter(slice -> slice.thread().equals(thread))
        .filter(slice -> slice.begin().compareTo(from) >= 0 && slice.begin().compareTo(to) < 0)
        .map(Slice::length)
        .toList();
  }

  Duration total(String thread) {
    return slices.stream()
        .filter(slice -> slice.thread().equals(thread))
        .map(Slice::length)
        .reduce(Duration.ZERO, Duration::plus);
  }
}
