package dev.baton.bindings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A shared library that has the functions it should, except where a test wants it otherwise. */
final class FakeLibrary {

  private final Map<String, String> functions = new LinkedHashMap<>();

  /** Starts with functions that take nothing and return 0. */
  FakeLibrary(Collection<String> names) {
    names.forEach(name -> functions.put(name, "int " + name + "(void) { return 0; }"));
  }

  static FakeLibrary openBlas(String config) {
    return new FakeLibrary(SymbolList.CBLAS.functions())
        .with(
            "openblas_get_config",
            "const char *openblas_get_config(void) { return \"" + config + "\"; }")
        .with(
            "openblas_get_corename",
            "const char *openblas_get_corename(void) { return \"Fake\"; }");
  }

  FakeLibrary with(String name, String definition) {
    functions.put(name, definition);
    return this;
  }

  FakeLibrary without(String name) {
    assertThat(functions.remove(name)).isNotNull();
    return this;
  }

  /** Compiles it, by the compiler that the kernels' build needs anyway. */
  Path compile(Path library) throws IOException, InterruptedException {
    Path source = library.resolveSibling(library.getFileName() + ".c");
    Files.writeString(
        source, functions.values().stream().collect(Collectors.joining("\n", "", "\n")));
    // CC may carry flags.
    List<String> command =
        new ArrayList<>(List.of(System.getenv().getOrDefault("CC", "cc").split(" +")));
    command.addAll(List.of("-shared", "-fPIC", "-o", library.toString(), source.toString()));
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return library;
  }
}
