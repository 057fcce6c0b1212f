package dev.baton.core.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.core.GoldenElements;
import dev.baton.core.GoldenFile;
import dev.baton.core.Numeric;
import dev.baton.core.array.DType;
import dev.baton.core.array.NDArray;
import dev.baton.core.interpreter.Interpreter;
import dev.baton.core.interpreter.LockPolicy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds files against NumPy's: those it writes are read and written again, to the byte. */
class GoldenFilesTest {
  private static final List<List<String>> GOLDEN = GoldenFile.read("files").records();
  private static final int MOST_SHOWN = 5;

  @TempDir private Path folder;

  private static List<List<String>> records(String kind) {
    return GOLDEN.stream().filter(record -> record.get(0).equals(kind)).toList();
  }

  private static void assertNone(List<String> faults) {
    assertThat(faults.stream().limit(MOST_SHOWN))
        .as("%d faults, the first of them", faults.size())
        .isEmpty();
  }

  @Test
  void theFileHasCasesOfEveryKind() {
    for (String kind : List.of("npy", "refused", "npz", "load", "save")) {
      assertThat(records(kind)).as(kind).isNotEmpty();
    }
    assertThat(GOLDEN).hasSizeGreaterThan(1500);
  }

  @ParameterizedTest
  @ValueSource(strings = {"cpython", "none"})
  void readsAndWritesNpyAsNumpyDoes(String policy) throws IOException {
    LockPolicy lock = policy.equals("none") ? LockPolicy.none() : LockPolicy.cpython();
    Path source = folder.resolve("source.npy");
    Path target = folder.resolve("target.npy");
    List<String> faults = new ArrayList<>();
    try (Interpreter interpreter = Interpreter.builder().lock(lock).build()) {
      Numeric np = Numeric.of(interpreter);
      for (List<String> golden : records("npy")) {
        byte[] bytes = HexFormat.of().parseHex(golden.get(7));
        Files.write(source, bytes);
        try (NDArray a = np.load(source)) {
          String found = a.dtype() + " " + field(a.shape()) + " " + GoldenElements.bits(a);
          String wanted = golden.get(2) + " " + golden.get(5) + " " + golden.get(6);
          if (!found.equals(wanted)) {
            faults.add("%s%nread as %s".formatted(golden, found));
          }
          np.save(target, a);
          boolean native1 = golden.get(1).equals("1") && golden.get(3).equals("<");
          if (native1 && !Arrays.equals(Files.readAllBytes(target), bytes)) {
            faults.add(
                "%s%nwritten as %s"
                    .formatted(golden, HexFormat.of().formatHex(Files.readAllBytes(target))));
          }
        }
      }
      assertThat(np.memory().arrays()).isZero();
    }
    assertNone(faults);
  }

  @Test
  void writesHeadersOfEveryVersion() {
    int count = 0;
    for (List<String> golden : records("npy")) {
      if (golden.get(3).equals("<")) {
        long[] shape = GoldenFile.shape(golden.get(5));
        byte[] file = HexFormat.of().parseHex(golden.get(7));
        int version = Integer.parseInt(golden.get(1));
        boolean fortran = new String(file, StandardCharsets.ISO_8859_1).contains("order': True");
        byte[] header =
            NpyHeader.bytes("test", version, DType.named(golden.get(2)), fortran, shape);
        assertThat(Arrays.copyOf(file, header.length)).as("%s", golden).isEqualTo(header);
        count++;
      }
    }
    assertThat(count).isGreaterThan(200);
  }

  private static String field(long[] shape) {
    return shape.length == 0
        ? "()"
        : String.join(",", Arrays.stream(shape).mapToObj(Long::toString).toList());
  }

  @Test
  void refusesWhatIsNoNumber() throws IOException {
    Path source = folder.resolve("refused.npy");
    try (Interpreter interpreter = Interpreter.builder().build()) {
      Numeric np = Numeric.of(interpreter);
      for (List<String> golden : records("refused")) {
        Files.write(source, HexFormat.of().parseHex(golden.get(2)));
        assertThatThrownBy(() -> np.load(source))
            .isInstanceOf(IOException.class)
            .hasMessageContaining(golden.get(1))
            .hasMessageContaining("refused");
      }
      assertThat(np.memory().arrays()).isZero();
    }
  }

