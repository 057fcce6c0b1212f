package dev.baton.demos.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Arrays of Baton's and of ND4J's on the same elements, in a process that has both libraries. */
class SharedMemoryTest {
  private static final long DEADLINE_SECONDS = 120;

  private static final String PROGRAM =
      """
      import dev.baton.core.Numeric;
      import dev.baton.core.array.*;
      import dev.baton.core.interpreter.Interpreter;
      import dev.baton.nd4j.SharedMemory;
      import org.nd4j.linalg.api.buffer.DataType;
      import org.nd4j.linalg.api.ndarray.INDArray;
      import org.nd4j.linalg.factory.Nd4j;
      import org.nd4j.linalg.indexing.NDArrayIndex;

      class Exchange {
        public static void main(String[] arguments) {
          try (var interpreter = Interpreter.builder().build();
              var attachment = interpreter.attach()) {
            Numeric np = Numeric.of(interpreter);
            INDArray theirs = Nd4j.arange(12).castTo(DataType.DOUBLE).reshape(3, 4);
            INDArray rows = theirs.get(NDArrayIndex.interval(1, 3));
            NDArray shown = np.frombuffer(SharedMemory.segment(rows), DType.FLOAT64).reshape(rows.shape());
            shown.set(99.0, 0, 1);
            rows.putScalar(1, 2, -5.0);
            System.out.println(theirs.getDouble(1, 1) + " " + shown.getDouble(1, 2));

            NDArray ours = np.arange(6.0).reshape(2, 3);
            INDArray view = SharedMemory.array(ours.segment(), DataType.DOUBLE, ours.shape());
            view.addi(1);
            System.out.println(np.arrayEqual(ours, np.arange(1.0, 7.0).reshape(2, 3)));
            INDArray product = view.mmul(view.transpose());
            System.out.println(product.getDouble(0, 1) + " " + ours.matmul(ours.transpose()).getDouble(0, 1));

            try {
              SharedMemory.segment(theirs.transpose());
            } catch (IllegalArgumentException refused) {
              System.out.println(refused.getMessage());
            }
          }
        }
      }
      """;

  /** A skipped test where ND4J has not been fetched. */
  @Test
  void eachSideReadsWhatTheOtherWrites(@TempDir Path folder) throws Exception {
    Path libraries = Nd4jPeer.built();
    assumeThat(libraries.resolve("baton-nd4j.jar")).as(Nd4jPeer.HOW).isRegularFile();
    Path source = Files.writeString(folder.resolve("Exchange.java"), PROGRAM);
    Path output = folder.resolve("output.txt");
    Process process =
        new ProcessBuilder(command(libraries, source))
            .redirectOutput(output.toFile())
            .redirectError(folder.resolve("errors.txt").toFile())
            .start();
    if (!process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("not ended in time; so far: " + Files.readString(output));
    }
    assertThat(process.exitValue()).as(() -> read(folder.resolve("errors.txt"))).isZero();
    assertThat(Files.readAllLines(output))
        .endsWith(
            "99.0 -5.0",
            "true",
            "32.0 32.0",
            "shape [4, 3] with strides [1, 4] is not dense in C's order: dup('c') makes a copy that"
                + " is");
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** This JVM's class path, modules or not, and ND4J's after it: its OpenBLAS is the older one. */
  private static List<String> command(Path libraries, Path source) {
    List<String> entries = new ArrayList<>();
    for (String property : new String[] {"jdk.module.path", "java.class.path"}) {
      entries.add(System.getProperty(property, ""));
    }
    entries.removeIf(String::isEmpty);
    entries.add(libraries.resolve("*").toString());
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow",
        "--class-path",
        String.join(File.pathSeparator, entries),
        source.toString());
  }
}
