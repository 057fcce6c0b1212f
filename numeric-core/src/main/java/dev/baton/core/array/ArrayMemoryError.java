package dev.baton.core.array;

import java.io.Serial;

/**
 * Thrown where an array's memory cannot be had, after unreachable arrays were collected: NumPy's
 * {@code _ArrayMemoryError}. Operands are unchanged; closing arrays and trying again is fine.
 */
public final class ArrayMemoryError extends OutOfMemoryError {
  @Serial private static final long serialVersionUID = 1L;

  /** What was asked for. */
  private final long requestedBytes;

  /** What all arrays of the process had. */
  private final long usedBytes;

  /** What they may have. */
  private final long limitBytes;

  /**
   * Makes the error.
   *
   * @param what the array that was wanted: shape and dtype
   * @param requestedBytes the bytes it takes
   * @param usedBytes the bytes all arrays of the process have
   * @param limitBytes the bytes they may have
   */
  public ArrayMemoryError(String what, long requestedBytes, long usedBytes, long limitBytes) {
    super(
        "cannot allocate %d bytes for %s: %d bytes in use, limit %d (set -Dbaton.memory.limit)"
            .formatted(requestedBytes, what, usedBytes, limitBytes));
    this.requestedBytes = requestedBytes;
    this.usedBytes = usedBytes;
    this.limitBytes = limitBytes;
  }

  /**
   * Returns what was asked for.
   *
   * @return bytes
   */
  public long requestedBytes() {
    return requestedBytes;
  }

  /**
   * Returns what all arrays of the process had.
   *
   * @return bytes
   */
  public long usedBytes() {
    return usedBytes;
  }

  /**
   * Returns what they may have.
   *
   * @return bytes
   */
  public long limitBytes() {
    return limitBytes;
  }
}
