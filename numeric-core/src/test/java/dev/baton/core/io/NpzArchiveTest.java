package dev.baton.core.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.core.GoldenElements;
import dev.baton.core.Numeric;
import dev.baton.core.array.DType;
import dev.baton.core.array.NDArray;
import dev.baton.core.interpreter.Interpreter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NpzArchiveTest {
  @TempDir private Path folder;

  private Interpreter interpreter;
  private Numeric np;
  private Path path;

  @BeforeEach
  void open() {
    interpreter = Interpreter.builder().build();
    np = Numeric.of(interpreter);
    path = folder.resolve("arrays.npz");
  }

  @AfterEach
  void close() {
    assertThat(np.memory().arrays()).isZero();
    interpreter.close();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void writesAndReads(boolean compressed) throws IOException {
    try (var _ = np.scope()) {
      Map<String, NDArray> arrays = new LinkedHashMap<>();
      arrays.put("b/x", np.arange(100_000.0));
      arrays.put("a", np.arange(6.0).reshape(2, 3).transpose());
      arrays.put("empty", np.empty(DType.INT8, 0, 3));
      if (compressed) {
        np.savezCompressed(path, arrays);
      } else {
        np.savez(path, arrays);
      }
      byte[] first = Files.readAllBytes(path);
      try (NpzArchive archive = np.loadNpz(path)) {
        assertThat(archive.names()).containsExactly("b/x", "a", "empty");
        assertThat(archive.contains("a")).isTrue();
        for (String name : archive.names()) {
          NDArray a = archive.get(name);
          assertThat(a.dtype()).isEqualTo(arrays.get(name).dtype());
          assertThat(a.shape()).isEqualTo(arrays.get(name).shape());
          assertThat(GoldenElements.bits(a)).isEqualTo(GoldenElements.bits(arrays.get(name)));
        }
        assertThatIllegalArgumentException()
            .isThrownBy(() -> archive.get("c"))
            .withMessageContaining("[b/x, a, empty]");
      }
      NpzArchive closed = np.loadNpz(path);
      closed.close();
      assertThatIllegalStateException().isThrownBy(() -> closed.get("a"));
      assertThat(first.length < 700_000).isEqualTo(compressed);
      if (compressed) {
        np.savezCompressed(path, arrays);
      } else {
        np.savez(path, arrays);
      }
      assertThat(Files.readAllBytes(path)).as("the same again").isEqualTo(first);
    }
  }

  @Test
  void namesArraysByNumber() throws IOException {
    try (var _ = np.scope()) {
      np.savez(path, np.ones(1), np.zeros(2));
      try (NpzArchive archive = np.loadNpz(path)) {
        assertThat(archive.names()).containsExactly("arr_0", "arr_1");
      }
      for (String name : new String[] {"", "/a", "../a", "a/../b", "C:x", "a\\b"}) {
        assertThatIllegalArgumentException()
            .isThrownBy(() -> np.savez(path, Map.of(name, np.ones(1))));
      }
    }
  }

  /** An archive of one array of 1,000 doubles, whose bytes a test changes. */
  private byte[] archive(boolean compressed) throws IOException {
    try (NDArray a = np.zeros(1000)) {
      Map<String, NDArray> arrays = Map.of("a", a);
      if (compressed) {
        np.savezCompressed(path, arrays);
      } else {
        np.savez(path, arrays);
      }
    }
    return Files.readAllBytes(path);
  }

  private void assertRefused(byte[] bytes, String why) throws IOException {
    Files.write(path, bytes);
    assertThatThrownBy(
            () -> {
              try (NpzArchive archive = np.loadNpz(path)) {
                archive.get("a").close();
              }
            })
        .isInstanceOf(IOException.class)
        .hasMessageContaining(path.toString())
        .hasMessageContaining(why);
    assertThat(np.memory().arrays()).isZero();
  }

  @Test
  void checksTheChecksum() throws IOException {
    byte[] bytes = archive(false);
    bytes[bytes.length / 2] ^= 1; // an element
    assertRefused(bytes, "checksum");
  }

  @Test
  void refusesTruncations() throws IOException {
    byte[] bytes = archive(true);
    for (int length = 0; length < bytes.length; length += 7) {
      assertRefused(Arrays.copyOf(bytes, length), "");
    }
  }

  /** Where the central directory has its one entry. */
  private static int directory(byte[] bytes) {
    for (int at = bytes.length - 4; ; at--) {
      if (bytes[at] == 'P' && bytes[at + 1] == 'K' && bytes[at + 2] == 1 && bytes[at + 3] == 2) {
        return at;
      }
    }
  }

  @Test
  void refusesSizesThatCannotBe() throws IOException {
    byte[] bomb = archive(true);
    ByteBuffer.wrap(bomb)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(directory(bomb) + 24, 2_000_000_000);
    assertRefused(bomb, "cannot have 2000000000 bytes");

    byte[] small = archive(true);
    ByteBuffer.wrap(small).order(ByteOrder.LITTLE_ENDIAN).putInt(directory(small) + 24, 200);
    assertRefused(small, "");

    byte[] stored = archive(false);
    ByteBuffer.wrap(stored).order(ByteOrder.LITTLE_ENDIAN).putInt(directory(stored) + 24, 9_000);
    assertRefused(stored, "");
  }

  private static byte[] zip(String... names) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (String name : names) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(NpyHeader.bytes("test", DType.INT8, false, new long[] {0}));
        zip.closeEntry();
      }
    }
    return out.toByteArray();
  }

  @Test
  void refusesNamesThatMeanNoGood() throws IOException {
    assertRefused(zip("../a.npy"), "leads out");
    assertRefused(zip("a.npy", "x/../../y"), "leads out");
    assertRefused(zip("/a.npy"), "absolute");
    String twice = new String(zip("a.npy", "b.npy"), StandardCharsets.ISO_8859_1);
    byte[] bytes = twice.replace("b.npy", "a.npy").getBytes(StandardCharsets.ISO_8859_1);
    assertRefused(bytes, "a.npy");
    assertRefused("no zip file at all".getBytes(StandardCharsets.ISO_8859_1), "cannot be opened");
  }

  /** Whatever the bytes, an array is read or refused by an IOException, and by nothing else. */
  @Test
  void changedArchivesAreReadOrRefused() throws IOException {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    byte[][] whole = {archive(false), archive(true)};
    for (int i = 0; i < 200; i++) {
      byte[] bytes = whole[i % 2].clone();
      for (int change = random.nextInt(3); change >= 0; change--) {
        boolean atEnd = random.nextBoolean();
        int at = random.nextInt(Math.min(bytes.length, 200));
        bytes[atEnd ? bytes.length - 1 - at : at] ^= (byte) (1 << random.nextInt(8));
      }
      Files.write(path, bytes);
      try (NpzArchive archive = np.loadNpz(path)) {
        for (String name : archive.names()) {
          archive.get(name).close();
        }
      } catch (IOException refused) {
        assertThat(refused).as("seed %d", seed).hasMessageStartingWith(path.toString());
      } catch (RuntimeException fault) {
        throw new AssertionError("seed " + seed + ", change " + i, fault);
      }
      assertThat(np.memory().arrays()).as("seed %d", seed).isZero();
    }
  }

  @Test
  void leavesOutWhatIsNoArray() throws IOException {
    Files.write(path, zip("a.npy", "readme.txt"));
    try (NpzArchive archive = np.loadNpz(path);
        NDArray a = archive.get("a")) {
      assertThat(archive.names()).containsExactly("a");
      assertThat(a.shape()).containsExactly(0);
    }
  }

  @Test
  void refusesHeadersThatDoNotFitTheEntry() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("a.npy"));
      zip.write(NpyHeader.bytes("test", DType.FLOAT64, false, new long[] {1L << 40}));
      zip.closeEntry();
    }
    assertRefused(out.toByteArray(), "takes 8796093022208 bytes");
  }
}
