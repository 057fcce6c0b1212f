package dev.baton.demos.bench;

import dev.baton.demos.peer.PeerException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Objects;

/**
 * FFTW 3 in double precision, if the system has it: one plan, executed over and over on memory of
 * its own. Its time is that of the transform alone, called from Java.
 */
@SuppressWarnings("restricted") // BenchmarkRun has the forked JVM allow it.
final class FftwRival implements Rival {
  /** The system property that names the library where it is not the system's. */
  private static final String PATH = "baton.fftw.path";

  private static final int FORWARD = -1;
  private static final int MEASURE = 0;
  private static final int ESTIMATE = 64;
  private static final long ALIGNMENT = 64;

  private final Arena arena = Arena.ofConfined();
  private final FourierProblem problem;
  private final MethodHandle execute;
  private final MethodHandle destroy;
  private final MemorySegment plan;
  private final MemorySegment out;

  FftwRival(Exchange.Request request, boolean isEstimate) throws PeerException {
    long n = request.params().getOrDefault("n", 0L);
    problem = FourierProblem.of(request.name(), n);
    try {
      SymbolLookup library = library();
      execute = function(library, "fftw_execute", FunctionDescriptor.ofVoid(ValueLayout.ADDRESS));
      destroy =
          function(library, "fftw_destroy_plan", FunctionDescriptor.ofVoid(ValueLayout.ADDRESS));
      MemorySegment in = arena.allocate(8 * problem.doublesIn(), ALIGNMENT);
      out = arena.allocate(8 * problem.doublesOut(), ALIGNMENT);
      plan = plan(library, in, isEstimate ? ESTIMATE : MEASURE);
      problem.fill(in); // Planning by measurement overwrites it.
    } catch (PeerException | RuntimeException | Error e) {
      arena.close();
      throw e;
    }
  }

  private SymbolLookup library() throws PeerException {
    String named = System.getProperty(PATH);
    String name =
        Objects.requireNonNullElseGet(
            named,
            () ->
                System.getProperty("os.name", "").startsWith("Mac")
                    ? "libfftw3.3.dylib"
                    : "libfftw3.so.3");
    try {
      return SymbolLookup.libraryLookup(name, arena);
    } catch (IllegalArgumentException e) {
      throw new PeerException(
          PeerException.NOT_FOUND + "%s (-D%s names another)".formatted(name, PATH), e);
    }
  }

  private static MethodHandle function(
      SymbolLookup library, String name, FunctionDescriptor descriptor) {
    return Linker.nativeLinker().downcallHandle(library.findOrThrow(name), descriptor);
  }

  /** Plans rows of transforms, one after the other. */
  private MemorySegment plan(SymbolLookup library, MemorySegment in, int flags)
      throws PeerException {
    MemoryLayout number = ValueLayout.JAVA_INT;
    MemoryLayout address = ValueLayout.ADDRESS;
    MethodHandle planner =
        function(
            library,
            problem.isReal() ? "fftw_plan_many_dft_r2c" : "fftw_plan_many_dft",
            problem.isReal()
                ? FunctionDescriptor.of(
                    address, number, address, number, address, address, number, number, address,
                    address, number, number, number)
                : FunctionDescriptor.of(
                    address, number, address, number, address, address, number, number, address,
                    address, number, number, number, number));
    MemorySegment shape =
        arena.allocateFrom(
            ValueLayout.JAVA_INT, problem.shape().stream().mapToInt(Integer::intValue).toArray());
    MemorySegment none = MemorySegment.NULL;
    int rank = problem.shape().size();
    int rows = problem.rows();
    int distance = problem.distance();
    MemorySegment made;
    try {
      made =
          problem.isReal()
              ? (MemorySegment)
                  planner.invokeExact(
                      rank,
                      shape,
                      rows,
                      in,
                      none,
                      1,
                      distance,
                      out,
                      none,
                      1,
                      problem.distanceOut(),
                      flags)
              : (MemorySegment)
                  planner.invokeExact(
                      rank, shape, rows, in, none, 1, distance, out, none, 1, distance, FORWARD,
                      flags);
    } catch (Throwable e) {
      throw Rival.undeclared(e);
    }
    if (made.equals(none)) {
      throw new PeerException("FFTW makes no plan for this");
    }
    return made;
  }

  @Override
  public double measure(double seconds) {
    long start = System.nanoTime();
    long limit = (long) (1e9 * seconds);
    long done = 0;
    long batch = 1;
    long now = start;
    while (now - start < limit) {
      long before = now;
      for (long i = 0; i < batch; i++) {
        execute();
      }
      done += batch;
      now = System.nanoTime();
      batch = now - before < 100_000 ? 2 * batch : batch;
    }
    return (now - start) / 1e9 / done;
  }

  private void execute() {
    try {
      execute.invokeExact(plan);
    } catch (Throwable e) {
      throw Rival.undeclared(e);
    }
  }

  @Override
  public double check() {
    return problem.peak(out);
  }

  @Override
  public void close() {
    try {
      destroy.invokeExact(plan);
    } catch (Throwable e) {
      throw Rival.undeclared(e);
    } finally {
      arena.close();
    }
  }
}
