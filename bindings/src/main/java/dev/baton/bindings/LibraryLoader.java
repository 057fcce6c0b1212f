package dev.baton.bindings;

import dev.baton.bindings.generated.BatonLibrary;
import dev.baton.bindings.generated.OpenBlasLibrary;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to load everything, in this order: Baton's kernels; with them the CPU's features;
 * with those the core type that OpenBLAS is to take, put into the environment while OpenBLAS is
 * loaded; then every bound symbol is looked up, before generated code can stumble on one that is
 * missing.
 */
final class LibraryLoader {

  static final String BATON_PATH = "baton.library.path";
  static final String OPENBLAS_PATH = "baton.openblas.path";
  static final String LAPACKE_PATH = "baton.lapacke.path";
  static final String VARIANT_PROPERTY = "baton.cpu";
  static final String VARIANT_VARIABLE = "BATON_CPU";

  /** The artifact that the bindings are generated from and tested with. */
  static final String OPENBLAS_ARTIFACT = "org.bytedeco:openblas:0.3.31-1.5.13";

  private static final List<String> VARIANTS = List.of("baseline", "avx2", "avx512", "neon");

  private final Platform platform = Platform.current();
  private final List<String> notes = new ArrayList<>();

  NativeLibraries.Loaded load() {
    long start = System.nanoTime();
    noteNativeAccess();
    Path baton;
    Path openBlas;
    String variant;
    int features;
    CoreType coreType;
    try (var cache = LibraryCache.ofProcess(notes)) {
      baton = loadBaton(cache);
      variant = selectVariant();
      features = BatonLibrary.baton_cpu_features();
      coreType = CoreType.choose(features, Libc.getenv(CoreType.VARIABLE));
      openBlas = loadOpenBlas(cache, coreType);
    }
    String config = Libc.string(OpenBlasLibrary.openblas_get_config()).strip();
    checkConfiguration(openBlas, config);
    String coreName = Libc.string(OpenBlasLibrary.openblas_get_corename());
    noteCoreType(coreType, coreName);
    // Whatever OPENBLAS_NUM_THREADS says: callers decide, call by call.
    OpenBlasLibrary.openblas_set_num_threads(1);
    return new NativeLibraries.Loaded(
        baton,
        BatonLibrary.BATON_ABI_VERSION(),
        variant,
        features,
        openBlas,
        config,
        threading(OpenBlasLibrary.openblas_get_parallel()),
        coreName,
        coreType.requested(),
        coreType.reason(),
        notes,
        Duration.ofNanos(System.nanoTime() - start));
  }

  // ---- Baton's kernels

  private Path loadBaton(LibraryCache cache) {
    var search = new Search("libbaton, Baton's kernels, for " + platform.name());
    String fix =
        "use a baton-bindings jar built for "
            + platform.name()
            + " (make -C native builds the kernels), or name a library with -D"
            + BATON_PATH
            + "=FILE";
    Path library;
    Path named = named(BATON_PATH, List.of(platform.batonLibrary()), search);
    if (named != null) {
      library = loadOrFail("-D" + BATON_PATH, named, search, fix);
    } else {
      String resource = platform.batonResource();
      URL url = NativeLibraries.class.getResource("/" + resource);
      if (url == null) {
        search.failed("resource " + resource, "not in the bindings' jar, which has " + present());
        throw search.failure(fix);
      }
      Path folder = unpackOrFail(cache, "libbaton", List.of(url), search, fix);
      library = loadOrFail(url.toString(), folder.resolve(platform.batonLibrary()), search, fix);
    }
    checkAbi(library, search, fix);
    requireAll(SymbolList.BATON, library, search, fix);
    return library;
  }

  private String present() {
    String names =
        Platform.KNOWN.stream()
            .filter(other -> NativeLibraries.class.getResource("/" + other.batonResource()) != null)
            .map(Platform::name)
            .collect(Collectors.joining(", "));
    return names.isEmpty() ? "none for any platform" : "one for " + names;
  }

  private static void checkAbi(Path library, Search search, String fix) {
    try (var arena = Arena.ofConfined()) {
      if (SymbolLookup.libraryLookup(library, arena).find("baton_abi_version").isEmpty()) {
        search.failed(library.toString(), "no libbaton: it has no function baton_abi_version");
        throw search.failure(fix);
      }
    }
    int found = BatonLibrary.baton_abi_version();
    int wanted = BatonLibrary.BATON_ABI_VERSION();
    if (found != wanted) {
      search.failed(
          library.toString(),
          "it has ABI version " + found + ", these bindings are for version " + wanted);
      throw search.failure(fix);
    }
  }

