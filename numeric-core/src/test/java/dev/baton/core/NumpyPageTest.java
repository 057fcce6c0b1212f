package dev.baton.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.array.NDArray;
import dev.baton.core.fft.FourierTransforms;
import dev.baton.core.interpreter.Interpreter;
import dev.baton.core.linalg.LinearAlgebra;
import dev.baton.core.random.Generator;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * {@code docs/numpy.md} has a row for each of NumPy's names, says the truth about Baton's, and
 * shows the examples that run here.
 */
class NumpyPageTest {
  private static final Path ROOT = root();
  private static final Path SOURCES = ROOT.resolve("numeric-core/src/test/java/dev/baton/core");

  private static final String ABSENT = "not there";
  private static final Pattern CODE = Pattern.compile("`([^`]*)`");

  /** {@code np.add}, {@code DType.FLOAT64}, {@code NDArray}: what is claimed to be there. */
  private static final Pattern NAME =
      Pattern.compile("(?<![\\w.])(np|[A-Z]\\w*)(?:\\.([A-Za-z]\\w*))?");

  /** What belongs to the JDK. */
  private static final List<String> JAVA =
      List.of("Math", "Double", "Long", "ByteOrder", "MemorySegment", "Buffer");

  private static final List<String> PACKAGES =
      List.of("array", "ufunc", "random", "fft", "linalg", "parallel", "print", "io");

  /** Where a namespace's functions would be found under their own names. */
  private static final Map<String, Class<?>> HOMES =
      Map.of(
          "numpy", Numeric.class,
          "numpy.ndarray", NDArray.class,
          "numpy.random.Generator", Generator.class,
          "numpy.fft", FourierTransforms.class,
          "numpy.linalg", LinearAlgebra.class,
          "scipy.linalg", LinearAlgebra.class);

  /** One row of a table. */
  private record Row(String numpy, String baton, String note) {
    boolean isAbsent() {
      return baton.equals(ABSENT);
    }
  }

  private static Path root() {
    Path here = Path.of("").toAbsolutePath();
    return Files.exists(here.resolve("docs")) ? here : here.getParent();
  }

  private static String page() throws IOException {
    return Files.readString(ROOT.resolve("docs/numpy.md"));
  }

  /** The rows under each heading that is a namespace's. */
  private static Map<String, List<Row>> tables() throws IOException {
    Map<String, List<Row>> tables = new TreeMap<>();
    List<Row> rows = new ArrayList<>();
    for (String line : page().lines().toList()) {
      if (line.startsWith("## ")) {
        rows = new ArrayList<>();
        if (line.startsWith("## `")) {
          tables.put(line.substring(4, line.length() - 1), rows);
        }
      } else if (line.startsWith("| `")) {
        String[] cells = line.split("\\|", -1);
        assertThat(cells).as(line).hasSize(5);
        rows.add(new Row(cells[1].strip().replace("`", ""), cells[2].strip(), cells[3].strip()));
      }
    }
    return tables;
  }

  @Test
  void everyNameOfNumpysHasItsRow() throws IOException {
    Map<String, List<String>> expected =
        GoldenFile.read("names").records().stream()
            .collect(
                Collectors.groupingBy(
                    List::getFirst,
                    TreeMap::new,
                    Collectors.mapping(List::getLast, Collectors.toList())));
    Map<String, List<Row>> tables = tables();
    assertThat(tables.keySet())
        .containsAll(expected.keySet())
        .isEqualTo(new TreeMap<>(HOMES).keySet());
    expected.forEach(
        (namespace, names) ->
            assertThat(tables.get(namespace).stream().map(Row::numpy))
                .as(namespace)
                .containsExactlyInAnyOrderElementsOf(names));
  }

  @Test
  void everyNameOfBatonsIsThere() throws IOException {
    tables()
        .forEach(
            (namespace, rows) -> {
              for (Row row : rows) {
                List<String> names = names(row.baton);
                assertThat(row.isAbsent() != names.isEmpty())
                    .as("%s names something of Baton's, or says %s", row, ABSENT)
                    .isFalse();
                Stream.concat(names.stream(), names(row.note).stream())
                    .forEach(
                        name -> assertThat(isThere(name)).as("%s: %s", namespace, row).isTrue());
              }
            });
  }

