package dev.baton.bindings;

import java.util.List;
import java.util.Locale;

/**
 * An operating system and architecture, and what the libraries are called there.
 *
 * @param name {@code <os>-<arch>} as the OpenBLAS artifact and Baton's own build spell it
 * @param batonLibrary file name of Baton's kernels
 * @param openBlasLibraries file names under which OpenBLAS is looked for, the artifact's own first
 * @param runtimeLibraries what OpenBLAS needs besides the system, in the order to load it
 * @param systemRuntimeLibraries the same, but taken from the system where it has it
 */
record Platform(
    String name,
    String batonLibrary,
    List<String> openBlasLibraries,
    List<String> runtimeLibraries,
    List<String> systemRuntimeLibraries) {

  /** Every platform that the build knows a name for. */
  static final List<Platform> KNOWN =
      List.of(
          linux("linux-x86_64", List.of("libquadmath.so.0", "libgfortran.so.5")),
          linux("linux-arm64", List.of("libgfortran.so.5")),
          macos("macosx-x86_64"),
          macos("macosx-arm64"));

  private static Platform linux(String name, List<String> fortranRuntime) {
    return new Platform(
        name,
        "libbaton.so",
        List.of("libopenblas.so.0", "libopenblas.so"),
        fortranRuntime,
        List.of("libgcc_s.so.1"));
  }

  private static Platform macos(String name) {
    // The artifact's libraries name each other relative to themselves there, so nothing is loaded
    // ahead.
    return new Platform(
        name,
        "libbaton.dylib",
        List.of("libopenblas.0.dylib", "libopenblas.dylib"),
        List.of(),
        List.of());
  }

  /** The platform of this virtual machine; one without file names where it is not known. */
  static Platform current() {
    return of(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
  }

  static Platform of(String osName, String osArch) {
    String os =
        switch (osName.toLowerCase(Locale.ROOT)) {
          case "linux" -> "linux";
          case "mac os x" -> "macosx";
          case String other -> other.replace(' ', '-');
        };
    String arch =
        switch (osArch.toLowerCase(Locale.ROOT)) {
          case "amd64", "x86_64" -> "x86_64";
          case "aarch64", "arm64" -> "arm64";
          case String other -> other;
        };
    String name = os + "-" + arch;
    return KNOWN.stream()
        .filter(platform -> platform.name.equals(name))
        .findFirst()
        .orElseGet(() -> new Platform(name, "libbaton.so", List.of(), List.of(), List.of()));
  }

  /** Where the bindings' jar keeps Baton's kernels. */
  String batonResource() {
    return "META-INF/baton/" + name + "/" + batonLibrary;
  }

  /** The folder in the OpenBLAS artifact that holds its libraries. */
  String openBlasResources() {
    return "org/bytedeco/openblas/" + name + "/";
  }

  /** The module that the OpenBLAS artifact is on a module path. */
  String openBlasModule() {
    return "org.bytedeco.openblas." + name.replace('-', '.');
  }
}
