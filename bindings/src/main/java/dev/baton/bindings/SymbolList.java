package dev.baton.bindings;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The functions that jextract was told to bind, from the allow-list that it was given. */
enum SymbolList {
  BATON("baton.symbols"),
  CBLAS("cblas.symbols"),
  LAPACKE("lapacke.symbols");

  private static final String FUNCTION = "--include-function ";

  private final String file;

  SymbolList(String file) {
    this.file = file;
  }

  List<String> functions() {
    String resource = "/META-INF/baton/symbols/" + file;
    try (InputStream in = SymbolList.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("the bindings' jar lacks " + resource);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> line.startsWith(FUNCTION))
          .map(line -> line.substring(FUNCTION.length()).strip())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The functions of this list that a loaded library, its dependencies included, does not have. */
  List<String> missingFrom(Path library) {
    try (var arena = Arena.ofConfined()) {
      SymbolLookup lookup = SymbolLookup.libraryLookup(library, arena);
      return functions().stream().filter(name -> lookup.find(name).isEmpty()).toList();
    }
  }

  /**
   * The functions of this list that generated code would find elsewhere than in a library: another
   * one loaded by the same class loader has them too, and which of the two answers is chance.
   */
  List<String> shadowedIn(Path library) {
    try (var arena = Arena.ofConfined()) {
      SymbolLookup own = SymbolLookup.libraryLookup(library, arena);
      SymbolLookup generated = SymbolLookup.loaderLookup();
      return functions().stream()
          .filter(name -> own.findOrThrow(name).address() != generated.findOrThrow(name).address())
          .toList();
    }
  }
}
