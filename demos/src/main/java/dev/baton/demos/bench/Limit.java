package dev.baton.demos.bench;

import dev.baton.demos.peer.PeerException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * Plain loops in C, compiled for this CPU: what a benchmark is held against beside its peer. The
 * command compiles them once; each forked JVM loads and measures its own.
 */
public final class Limit {
  private static final String SOURCE = "limits.c";
  private static final double SECONDS = 0.1;

  private final MethodHandle function;
  private final MemorySegment name;
  private final Exchange.Request request;

  private Limit(MethodHandle function, MemorySegment name, Exchange.Request request) {
    this.function = function;
    this.name = name;
    this.request = request;
  }

  /**
   * Compiles the loops with the C compiler that {@code CC} names, or {@code cc}.
   *
   * @return the library, in a temporary folder that is deleted when the JVM ends
   * @throws PeerException if there is no compiler or it fails
   * @throws IOException if the folder cannot be written
   * @throws InterruptedException if the thread is interrupted meanwhile
   */
  public static Path compile() throws PeerException, IOException, InterruptedException {
    Path folder = Files.createTempDirectory("baton-limits-");
    Path source = folder.resolve(SOURCE);
    try (InputStream in =
        Objects.requireNonNull(Limit.class.getResourceAsStream(SOURCE), SOURCE)) {
      Files.copy(in, source);
    }
    Path object = folder.resolve("limits.o");
    Path library = folder.resolve(System.mapLibraryName("limits"));
    for (Path file : List.of(folder, source, object, library)) {
      file.toFile().deleteOnExit(); // In reverse order, the folder last.
    }
    List<String> flags = new ArrayList<>(List.of("-O3", "-march=native", "-ffast-math", "-fPIC"));
    if (System.getProperty("os.arch").equals("amd64")) {
      flags.add("-mprefer-vector-width=512");
    }
    flags.addAll(List.of("-c", "-o", object.toString(), source.toString()));
    run(flags);
    // Linked without fast mathematics, which would turn off subnormals for the whole process.
    run(List.of("-shared", "-o", library.toString(), object.toString(), "-lm"));
    return library;
  }

  private static void run(List<String> arguments)
      throws PeerException, IOException, InterruptedException {
    String compiler = Objects.requireNonNullElse(System.getenv("CC"), "cc");
    List<String> command = new ArrayList<>(List.of(compiler.strip().split(" +")));
    command.addAll(arguments);
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String said =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      if (process.waitFor() != 0) {
        throw new PeerException("%s failed: %s".formatted(String.join(" ", command), said));
      }
    } catch (IOException e) {
      throw new PeerException("%s cannot be run: %s".formatted(compiler, e.getMessage()));
    }
  }

  /** Loads the loops that a request names. */
  @SuppressWarnings("restricted") // Allowed by the fork's options.
  static Limit load(Exchange.Request request) {
    SymbolLookup library = SymbolLookup.libraryLookup(request.limits(), Arena.global());
    MethodHandle function =
        Linker.nativeLinker()
            .downcallHandle(
                library.findOrThrow("baton_limit"),
                FunctionDescriptor.of(
                    ValueLayout.JAVA_DOUBLE,
                    ValueLayout.ADDRESS,
                    ValueLayout.JAVA_LONG,
                    ValueLayout.JAVA_LONG,
                    ValueLayout.JAVA_DOUBLE));
    return new Limit(function, Arena.global().allocateFrom(request.name()), request);
  }

  /** Measures for a while: nanoseconds per operation, or -1 where there is no such loop. */
  double measure() {
    long n = request.params().getOrDefault("n", 0L);
    try {
      return (double) function.invokeExact(name, n, LastNumber.columns(n), SECONDS);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(
          String.format(Locale.ROOT, "the loop of %s in C", request.name()), e);
    }
  }
}
