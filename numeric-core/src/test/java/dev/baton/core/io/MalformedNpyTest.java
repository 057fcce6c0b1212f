package dev.baton.core.io;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.core.Numeric;
import dev.baton.core.array.NDArray;
import dev.baton.core.interpreter.Interpreter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with a .npy file is said, and nothing is allocated for it. */
class MalformedNpyTest {
  @TempDir private Path folder;

  private Interpreter interpreter;
  private Numeric np;

  @BeforeEach
  void open() {
    interpreter = Interpreter.builder().build();
    np = Numeric.of(interpreter);
  }

  @AfterEach
  void close() {
    interpreter.close();
  }

  private static byte[] file(int major, long length, String header, byte[] data) {
    ByteBuffer out =
        ByteBuffer.allocate(12 + header.length() + data.length).order(ByteOrder.LITTLE_ENDIAN);
    out.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', (byte) major, 0});
    if (major == 1) {
      out.putShort((short) length);
    } else {
      out.putInt((int) length);
    }
    out.put(header.getBytes(ISO_8859_1)).put(data);
    return Arrays.copyOf(out.array(), out.position());
  }

  private static byte[] file(String header) {
    return file(1, header.length(), header, new byte[64]);
  }

  private Path written(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("file.npy"), bytes);
  }

  private void assertRefused(byte[] bytes, String why) throws IOException {
    Path path = written(bytes);
    long before = np.memory().inUseBytes();
    assertThatThrownBy(() -> np.load(path))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(path.toString())
        .hasMessageContaining(why);
    assertThatThrownBy(() -> np.load(path, MapMode.READ_ONLY)).isInstanceOf(IOException.class);
    assertThat(np.memory().inUseBytes()).isEqualTo(before);
    assertThat(np.memory().arrays()).isZero();
  }

  private static String header(String descr, String order, String shape) {
    return "{'descr': %s, 'fortran_order': %s, 'shape': %s, }\n".formatted(descr, order, shape);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "'<f8'; False; (-1,); not negative",
        "'<f8'; False; (9,); takes 72 bytes, and 64 follow",
        "'<f8'; False; (4611686018427387904,); no array has the shape",
        "'<f8'; False; (4294967296, 4294967296); no array has the shape",
        "'<f8'; False; (9223372036854775808,); above 2^63-1",
        "'<f8'; False; (99999999999999999999999,); above 2^63-1",
        "'<f8'; False; (1000000000000,); takes 8000000000000 bytes",
        "'<f8'; False; (3; is expected",
        "'<f8'; False; (3); in parentheses",
        "'<f8'; False; (3,,); an extent is expected",
        "'<f8'; False; (3 4); a comma",
        "'<f8'; False; (03,); starts with 0",
        "'<f8'; False; (True,); an extent is expected",
        "'<f8'; False; (3.0,); a comma",
        "'<f8'; False; [3]; '(' is expected",
        "'<f8'; 0; (3,); True or False",
        "'<f8'; None; (3,); True or False",
        "'<ixy'; False; (3,); <ixy",
        "'<f3'; False; (3,); <f3",
        "'|f8'; False; (3,); |f8",
        "'f8f8'; False; (3,); f8f8",
        "''; False; (3,); descr",
        "'|O'; False; (1,); unpickling",
        "'<U1'; False; (1,); strings",
        "'|S1'; False; (1,); strings",
        "'<M8[ns]'; False; (1,); dates",
        "'|V8'; False; (1,); structured",
        "[('a', '<f8')]; False; (1,); [('a', '<f8')]",
        "('<f8', (2,)); False; (1,); structured",
        "[('a', '<f8'; False; (1,); bracket",
        "'\\x3cf8'; False; (1,); escape",
        "1; False; (1,); a string",
      })
  void namesTheFault(String descr, String order, String shape, String why) throws IOException {
    assertRefused(file(header(descr, order, shape)), why);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "{'descr': '<f8', 'fortran_order': False, 'shape': (1,)} x; follows",
        "{'descr': '<f8', 'fortran_order': False}; is missing",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (1,), 'shape': (2,)}; twice",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (1,), 'x': 1}; unknown",
        "{}; is missing",
        "`` ; '{' is expected",
        "{'descr': '<f8' 'fortran_order': False}; '}' is expected",
        "{descr: '<f8'}; a string is expected",
        "{'descr: <f8}; not closed",
        "__import__('os').system('false'); '{' is expected",
      })
  void takesNothingButTheDictionary(String header, String why) throws IOException {
    assertRefused(file(header), why);
  }

  @Test
  void refusesLengthsAndVersionsThatCannotBe() throws IOException {
    String header = header("'<f8'", "False", "(1,)");
    assertRefused(file(2, 0xffff_ffffL, header, new byte[8]), "4294967295 bytes");
    assertRefused(file(1, 60_000, header, new byte[8]), "60000 bytes");
    assertRefused(file(1, 5_000, header, new byte[8]), "ends within the header");
    assertRefused(file(4, header.length(), header, new byte[8]), "version 4.0");
    assertRefused(file(0, header.length(), header, new byte[8]), "version 0.0");
    assertRefused(file(3, 3, "\u00ff\u00fe{", new byte[8]), "not UTF-8");
    assertRefused("PK\3\4 is a zip file".getBytes(ISO_8859_1), "not a .npy file");
    assertRefused(new byte[0], "ends within the magic string");
  }

  @ParameterizedTest
  @ValueSource(strings = {"(2,)", "(1, 2)", "(2L,)", "( 2 , )", "(2, 0)", "()"})
  void takesWhatIsUnusualButValid(String shape) throws IOException {
    try (NDArray a = np.load(written(file(header("\"<f8\"", "False", shape))))) {
      assertThat(a.sizeBytes()).isLessThanOrEqualTo(64);
    }
    byte[] version3 =
        file(
            3,
            header("'<f8'", "False", shape).length(),
            header("'<f8'", "False", shape),
            new byte[64]);
    if (shape.contains("L")) {
      assertRefused(version3, "comma"); // Python 2 wrote no version 3.
    } else {
      np.load(written(version3)).close();
    }
  }

  @Test
  void refusesEveryTruncation() throws IOException {
    Path path = folder.resolve("whole.npy");
    try (NDArray a = np.arange(5)) {
      np.save(path, a);
    }
    byte[] whole = Files.readAllBytes(path);
    for (int length = 0; length < whole.length; length++) {
      assertRefused(Arrays.copyOf(whole, length), "");
    }
  }

  /**
   * Whatever the bytes, a header is understood or refused by an IOException, and by nothing else.
   */
  @Test
  void mutatedHeadersAreReadOrRefused() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    byte[][] seeds = {
      file(1, 60, header("'<f8'", "False", "(2, 3)"), new byte[0]),
      file(2, 58, header("'>c16'", "True", "(4,)"), new byte[0]),
      file(3, 70, header("[('a', '<f8')]", "False", "()"), new byte[0]),
    };
    byte[] alphabet = "{}()[]',\": 0123456789-<>|=bBiufcOSUVML\\\n_TrueFalse".getBytes(ISO_8859_1);
    int read = 0;
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = seeds[random.nextInt(seeds.length)].clone();
      bytes[8] = (byte) (bytes.length - (bytes[6] == 1 ? 10 : 12));
      for (int change = random.nextInt(4); change >= 0; change--) {
        int at = random.nextInt(bytes.length);
        bytes[at] =
            random.nextInt(4) == 0
                ? (byte) (bytes[at] ^ (1 << random.nextInt(8)))
                : alphabet[random.nextInt(alphabet.length)];
      }
      if (random.nextInt(8) == 0) {
        bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length));
      }
      try {
        NpyHeader header = NpyHeader.read(new ByteArrayInputStream(bytes), "mutant");
        assertThat(header.dataBytes()).isNotNegative();
        assertThat(header.length()).isLessThanOrEqualTo(bytes.length);
        read++;
      } catch (IOException refused) {
        assertThat(refused).as("seed %d", seed).hasMessageStartingWith("mutant: ");
      } catch (RuntimeException fault) {
        throw new AssertionError("seed " + seed + ": " + Arrays.toString(bytes), fault);
      }
    }
    assertThat(read).as("some changes do no harm; seed %d", seed).isPositive();
  }
}
