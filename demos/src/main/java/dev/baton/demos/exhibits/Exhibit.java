package dev.baton.demos.exhibits;

import dev.baton.demos.peer.PeerException;
import dev.baton.demos.peer.PythonPeer;
import dev.baton.demos.programs.Effort;
import org.jspecify.annotations.Nullable;

/** Something about the lock that a table shows. */
public interface Exhibit {
  /**
   * Returns the exhibit's name on the command line and in the results.
   *
   * @return lower case, words joined by hyphens
   */
  String name();

  /**
   * Says what is shown, for someone who sees only its name.
   *
   * @return a few words
   */
  String title();

  /**
   * Says what to look for and why, for someone who never heard of it.
   *
   * @return one or two sentences
   */
  String explanation();

  /**
   * Measures or observes.
   *
   * @param effort how long it may take
   * @param peer CPython + NumPy, to be shown beside it, or null
   * @return what there was to see
   * @throws PeerException if the peer failed
   * @throws InterruptedException if the calling thread was interrupted
   */
  Outcome show(Effort effort, @Nullable PythonPeer peer) throws PeerException, InterruptedException;
}
