package dev.baton.core.io;

/** How a file is mapped into memory: {@code numpy.memmap}'s {@code mode}. */
public enum MapMode {
  /** The array is read-only: NumPy's {@code 'r'}. */
  READ_ONLY("r"),
  /** What is written to the array is written to the file: NumPy's {@code 'r+'}. */
  READ_WRITE("r+"),
  /**
   * What is written to the array stays in memory and never reaches the file: NumPy's {@code 'c'}.
   * Unlike there, the system must allow the file to be opened for writing.
   */
  COPY_ON_WRITE("c"),
  /**
   * The file is created, or emptied, and filled with zeros; then as {@link #READ_WRITE}: NumPy's
   * {@code 'w+'}.
   */
  CREATE("w+");

  private final String numpyName;

  MapMode(String numpyName) {
    this.numpyName = numpyName;
  }

  /** Returns NumPy's name of the mode. */
  @Override
  public String toString() {
    return numpyName;
  }
}
