package dev.baton.demos.echo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.demos.lab.LockCounts;
import java.util.Locale;

/**
 * What a server counted since it started.
 *
 * @param seconds how long ago that was
 * @param turns the turns of all its CPU-bound threads
 * @param lock what its threads did with the lock; zeros where that cannot be read
 * @param runtime what runs it
 */
record Snapshot(double seconds, long turns, LockCounts lock, String runtime) {
  /** Writes one line of JSON, by hand: the server's process need not load a library for it. */
  String json() {
    return String.format(
        Locale.ROOT,
        "{\"seconds\":%.9f,\"turns\":%d,\"takes\":%d,\"switches\":%d,\"forcedDrops\":%d,"
            + "\"requests\":%d,\"released\":%d,\"runtime\":\"%s\"}",
        seconds,
        turns,
        lock.takes(),
        lock.switches(),
        lock.forcedDrops(),
        lock.requests(),
        lock.released(),
        runtime);
  }

  /** Reads what {@link #json} or CPython's server wrote; the latter knows nothing of its lock. */
  static Snapshot of(JsonNode json) {
    return new Snapshot(
        json.required("seconds").asDouble(),
        json.required("turns").asLong(),
        new LockCounts(
            json.path("takes").asLong(),
            json.path("switches").asLong(),
            json.path("forcedDrops").asLong(),
            json.path("requests").asLong(),
            json.path("released").asLong()),
        json.required("runtime").asText());
  }

  /** Returns the turns per second since an earlier reading. */
  double turnsPerSecond(Snapshot earlier) {
    return (turns - earlier.turns) / (seconds - earlier.seconds);
  }
}
