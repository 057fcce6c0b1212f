package dev.baton.core.io;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.baton.core.Numeric;
import dev.baton.core.array.NDArray;
import dev.baton.core.interpreter.Interpreter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever the bytes of a .npy or .npz file are, they are read or refused with an {@link
 * IOException}, and no memory is left behind. The seeds are written by {@code fuzz_seeds.py};
 * {@code mvn -P fuzz} tries others.
 */
class FileFuzzTest {
  @TempDir private Path folder;

  private final Interpreter interpreter = Interpreter.builder().build();
  private final Numeric np = Numeric.of(interpreter);

  @AfterEach
  void close() {
    interpreter.close();
  }

  @FuzzTest
  void anyFileIsReadOrRefused(byte[] bytes) throws IOException {
    Path file = Files.write(folder.resolve("fuzzed.npy"), bytes);
    try (NDArray read = np.load(file)) {
      Path again = folder.resolve("again.npy");
      np.save(again, read);
      try (NDArray reread = np.load(again)) {
        assertThat(reread.repr()).isEqualTo(read.repr());
      }
    } catch (IOException refused) {
      assertThat(refused).hasMessageStartingWith(file.toString());
    }
    try (NDArray mapped = np.load(file, MapMode.READ_ONLY)) {
      assertThat(mapped.isWriteable()).isFalse();
    } catch (IOException refused) {
      assertThat(refused).hasMessageStartingWith(file.toString());
    }
    requireNothingLeft();
  }

  @FuzzTest
  void anyArchiveIsReadOrRefused(byte[] bytes) throws IOException {
    Path file = Files.write(folder.resolve("fuzzed.npz"), bytes);
    try (NpzArchive archive = np.loadNpz(file)) {
      for (String name : archive.names()) {
        try (NDArray array = archive.get(name)) {
          assertThat(array.size()).isNotNegative();
        } catch (IOException refused) {
          assertThat(refused).hasMessageStartingWith(file.toString());
        }
      }
    } catch (IOException refused) {
      assertThat(refused).hasMessageStartingWith(file.toString());
    }
    requireNothingLeft();
  }

  private void requireNothingLeft() {
    assertThat(np.memory().arrays()).isZero();
    assertThat(np.memory().inUseBytes()).isZero();
  }
}
