package dev.baton.demos.programs;

/** A system whose speed is measured. */
public enum Contender {
  /** This library. */
  BATON("baton", "Baton"),
  /** NumPy under CPython. */
  CPYTHON_NUMPY("cpython-numpy", "CPython + NumPy"),
  /** ND4J, the array library of Deeplearning4j, on a JVM of its own: it has no lock. */
  ND4J("nd4j", "ND4J");

  private final String id;
  private final String title;

  Contender(String id, String title) {
    this.id = id;
    this.title = title;
  }

  /**
   * Returns the name for people.
   *
   * @return as in “CPython + NumPy”
   */
  public String title() {
    return title;
  }

  /** Returns the name in {@code results.json}. */
  @Override
  public String toString() {
    return id;
  }
}