  @Test
  void nothingIsThereThatThePageDenies() throws IOException {
    tables()
        .forEach(
            (namespace, rows) ->
                assertThat(rows.stream().filter(Row::isAbsent).map(Row::numpy))
                    .as("rows of %s that say %s", namespace, ABSENT)
                    .noneMatch(name -> hasMember(HOMES.get(namespace), camelCase(name))));
  }

  @Test
  void whatIsAbsentSaysWhy() throws IOException {
    tables()
        .values()
        .forEach(
            rows ->
                assertThat(rows.stream().filter(Row::isAbsent))
                    .allSatisfy(row -> assertThat(row.note).isNotBlank()));
  }

  private static List<String> names(String cell) {
    return CODE.matcher(cell)
        .results()
        .flatMap(code -> NAME.matcher(code.group(1)).results())
        .filter(name -> !JAVA.contains(name.group(1)))
        .map(MatchResult::group)
        .toList();
  }

  private static boolean isThere(String name) {
    int dot = name.indexOf('.');
    Class<?> type = type(dot < 0 ? name : name.substring(0, dot));
    return type != null && (dot < 0 || hasMember(type, name.substring(dot + 1)));
  }

  private static Class<?> type(String name) {
    if (name.equals("np")) {
      return Numeric.class;
    }
    return Stream.concat(
            Stream.of("dev.baton.core."), PACKAGES.stream().map("dev.baton.core.%s."::formatted))
        .flatMap(prefix -> found(prefix + name))
        .findFirst()
        .orElse(null);
  }

  private static Stream<Class<?>> found(String name) {
    try {
      return Stream.of(Class.forName(name));
    } catch (ClassNotFoundException absent) {
      return Stream.empty();
    }
  }

  private static boolean hasMember(Class<?> type, String name) {
    return Stream.concat(
            Arrays.stream(type.getMethods()).map(Method::getName),
            Arrays.stream(type.getFields()).map(Field::getName))
        .anyMatch(name::equals);
  }

  private static String camelCase(String name) {
    return Pattern.compile("_([a-z0-9])")
        .matcher(name)
        .replaceAll(letter -> letter.group(1).toUpperCase(Locale.ROOT));
  }

  // ---- examples
  // -----------------------------------------------------------------------------------

  static Stream<List<String>> examples() {
    return GoldenFile.read("examples").records().stream();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void examplesGiveWhatNumpyGives(List<String> example) throws Exception {
    try (var interpreter = Interpreter.builder().build()) {
      Method method = NumpyExamples.class.getDeclaredMethod(example.getFirst(), Numeric.class);
      Object result = method.invoke(null, Numeric.of(interpreter));
      assertThat(result instanceof NDArray array ? array.repr() : result)
          .isEqualTo(unescaped(example.get(2)));
    }
  }

  @Test
  void everyExampleIsOneOfNumpys() {
    assertThat(
            Arrays.stream(NumpyExamples.class.getDeclaredMethods())
                .filter(method -> !method.isSynthetic())
                .map(Method::getName))
        .containsExactlyInAnyOrderElementsOf(examples().map(List::getFirst).toList());
  }

  @Test
  void thePageShowsTheExamples() throws IOException {
    List<String> source = Files.readAllLines(SOURCES.resolve("NumpyExamples.java"));
    StringBuilder expected = new StringBuilder();
    examples()
        .forEach(
            example ->
                expected
                    .append("```python\n")
                    .append(unescaped(example.get(1)))
                    .append("\n```\n```java\n")
                    .append(region(source, example.getFirst()))
                    .append("```\n\n"));
    String page = page();
    int start = page.indexOf("```python");
    int end = page.lastIndexOf("```\n") + 4;
    assertThat(page.substring(start, end)).isEqualTo(expected.toString().strip() + "\n");
  }

  private static String region(List<String> source, String name) {
    int start = index(source, "// @start region=" + name);
    int end = index(source, "// @end region=" + name);
    return source.subList(start + 1, end).stream()
        .map(line -> line.substring(4) + "\n")
        .collect(Collectors.joining());
  }

  private static int index(List<String> source, String line) {
    return IntStream.range(0, source.size())
        .filter(i -> source.get(i).strip().equals(line))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no line " + line));
  }

  private static String unescaped(String field) {
    return field.replace("\\n", "\n").replace("\\t", "\t").replace("\\\\", "\\");
  }
}
