package dev.baton.demos.bench;

import dev.baton.demos.peer.PeerException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Plain loops in C, compiled for this CPU with fast mathematics: no contender but the limit that a
 * benchmark is held against. Their results are nobody's concern.
 */
final class LimitRival implements Rival {
  /** The benchmarks that there is a loop for. */
  static final Set<String> NAMES =
      Set.of(
          "call.small",
          "call.fresh",
          "add.out",
          "add.fresh",
          "fused",
          "exp",
          "log",
          "sin",
          "cos",
          "tanh",
          "arctan",
          "cbrt",
          "expm1",
          "pow",
          "sum",
          "mean",
          "var",
          "max",
          "argmax",
          "sum.rows",
          "sum.columns",
          "max.columns",
          "cumsum",
          "where",
          "greater",
          "cast",
          "take",
          "transposed",
          "complex.multiply",
          "sort",
          "random");

  private static final String SOURCE = "limits.c";
  private static final double NANOS = 1e9;

  private final MethodHandle function;
  private final MemorySegment name;
  private final long n;

  LimitRival(String name, long n) throws PeerException {
    this.name = Arena.global().allocateFrom(name);
    this.n = n;
    try {
      function = load(compiled());
    } catch (IOException e) {
      throw new PeerException("loops in C cannot be compiled: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PeerException("interrupted while compiling loops in C", e);
    }
  }

  @SuppressWarnings("restricted") // Allowed by the options of the JVM.
  private static MethodHandle load(Path library) {
    return Linker.nativeLinker()
        .downcallHandle(
            SymbolLookup.libraryLookup(library, Arena.global()).findOrThrow("baton_limit"),
            FunctionDescriptor.of(
                ValueLayout.JAVA_DOUBLE,
                ValueLayout.ADDRESS,
                ValueLayout.JAVA_LONG,
                ValueLayout.JAVA_LONG,
                ValueLayout.JAVA_DOUBLE));
  }

  private static Path compiled() throws PeerException, IOException, InterruptedException {
    CCompiler compiler = new CCompiler();
    Path source = compiler.source(SOURCE);
    Path object = compiler.file("limits.o");
    Path library = compiler.file(System.mapLibraryName("limits"));
    List<String> flags = new ArrayList<>(List.of("-O3", "-march=native", "-ffast-math", "-fPIC"));
    if (System.getProperty("os.arch").equals("amd64")) {
      flags.add("-mprefer-vector-width=512");
    }
    flags.addAll(List.of("-c", "-o", object.toString(), source.toString()));
    compiler.run(flags);
    // Linked without fast mathematics, which would turn off subnormals for the whole process.
    compiler.run(List.of("-shared", "-o", library.toString(), object.toString(), "-lm"));
    return library;
  }

  @Override
  public double measure(double seconds) {
    try {
      return (double) function.invokeExact(name, n, LastNumber.columns(n), seconds) / NANOS;
    } catch (Throwable e) {
      throw Rival.undeclared(e);
    }
  }

  @Override
  public double check() {
    return Double.NaN;
  }

  @Override
  public void close() {
    // The library stays until the JVM ends.
  }
}
