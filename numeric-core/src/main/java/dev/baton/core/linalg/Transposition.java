package dev.baton.core.linalg;

/** In which form the matrix of an equation is meant: {@code scipy.linalg}'s {@code trans}. */
public enum Transposition {
  /** As it is: {@code a·x = b}. */
  NONE('N'),
  /** Transposed: {@code aᵀ·x = b}. */
  TRANSPOSED('T'),
  /** Transposed and conjugated: {@code aᴴ·x = b}. */
  ADJOINT('C');

  private final char letter;

  Transposition(char letter) {
    this.letter = letter;
  }

  /** LAPACK's letter. */
  char letter() {
    return letter;
  }
}
