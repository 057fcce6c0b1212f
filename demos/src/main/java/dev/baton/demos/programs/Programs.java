package dev.baton.demos.programs;

import java.util.List;
import java.util.stream.Collectors;

/** The programs there are, in the order in which they are run and reported. */
public final class Programs {
  private static final List<Program> ALL =
      List.of(
          new Countdown(),
          new Printing(),
          Add.inCache(),
          Add.inMemory(),
          new Matmul(1),
          new Factoring.OfEquations(),
          new Factoring.OfSingularValues(),
          new Dft.Direct(),
          new Dft.Expression(),
          new FastTransforms(),
          new NonuniformSums(),
          new ForEach(),
          new Batches(),
          new Mapped(),
          new Image(),
          new Sleep(),
          new ReadFile(),
          new PrintingBesideKernels());

  private Programs() {}

  /**
   * Returns every program.
   *
   * @return all of them
   */
  public static List<Program> all() {
    return ALL;
  }

  /**
   * Makes the program that multiplies matrices, with calls that may use several threads of BLAS's.
   *
   * @param blasThreads how many at most
   * @return the program, which is listed with 1
   */
  public static Program matmul(int blasThreads) {
    return new Matmul(blasThreads);
  }

  /**
   * Finds programs by name.
   *
   * @param name a program's name, or the first word of several: {@code dft} is {@code dft-exp} and
   *     the others
   * @return the programs; an exact match alone
   * @throws IllegalArgumentException if there is none; the message names those there are
   */
  public static List<Program> named(String name) {
    List<Program> exact = ALL.stream().filter(p -> p.name().equals(name)).toList();
    List<Program> found =
        exact.isEmpty()
            ? ALL.stream().filter(p -> p.name().startsWith(name + "-")).toList()
            : exact;
    if (found.isEmpty()) {
      throw new IllegalArgumentException(
          "there is no program %s; there are %s"
              .formatted(name, ALL.stream().map(Program::name).collect(Collectors.joining(", "))));
    }
    return found;
  }
}
