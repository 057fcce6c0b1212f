package dev.baton.demos.peer;

import java.io.Serial;

/** Says that a peer is not there, or that a request to it failed. */
public final class PeerException extends Exception {
  /** Begins the message where the peer is not installed. */
  public static final String NOT_FOUND = "not found: ";

  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param message what is missing or failed
   */
  public PeerException(String message) {
    super(message);
  }

  /**
   * Makes one that passes on another failure.
   *
   * @param message what is missing or failed
   * @param cause why
   */
  public PeerException(String message, Throwable cause) {
    super(message, cause);
  }

  /**
   * Says whether the peer is not installed, as opposed to having failed.
   *
   * @return true if the message begins with {@value #NOT_FOUND}
   */
  public boolean isNotFound() {
    return String.valueOf(getMessage()).startsWith(NOT_FOUND);
  }
}