  private static String selectVariant() {
    String place = "-D" + VARIANT_PROPERTY;
    String wanted = System.getProperty(VARIANT_PROPERTY);
    if (wanted == null || wanted.isBlank()) {
      place = VARIANT_VARIABLE;
      wanted = System.getenv(VARIANT_VARIABLE);
    }
    String best = select(null);
    if (best == null) {
      throw new IllegalStateException("libbaton has no kernels for this CPU, not even baseline");
    }
    if (wanted == null || wanted.isBlank()) {
      return best;
    }
    String chosen = select(wanted.strip());
    if (chosen == null) {
      var search = new Search("the kernels that " + place + " asks for");
      search.failed(
          place + "=" + wanted, "libbaton has none of that name or this CPU cannot run them");
      String runnable =
          VARIANTS.stream().filter(name -> select(name) != null).collect(Collectors.joining(", "));
      throw search.failure("use one of " + runnable + ", or leave it out for " + best);
    }
    return chosen;
  }

  private static @Nullable String select(@Nullable String variant) {
    try (var arena = Arena.ofConfined()) {
      MemorySegment chosen =
          BatonLibrary.baton_select(
              variant == null ? MemorySegment.NULL : arena.allocateFrom(variant));
      return chosen.address() == 0 ? null : Libc.string(chosen);
    }
  }

  // ---- OpenBLAS

  private Path loadOpenBlas(LibraryCache cache, CoreType coreType) {
    var search = new Search("OpenBLAS for " + platform.name());
    String fix =
        "put "
            + OPENBLAS_ARTIFACT
            + " with the classifier "
            + platform.name()
            + " on the class path or the module path (nothing else of it is needed), or name a"
            + " library with -D"
            + OPENBLAS_PATH
            + "=FILE-OR-FOLDER";
    Path library = named(OPENBLAS_PATH, platform.openBlasLibraries(), search);
    String place = "-D" + OPENBLAS_PATH;
    if (library == null) {
      List<URL> bundled = findBundledOpenBlas(search);
      if (bundled.isEmpty()) {
        throw search.failure(fix);
      }
      Path folder = unpackOrFail(cache, "openblas", bundled, search, fix);
      library = folder.resolve(platform.openBlasLibraries().getFirst());
      place = bundled.getFirst().toString();
    }
    withCoreType(coreType, place, library, search, fix);
    requireAll(SymbolList.CBLAS, library, search, fix);
    requireLapacke(library, search, fix);
    return library;
  }

  /** The library and what it needs, or nothing. */
  private List<URL> findBundledOpenBlas(Search search) {
    if (platform.openBlasLibraries().isEmpty()) {
      String known = Platform.KNOWN.stream().map(Platform::name).collect(Collectors.joining(", "));
      search.failed("platform " + platform.name(), "Baton knows only " + known);
      return List.of();
    }
    String resource = platform.openBlasResources() + platform.openBlasLibraries().getFirst();
    URL url = BundledFile.onClassPath(resource);
    if (url == null) {
      search.failed("resource " + resource, "not on the class path, nor in a resolved module");
      try {
        url = BundledFile.inModule(platform.openBlasModule(), resource);
        if (url == null) {
          search.failed("module " + platform.openBlasModule(), "not on the module path");
        }
      } catch (IOException e) {
        search.failed("module " + platform.openBlasModule(), e);
      }
    }
    if (url == null) {
      return List.of();
    }
    var files = new ArrayList<>(List.of(url));
    String folder = url.toString().substring(0, url.toString().lastIndexOf('/') + 1);
    Stream.concat(platform.systemRuntimeLibraries().stream(), platform.runtimeLibraries().stream())
        .forEach(name -> files.add(sibling(folder, name)));
    return files;
  }

  private static URL sibling(String folder, String name) {
    try {
      return URI.create(folder + name).toURL();
    } catch (MalformedURLException e) {
      throw new AssertionError("a folder that a resource was found in has a URL", e);
    }
  }

  /**
   * Loads OpenBLAS with its core type in the environment, and puts the environment back: programs
   * started later, other BLAS users among them, are not to inherit it. Native code of other threads
   * that reads the environment at this very moment is the price; there is no other way to tell
   * OpenBLAS.
   */
  private void withCoreType(
      CoreType coreType, String place, Path library, Search search, String fix) {
    String before = Libc.getenv(CoreType.VARIABLE);
    Libc.setenv(CoreType.VARIABLE, coreType.requested());
    try {
      loadRuntime(library);
      loadOrFail(place, library, search, fix);
    } finally {
      Libc.setenv(CoreType.VARIABLE, before);
    }
  }

  /**
   * Loads the Fortran runtime that lies beside OpenBLAS. The artifact's OpenBLAS finds its own
   * dependency there, but not that one's, whereas the dynamic linker takes what is loaded already
   * under the name asked for. The compiler's runtime comes from the system where it has one, being
   * shared with all C++ code of the process.
   */
  private void loadRuntime(Path openBlas) {
    for (String name : platform.systemRuntimeLibraries()) {
      try {
        var _ = SymbolLookup.libraryLookup(name, Arena.global());
      } catch (IllegalArgumentException _) {
        loadIfThere(openBlas.resolveSibling(name));
      }
    }
    platform.runtimeLibraries().forEach(name -> loadIfThere(openBlas.resolveSibling(name)));
  }

