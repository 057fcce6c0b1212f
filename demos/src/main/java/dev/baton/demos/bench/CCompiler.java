package dev.baton.demos.bench;

import dev.baton.demos.peer.PeerException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The C compiler that {@code CC} names, or {@code cc}, and a folder for what it makes. */
final class CCompiler {
  private final Path folder;

  /** Makes a folder that is deleted when the JVM ends. */
  CCompiler() throws IOException {
    folder = Files.createTempDirectory("baton-c-");
    folder.toFile().deleteOnExit();
  }

  /** Returns a file in the folder that is deleted with it. */
  Path file(String name) {
    Path file = folder.resolve(name);
    file.toFile().deleteOnExit(); // In reverse order, the folder last.
    return file;
  }

  /** Copies a source into the folder. */
  Path source(String name) throws IOException {
    Path source = file(name);
    try (InputStream in = Objects.requireNonNull(CCompiler.class.getResourceAsStream(name), name)) {
      Files.copy(in, source);
    }
    return source;
  }

  /** Runs the compiler. */
  void run(List<String> arguments) throws PeerException, InterruptedException {
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
}
