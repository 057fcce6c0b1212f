package dev.baton.core.instruments;

import dev.baton.core.interpreter.Interpreter;
import dev.baton.core.interpreter.InterpreterBuilder;
import dev.baton.core.interpreter.LockPhase;
import dev.baton.core.interpreter.Span;
import dev.baton.core.interpreter.Track;
import dev.baton.core.interpreter.Tracks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Who held an interpreter lock, who waited for it and who did without, and when: a snapshot of what
 * an interpreter built with {@link InterpreterBuilder#timeline(int)} has kept.
 *
 * <p>Times are nanoseconds since the interpreter was built, by its scheduler's clock. Where room
 * ran out the oldest spans are missing: {@link #lost()} says how much.
 *
 * @param interpreter the interpreter's name
 * @param tracks one per thread
 * @param lostTracks how many more threads, long since ended, have nothing kept of them
 * @param nanos when the snapshot was taken
 */
public record Timeline(String interpreter, List<Track> tracks, long lostTracks, long nanos) {
  /** Makes an immutable timeline. */
  public Timeline {
    tracks = List.copyOf(tracks);
  }

  /**
   * Takes a snapshot, without taking the lock.
   *
   * @param interpreter built with a timeline
   * @return what is kept so far
   * @throws IllegalStateException if the interpreter was built without a timeline
   */
  public static Timeline of(Interpreter interpreter) {
    Tracks tracks = interpreter.tracks();
    return new Timeline(
        interpreter.toString(), tracks.tracks(), tracks.lostTracks(), tracks.nanos());
  }

  /**
   * Returns how many changes from one phase to another are missing of the threads that are here,
   * because they were overwritten. That of whole threads is {@link #lostTracks()}.
   *
   * @return the number of changes
   */
  public long lost() {
    return tracks.stream().mapToLong(Track::lost).sum();
  }

  /**
   * Returns the slices that a thread had of the lock. A slice lasts from a switch to the thread
   * until the next switch to another one: a thread that drops the lock and retakes it with nobody
   * in between goes on with its slice. What is in the slice besides holds does not count.
   *
   * @param thread a thread's name; several threads of one name are taken together
   * @return its slices
   */
  public Slices slices(String thread) {
    List<Long> slices = new ArrayList<>();
    for (Track track : tracks) {
      if (track.thread().equals(thread)) {
        long slice = 0;
        for (Span span : track.spans()) {
          if (span.phase() == LockPhase.HOLDING) {
            if (span.partnerId() != 0 && slice > 0) {
              slices.add(slice);
              slice = 0;
            }
            slice += span.nanos();
          }
        }
        if (slice > 0) {
          slices.add(slice);
        }
      }
    }
    return Slices.of(slices.stream().mapToLong(Long::longValue));
  }

  /**
   * Returns the stretches of time a thread spent in one phase.
   *
   * @param thread a thread's name; several threads of one name are taken together
   * @param phase what it did
   * @return how long each time
   */
  public Slices spans(String thread, LockPhase phase) {
    return Slices.of(
        tracks.stream()
            .filter(track -> track.thread().equals(thread))
            .flatMap(track -> track.spans().stream())
            .filter(span -> span.phase() == phase)
            .mapToLong(Span::nanos));
  }

  /**
   * Returns which part each thread had of the time the lock was held.
   *
   * @return by thread name, numbers that add up to 1, or zeros if the lock was never held
   */
  public Map<String, Double> shares() {
    Map<String, Double> held = new LinkedHashMap<>();
    for (Track track : tracks) {
      held.merge(track.thread(), (double) held(track).toNanos(), Double::sum);
    }
    double total = held.values().stream().mapToDouble(Double::doubleValue).sum();
    held.replaceAll((_, nanos) -> total == 0 ? 0 : nanos / total);
    return held;
  }

  private static Duration held(Track track) {
    return Duration.ofNanos(
        track.spans().stream()
            .filter(span -> span.phase() == LockPhase.HOLDING)
            .mapToLong(Span::nanos)
            .sum());
  }
}
