package dev.baton.core.interpreter;

import java.util.List;

/**
 * What the threads of an interpreter did, as far as it is kept.
 *
 * @param tracks one per thread that ever attached
 * @param lostTracks how many more threads, long since ended, have nothing kept of them
 * @param nanos when this was read, in nanoseconds since the interpreter was built
 */
public record Tracks(List<Track> tracks, long lostTracks, long nanos) {
  /** Makes immutable tracks. */
  public Tracks {
    tracks = List.copyOf(tracks);
  }
}