  @Test
  void readsNpzThatNumpyWrote() throws IOException {
    Path source = folder.resolve("source.npz");
    try (Interpreter interpreter = Interpreter.builder().build()) {
      Numeric np = Numeric.of(interpreter);
      for (List<String> golden : records("npz")) {
        Files.write(source, HexFormat.of().parseHex(golden.get(1)));
        try (NpzArchive archive = np.loadNpz(source)) {
          assertThat(archive.names()).hasSize((golden.size() - 2) / 4);
          for (int i = 2; i < golden.size(); i += 4) {
            try (NDArray a = archive.get(golden.get(i))) {
              assertThat(a.dtype()).hasToString(golden.get(i + 1));
              assertThat(field(a.shape())).isEqualTo(golden.get(i + 2));
              assertThat(GoldenElements.bits(a)).isEqualTo(golden.get(i + 3));
            }
          }
        }
      }
      assertThat(np.memory().arrays()).isZero();
    }
  }

  // ---- text -------------------------------------------------------------------------------------

  @Test
  void readsTextAsNumpyDoes() throws IOException {
    Path source = folder.resolve("source.txt");
    List<String> faults = new ArrayList<>();
    try (Interpreter interpreter = Interpreter.builder().build()) {
      Numeric np = Numeric.of(interpreter);
      for (List<String> golden : records("load")) {
        Files.writeString(source, GoldenFile.unescape(golden.get(4)));
        LoadTextOptions options = loadOptions(golden.get(3)).withDtype(DType.named(golden.get(2)));
        String found;
        try (NDArray a =
            golden.get(1).equals("loadtxt")
                ? np.loadtxt(source, options)
                : np.genfromtxt(source, options)) {
          found =
              field(a.shape())
                  + " "
                  + GoldenElements.withoutPayloads(golden.get(2), GoldenElements.bits(a));
        } catch (IOException refused) {
          found = "error -";
        }
        String wanted =
            golden.get(5) + " " + GoldenElements.withoutPayloads(golden.get(2), golden.get(6));
        if (!found.equals(wanted)) {
          faults.add("%s%nread as %s, wanted %s".formatted(golden, found, wanted));
        }
      }
      assertThat(np.memory().arrays()).isZero();
    }
    assertNone(faults);
  }

  private static LoadTextOptions loadOptions(String field) {
    LoadTextOptions options = LoadTextOptions.DEFAULT;
    for (String option : field.equals("-") ? new String[0] : field.split("\u001f", -1)) {
      int equals = option.indexOf('=');
      String value = GoldenFile.unescape(option.substring(equals + 1));
      String[] list = value.split("\u001e", -1);
      options =
          switch (option.substring(0, equals)) {
            case "delimiter" -> options.withDelimiter(value);
            case "comments" -> options.withComments(list);
            case "skiprows", "skip_header" -> options.withSkipRows(Integer.parseInt(value));
            case "skip_footer" -> options.withSkipFooter(Integer.parseInt(value));
            case "max_rows" -> options.withMaxRows(Long.parseLong(value));
            case "usecols" ->
                options.withUseCols(Arrays.stream(list).mapToInt(Integer::parseInt).toArray());
            case "unpack" -> options.withUnpack(value.equals("True"));
            case "ndmin" -> options.withNdmin(Integer.parseInt(value));
            case "missing_values" -> options.withMissingValues(list);
            case "filling_values" -> options.withFillingValue(Double.parseDouble(value));
            default -> throw new IllegalStateException("unknown option " + option);
          };
    }
    return options;
  }

  @Test
  void writesTextAsNumpyDoes() throws IOException {
    Path target = folder.resolve("target.txt");
    List<String> faults = new ArrayList<>();
    try (Interpreter interpreter = Interpreter.builder().build()) {
      Numeric np = Numeric.of(interpreter);
      for (List<String> golden : records("save")) {
        String wanted = GoldenFile.unescape(golden.get(5));
        String found;
        try (NDArray a = GoldenElements.array(np, golden.get(1), golden.get(2), golden.get(3))) {
          np.savetxt(target, a, saveOptions(golden.get(4)));
          found = Files.readString(target);
        } catch (IllegalArgumentException refused) {
          found = "error";
        }
        if (!found.equals(wanted)) {
          faults.add("%s%nwritten as%n%s%nwanted%n%s".formatted(golden, found, wanted));
        }
      }
      assertThat(np.memory().arrays()).isZero();
    }
    assertNone(faults);
  }

  private static SaveTextOptions saveOptions(String field) {
    SaveTextOptions options = SaveTextOptions.DEFAULT;
    for (String option : field.equals("-") ? new String[0] : field.split("\u001f", -1)) {
      int equals = option.indexOf('=');
      String value = GoldenFile.unescape(option.substring(equals + 1));
      options =
          switch (option.substring(0, equals)) {
            case "fmt" -> options.withFormats(value.split("\u001e", -1));
            case "delimiter" -> options.withDelimiter(value);
            case "newline" -> options.withNewline(value);
            case "header" -> options.withHeader(value);
            case "footer" -> options.withFooter(value);
            case "comments" -> options.withComments(value);
            default -> throw new IllegalStateException("unknown option " + option);
          };
    }
    return options;
  }
}
