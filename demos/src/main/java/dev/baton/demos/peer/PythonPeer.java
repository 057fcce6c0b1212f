package dev.baton.demos.peer;

import org.jspecify.annotations.Nullable;

/** CPython with NumPy. */
public final class PythonPeer extends Peer {
  private static final String SCRIPT = "peer.py";
  private static final String[] SCRIPTS = {
    SCRIPT, "describing.py", "programs.py", "benchmarks.py", "lockpair.py", "exhibits.py"
  };

  private final Python python;

  private PythonPeer(Python python) throws PeerException {
    super(python.run(SCRIPT), "%s is there, but CPython + NumPy is not".formatted(python));
    this.python = python;
  }

  /**
   * Starts the Python that {@value Python#OVERRIDE} names, or {@code python3} of the PATH.
   *
   * @return a peer that answers
   * @throws PeerException if there is no Python or no NumPy; its message begins with “not found”
   */
  public static PythonPeer start() throws PeerException {
    return start(System.getenv(Python.OVERRIDE));
  }

  /**
   * Starts a certain Python.
   *
   * @param override its path, or null for {@code python3} of the PATH
   * @return a peer that answers
   * @throws PeerException if there is no Python or no NumPy; its message begins with “not found”
   */
  public static PythonPeer start(@Nullable String override) throws PeerException {
    Python python = Python.find(override, SCRIPTS);
    try {
      return new PythonPeer(python);
    } catch (PeerException e) {
      python.close();
      throw e;
    }
  }

  /** Ends the process. */
  @Override
  public void close() {
    super.close();
    python.close();
  }
}