  private void loadIfThere(Path library) {
    if (!Files.exists(library)) {
      return; // A system's OpenBLAS has its runtime elsewhere, where the dynamic linker finds it.
    }
    try {
      var _ = SymbolLookup.libraryLookup(library, Arena.global());
    } catch (IllegalArgumentException e) {
      // Not yet a failure: OpenBLAS may do without. If not, loading it says so.
      notes.add("could not load " + library + ": " + Search.reasonOf(e));
    }
  }

  private void requireLapacke(Path openBlas, Search search, String fix) {
    if (SymbolList.LAPACKE.missingFrom(openBlas).isEmpty()) {
      requireAll(SymbolList.LAPACKE, openBlas, search, fix);
      return;
    }
    search.failed(openBlas.toString(), "it was built without LAPACKE, LAPACK's C interface");
    String lapackeFix =
        "name a LAPACKE library besides, with -D" + LAPACKE_PATH + "=FILE, or another OpenBLAS";
    Path lapacke = named(LAPACKE_PATH, List.of("liblapacke.so.3", "liblapacke.so"), search);
    if (lapacke == null) {
      throw search.failure(lapackeFix);
    }
    loadOrFail("-D" + LAPACKE_PATH, lapacke, search, lapackeFix);
    requireAll(SymbolList.LAPACKE, lapacke, search, lapackeFix);
    notes.add("LAPACKE is " + lapacke + ", because OpenBLAS was built without");
  }

  private static void checkConfiguration(Path library, String config) {
    if (config.contains("USE64BITINT")) {
      var search = new Search("OpenBLAS");
      search.failed(
          library.toString(),
          "its integers have 64 bits, the bindings' 32 (its configuration: " + config + ")");
      throw search.failure("use an OpenBLAS that was built without INTERFACE64");
    }
  }

  private void noteCoreType(CoreType coreType, String coreName) {
    if (coreType.requested() != null && !coreName.equalsIgnoreCase(coreType.requested())) {
      notes.add(
          "OpenBLAS was asked for core type " + coreType.requested() + " and took " + coreName);
    }
  }

  private static String threading(int parallel) {
    if (parallel == OpenBlasLibrary.OPENBLAS_SEQUENTIAL()) {
      return "sequential";
    }
    return parallel == OpenBlasLibrary.OPENBLAS_OPENMP() ? "OpenMP" : "pthreads";
  }

  // ---- for both

  /**
   * The library that a system property names, itself or its folder; null where the property is not
   * set.
   */
  private static @Nullable Path named(String property, List<String> fileNames, Search search) {
    String value = System.getProperty(property);
    if (value == null || value.isBlank()) {
      return null;
    }
    Path path = Path.of(value).toAbsolutePath();
    if (!Files.isDirectory(path)) {
      return path;
    }
    for (String name : fileNames) {
      Path file = path.resolve(name);
      if (Files.exists(file)) {
        return file;
      }
      search.failed("-D" + property + ", " + file, "no such file");
    }
    throw search.failure("name the library itself: -D" + property + "=FILE");
  }

  private static Path unpackOrFail(
      LibraryCache cache, String group, List<URL> resources, Search search, String fix) {
    try {
      var files = new ArrayList<BundledFile>();
      for (URL resource : resources) {
        files.add(BundledFile.at(resource));
      }
      return cache.unpack(group, files);
    } catch (IOException e) {
      search.failed("unpacking " + resources.getFirst(), e);
      throw search.failure(
          fix + ", or a folder to unpack to with -D" + LibraryCache.PROPERTY + "=DIR");
    }
  }

  private static Path loadOrFail(String place, Path library, Search search, String fix) {
    String where = place + ", " + library;
    if (!Files.exists(library)) {
      search.failed(where, "no such file");
      throw search.failure(fix);
    }
    try {
      System.load(library.toString());
      return library;
    } catch (UnsatisfiedLinkError e) {
      search.failed(where, e);
      String message = e.getMessage();
      throw search.failure(
          message != null && message.contains("another classloader")
              ? "load Baton in one class loader only, one that is shared by all who use it"
              : fix);
    }
  }

  private static void requireAll(SymbolList list, Path library, Search search, String fix) {
    List<String> missing = list.missingFrom(library);
    if (!missing.isEmpty()) {
      search.failed(library.toString(), "it lacks " + String.join(", ", missing));
      throw search.failure(fix);
    }
    List<String> shadowed = list.shadowedIn(library);
    if (!shadowed.isEmpty()) {
      search.failed(
          library.toString(),
          "another library loaded by the same class loader also has "
              + String.join(", ", shadowed)
              + ", and either could answer");
      throw search.failure("load Baton and the other library's user in class loaders of their own");
    }
  }

  private void noteNativeAccess() {
    if (!NativeLibraries.class.getModule().isNativeAccessEnabled()) {
      notes.add("native access was not granted: run java with " + NativeLibraries.accessFlag());
    }
  }
}
