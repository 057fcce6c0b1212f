package dev.baton.core.linalg;

/** Which parts {@code numpy.linalg.qr} returns, of a matrix (m, n) and {@code k = min(m, n)}. */
public enum QrMode {
  /** Q (m, k), R (k, n). */
  REDUCED,
  /** Q (m, m), R (m, n). */
  COMPLETE,
  /** R (k, n) alone. */
  R,
  /** The reflectors (n, m), LAPACK's columns as rows, and their factors (k). */
  RAW
}
