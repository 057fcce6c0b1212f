package dev.baton.core.interpreter;

/**
 * A world {@linkplain Interpreter#stopTheWorld() stopped} by the thread that made it: no other
 * thread runs interpreter code until this is closed.
 */
public final class StoppedWorld implements AutoCloseable {
  private final Gate gate;
  private boolean over;

  StoppedWorld(Gate gate) {
    this.gate = gate;
  }

  /**
   * Lets the other threads go on.
   *
   * @throws IllegalMonitorStateException if the calling thread did not stop the world, or has
   *     started it already
   */
  @Override
  public void close() {
    if (over) {
      throw new IllegalMonitorStateException(
          Thread.currentThread().getName() + " cannot end a stop of the world twice");
    }
    gate.open();
    over = true;
  }
}
