package dev.baton.core.linalg;

/** What is known of a matrix whose equations are solved: {@code scipy.linalg.solve}'s assume_a. */
public enum Structure {
  /** Its own transpose. */
  SYMMETRIC,
  /** Its own conjugate transpose. */
  HERMITIAN,
  /** Hermitian, with eigenvalues above 0. */
  POSITIVE_DEFINITE
}
