package dev.baton.bindings;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * FFTW 3, which nobody needs: it is looked for when somebody asks for it. One of these is a library
 * of one precision and its functions, whose handles take and give what C's do, by the guru
 * interface of 64-bit dimensions.
 *
 * <p>Looked for where the system property {@value #PATH} says, a file or its folder, from which
 * nothing is fallen back; then in FFTW's artifact, on the class path or the module path; then by
 * the system's linker. The handwritten neighbour of no generated code: FFTW's header comes with
 * none of the artifacts that are always there.
 *
 * @param place where the library was found
 * @param version FFTW's own name and version
 * @param plan plans transforms of complex numbers
 * @param planFromReals plans transforms of reals to half of their spectrum
 * @param planToReals plans transforms of half a spectrum to reals
 * @param execute runs a plan on other memory, of complex numbers
 * @param executeFromReals runs a plan from reals
 * @param executeToReals runs a plan to reals
 * @param alignmentOf tells how memory must lie like that planned for
 * @param destroy frees a plan
 */
public record FftwLibrary(
    String place,
    String version,
    MethodHandle plan,
    MethodHandle planFromReals,
    MethodHandle planToReals,
    MethodHandle execute,
    MethodHandle executeFromReals,
    MethodHandle executeToReals,
    MethodHandle alignmentOf,
    MethodHandle destroy) {

  /** The system property that names the library, or its folder. */
  public static final String PATH = "baton.fftw.path";

  private static final String FIX =
      "put org.bytedeco:fftw with this platform's classifier on the class path, or name a library"
          + " with -D"
          + PATH
          + "=FILE-OR-FOLDER";

  /**
   * Finds the library at the first call, and returns the same ever after.
   *
   * @param single whether of single precision, else of double
   * @return the library
   * @throws NativeLibraryException if there is none; a later call looks for none anew
   */
  public static FftwLibrary load(boolean single) {
    Object outcome = single ? OfFloats.OUTCOME : OfDoubles.OUTCOME;
    if (outcome instanceof FftwLibrary library) {
      return library;
    }
    throw new NativeLibraryException(outcome.toString());
  }

  private static final class OfDoubles {
    static final Object OUTCOME = attempt("");
  }

  private static final class OfFloats {
    static final Object OUTCOME = attempt("f");
  }

  /** Returns the library, or a text that says why there is none. */
  private static Object attempt(String suffix) {
    try {
      return find(suffix);
    } catch (NativeLibraryException failure) {
      return Objects.requireNonNull(failure.getMessage());
    }
  }

  // ---- where it is ------------------------------------------------------------------------------

  private static FftwLibrary find(String suffix) {
    String platform = Platform.current().name();
    boolean isMac = platform.startsWith("macosx");
    String name = "libfftw3" + suffix + (isMac ? ".3.dylib" : ".so.3");
    var search = new Search("FFTW, " + name);
    String named = System.getProperty(PATH);
    if (named != null && !named.isBlank()) {
      Path path = Path.of(named).toAbsolutePath();
      // A file is that of double precision; the other lies beside it.
      Path folder =
          Files.isDirectory(path) ? path : Objects.requireNonNullElse(path.getParent(), path);
      boolean isFile = !Files.isDirectory(path) && suffix.isEmpty();
      return bound(isFile ? path : folder.resolve(name), suffix, search);
    }
    String resource = "org/bytedeco/fftw/" + platform + "/" + name;
    try {
      URL url = BundledFile.onClassPath(resource);
      if (url == null) {
        url = BundledFile.inModule("org.bytedeco.fftw." + platform.replace('-', '.'), resource);
      }
      if (url != null) {
        try (var cache = LibraryCache.ofProcess(new ArrayList<>())) {
          Path folder = cache.unpack("fftw", List.of(BundledFile.at(url)));
          return bound(folder.resolve(name), suffix, search);
        }
      }
      search.failed("resource " + resource, "not on the class path or the module path");
    } catch (IOException e) {
      search.failed("resource " + resource, e);
    }
    try {
      return bound(name, SymbolLookup.libraryLookup(name, Arena.global()), suffix);
    } catch (IllegalArgumentException e) {
      search.failed("the system's " + name, e);
      throw search.failure(FIX);
    }
  }

  private static FftwLibrary bound(Path library, String suffix, Search search) {
    try {
      return bound(library.toString(), SymbolLookup.libraryLookup(library, Arena.global()), suffix);
    } catch (IllegalArgumentException e) {
      search.failed(library.toString(), e);
      throw search.failure(FIX);
    }
  }

  // ---- what is in it ----------------------------------------------------------------------------

  private static FftwLibrary bound(String place, SymbolLookup library, String suffix) {
    var functions = new Functions(library, "fftw" + suffix + "_");
    FunctionDescriptor planner =
        FunctionDescriptor.of(
            ADDRESS, JAVA_INT, ADDRESS, JAVA_INT, ADDRESS, ADDRESS, ADDRESS, JAVA_INT);
    FunctionDescriptor runner = FunctionDescriptor.ofVoid(ADDRESS, ADDRESS, ADDRESS);
    return new FftwLibrary(
        place,
        Libc.string(library.findOrThrow("fftw" + suffix + "_version")),
        functions.find("plan_guru64_dft", planner.insertArgumentLayouts(6, JAVA_INT)),
        functions.find("plan_guru64_dft_r2c", planner),
        functions.find("plan_guru64_dft_c2r", planner),
        functions.find("execute_dft", runner),
        functions.find("execute_dft_r2c", runner),
        functions.find("execute_dft_c2r", runner),
        functions.find("alignment_of", FunctionDescriptor.of(JAVA_INT, ADDRESS)),
        functions.find("destroy_plan", FunctionDescriptor.ofVoid(ADDRESS)));
  }

  private record Functions(SymbolLookup library, String prefix) {
    MethodHandle find(String name, FunctionDescriptor type) {
      return Linker.nativeLinker().downcallHandle(library.findOrThrow(prefix + name), type);
    }
  }
}
