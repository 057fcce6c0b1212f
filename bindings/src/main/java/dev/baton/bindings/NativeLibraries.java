package dev.baton.bindings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds, checks and loads the native libraries: Baton's kernels and OpenBLAS. Call {@link #load()}
 * before anything of {@code dev.baton.bindings.generated}.
 *
 * <p>System properties, each of which takes precedence and is never fallen back from:
 *
 * <ul>
 *   <li>{@code baton.library.path}: Baton's kernels, a file or its folder;
 *   <li>{@code baton.openblas.path}: OpenBLAS, a file or its folder;
 *   <li>{@code baton.lapacke.path}: LAPACKE, for an OpenBLAS that was built without it (Debian's
 *       is);
 *   <li>{@code baton.cache.dir}: where bundled libraries are unpacked, otherwise {@code
 *       $XDG_CACHE_HOME/baton} or {@code ~/.cache/baton};
 *   <li>{@code baton.cpu}, or else the environment variable {@code BATON_CPU}: the kernels'
 *       variant.
 * </ul>
 *
 * <p>{@code OPENBLAS_CORETYPE} in the environment overrides the core type that OpenBLAS would be
 * told to take.
 */
public final class NativeLibraries {

  private NativeLibraries() {}

  /**
   * What was loaded and how that came about.
   *
   * @param baton the file of Baton's kernels
   * @param abi the version of their contract
   * @param variant the kernels chosen: baseline, avx2, avx512 or neon
   * @param cpuFeatures what the CPU has, a set of {@code BATON_CPU_*} bits
   * @param openBlas the file of OpenBLAS
   * @param openBlasConfig what OpenBLAS says it was built with, its version first
   * @param openBlasThreading how OpenBLAS runs threads: sequential, pthreads or OpenMP
   * @param coreName the core type that OpenBLAS took
   * @param coreTypeRequested the core type it was asked for, or null where that was left to it
   * @param coreTypeReason who asked for it and why
   * @param notes what did not go the usual way, for people to read; mostly empty
   * @param loadTime how long all this took
   */
  public record Loaded(
      Path baton,
      int abi,
      String variant,
      int cpuFeatures,
      Path openBlas,
      String openBlasConfig,
      String openBlasThreading,
      String coreName,
      @Nullable String coreTypeRequested,
      String coreTypeReason,
      List<String> notes,
      Duration loadTime) {

    /** Copies the notes. */
    public Loaded {
      notes = List.copyOf(notes);
    }
  }

  /**
   * Loads the libraries at the first call, in whichever thread, and returns the same answer ever
   * after. OpenBLAS is set to one thread, whatever {@code OPENBLAS_NUM_THREADS} says.
   *
   * @return what was loaded
   * @throws NativeLibraryException if anything is missing or does not fit; a later call tries
   *     nothing anew and throws again, with the same message and cause
   */
  public static Loaded load() {
    return switch (Once.OUTCOME) {
      case Loaded loaded -> loaded;
      case Throwable failure -> throw again(failure);
      default -> throw new AssertionError(Once.OUTCOME);
    };
  }

  /** The flag that grants the bindings what they need of the virtual machine. */
  static String accessFlag() {
    Module module = NativeLibraries.class.getModule();
    return "--enable-native-access=" + (module.isNamed() ? module.getName() : "ALL-UNNAMED");
  }

  private static NativeLibraryException again(Throwable failure) {
    Throwable cause = failure instanceof NativeLibraryException ? failure.getCause() : failure;
    String message = messageOf(failure);
    return cause == null
        ? new NativeLibraryException(message)
        : new NativeLibraryException(message, cause);
  }

  private static String messageOf(Throwable failure) {
    String reason = Search.reasonOf(failure);
    return switch (failure) {
      case NativeLibraryException own when own.getMessage() != null -> own.getMessage();
      case IllegalCallerException _ ->
          "cannot load native libraries: native access is denied ("
              + reason
              + ")\n  fix: run java with "
              + accessFlag();
      default -> "cannot load native libraries: " + reason;
    };
  }

  /** Class initialisation is what makes this happen once, and every other thread wait. */
  private static final class Once {
    static final Object OUTCOME = attempt();

    private static Object attempt() {
      try {
        return new LibraryLoader().load();
      } catch (Throwable failure) {
        return failure;
      }
    }
  }
}
