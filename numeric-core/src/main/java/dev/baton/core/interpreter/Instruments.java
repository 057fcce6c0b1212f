package dev.baton.core.interpreter;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What an interpreter was built to measure, and what it keeps of threads that have ended. */
final class Instruments {
  /** Tracks of ended threads that are kept; of older ones only the number is. */
  static final int ENDED_TRACKS = 1_024;

  private final Scheduler clock;
  private final boolean measuresTimes;
  private final int spansPerThread;
  private final long epoch;
  private final @Nullable LongHolds longHolds;

  /** Guarded by the interpreter's set of thread states, as is endedTracksLost. */
  private final Deque<Track> ended = new ArrayDeque<>();

  private long endedTracksLost;

  Instruments(Interpreter interpreter, Settings settings) {
    this.clock = interpreter.scheduler();
    this.measuresTimes = settings.measuresTimes;
    this.spansPerThread = settings.spansPerThread;
    this.epoch = clock.nanoTime();
    this.longHolds =
        settings.longHold != null && settings.onLongHold != null
            ? new LongHolds(interpreter, settings.longHold, settings.onLongHold)
            : null;
  }

  /** What the builder was told. */
  static final class Settings {
    boolean measuresTimes;
    int spansPerThread;
    @Nullable Duration longHold;
    @Nullable Consumer<? super LongHold> onLongHold;
  }

  @Nullable Watch newWatch() {
    return measuresTimes || spansPerThread > 0
        ? new Watch(clock, spansPerThread > 0 ? new SpanRing(spansPerThread) : null)
        : null;
  }

  boolean measuresTimes() {
    return measuresTimes;
  }

  @Nullable LongHolds longHolds() {
    return longHolds;
  }

  /** Keeps what is known of a thread that has ended. */
  void retire(ThreadState state) {
    Track track = state.track(epoch);
    if (track != null && !(track.spans().isEmpty() && track.lost() == 0)) {
      if (ended.size() == ENDED_TRACKS) {
        ended.removeFirst();
        endedTracksLost++;
      }
      ended.addLast(track);
    }
  }

  Tracks tracks(Collection<ThreadState> living) {
    if (spansPerThread == 0) {
      throw new IllegalStateException(
          "no timeline is kept: build the interpreter with timeline(spansPerThread)");
    }
    List<Track> tracks = new ArrayList<>(ended);
    for (ThreadState state : living) {
      Track track = state.track(epoch);
      if (track != null) {
        tracks.add(track);
      }
    }
    return new Tracks(tracks, endedTracksLost, clock.nanoTime() - epoch);
  }
}
