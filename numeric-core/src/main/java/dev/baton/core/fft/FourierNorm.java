package dev.baton.core.fft;

/** Which of the transforms there and back is divided by the length: NumPy's {@code norm}. */
public enum FourierNorm {
  /** The inverse: {@code norm="backward"}, what holds unless said otherwise. */
  BACKWARD,
  /** Both, by its square root: {@code norm="ortho"}; lengths of vectors are kept. */
  ORTHO,
  /** The forward transform: {@code norm="forward"}. */
  FORWARD;

  /** Returns what every number of a transform of length n is multiplied by. */
  double factor(boolean inverse, long n) {
    if (this == ORTHO) {
      return 1 / Math.sqrt((double) n);
    }
    return inverse == (this == BACKWARD) ? 1.0 / n : 1;
  }

  /** Returns the norm under which the inverse transform is scaled as the forward one is here. */
  FourierNorm swapped() {
    return switch (this) {
      case BACKWARD -> FORWARD;
      case ORTHO -> ORTHO;
      case FORWARD -> BACKWARD;
    };
  }
}
