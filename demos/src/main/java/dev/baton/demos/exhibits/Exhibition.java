package dev.baton.demos.exhibits;

import dev.baton.demos.lab.Lab;
import dev.baton.demos.lab.Result;
import dev.baton.demos.peer.PythonPeer;
import dev.baton.demos.programs.Effort;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Shows exhibits one after the other. What fails is reported as failed, and the rest goes on.
 *
 * <p>{@link #shown()} may be read by any thread at any time.
 */
public final class Exhibition {
  /** An exhibition of nothing. */
  public static final Exhibition NONE = new Exhibition(List.of(), Effort.QUICK);

  /**
   * An exhibit that was shown.
   *
   * @param exhibit the exhibit
   * @param outcome what there was to see, or null if it failed
   * @param failure why it failed; empty otherwise
   */
  public record Shown(Exhibit exhibit, @Nullable Outcome outcome, String failure) {}

  private final List<Exhibit> exhibits;
  private final Effort effort;
  private final List<Shown> shown = new ArrayList<>();

  /**
   * Makes an exhibition.
   *
   * @param exhibits what to show
   * @param effort how long it may take
   */
  public Exhibition(List<Exhibit> exhibits, Effort effort) {
    this.exhibits = List.copyOf(exhibits);
    this.effort = effort;
  }

  /**
   * Shows everything.
   *
   * @param peer CPython + NumPy, or null
   * @param progress is told how far it has come
   */
  public void run(@Nullable PythonPeer peer, Lab.Progress progress) {
    for (int i = 0; i < exhibits.size(); i++) {
      Exhibit exhibit = exhibits.get(i);
      progress.at((double) i / exhibits.size(), exhibit.name());
      Shown result = show(exhibit, peer);
      synchronized (shown) {
        shown.add(result);
      }
      if (Thread.currentThread().isInterrupted()) {
        return;
      }
    }
  }

  private Shown show(Exhibit exhibit, @Nullable PythonPeer peer) {
    try {
      return new Shown(exhibit, exhibit.show(effort, peer), "");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Shown(exhibit, null, "interrupted");
    } catch (Exception | LinkageError | OutOfMemoryError e) {
      return new Shown(exhibit, null, e.getMessage() == null ? e.toString() : e.getMessage());
    }
  }

  /**
   * Returns what has been shown so far.
   *
   * @return one entry for each exhibit that has ended
   */
  public List<Shown> shown() {
    synchronized (shown) {
      return List.copyOf(shown);
    }
  }

  /**
   * Returns what belongs in {@code results.json}.
   *
   * @return the results of all exhibits shown
   */
  public List<Result> results() {
    List<Result> results = new ArrayList<>();
    for (Shown one : shown()) {
      if (one.outcome() != null) {
        results.addAll(one.outcome().results());
      }
    }
    return results;
  }

  /**
   * Says whether an exhibit failed.
   *
   * @return true if one did
   */
  public boolean hasFailures() {
    return shown().stream().anyMatch(one -> one.outcome() == null);
  }
}
