package dev.baton.core.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The specification of CPython's lock has 23 rows; each is shown in real and in virtual time. */
class RowsTest {
  private static final int ROWS = 23;

  @ParameterizedTest
  @ValueSource(strings = {".", "virtualtime"})
  void everyRowHasItsTest(String folder) throws Exception {
    var missing = new TreeSet<>(IntStream.rangeClosed(1, ROWS).boxed().toList());
    for (Method test : rowTests(folder)) {
      for (int row : test.getAnnotation(Row.class).value()) {
        assertThat(row).as("%s", test).isBetween(1, ROWS);
        missing.remove(row);
      }
    }
    assertThat(missing).as("rows without a test in %s", folder).isEmpty();
  }

  @Test
  void whatIsSaidToShowARowIsATest() throws Exception {
    for (String folder : List.of(".", "virtualtime")) {
      for (Method method : rowTests(folder)) {
        assertThat(
                method.isAnnotationPresent(Test.class)
                    || method.isAnnotationPresent(ParameterizedTest.class))
            .as("%s is a test", method)
            .isTrue();
      }
    }
  }

  private static List<Method> rowTests(String folder) throws IOException, ClassNotFoundException {
    Path own = Path.of(URI.create(RowsTest.class.getResource("RowsTest.class").toString()));
    String packageName = RowsTest.class.getPackageName() + (folder.equals(".") ? "" : "." + folder);
    List<String> names;
    try (Stream<Path> files = Files.list(own.resolveSibling(folder))) {
      names =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith("Test.class"))
              .map(name -> packageName + "." + name.substring(0, name.length() - 6))
              .toList();
    }
    assertThat(names).as("tests in %s", folder).hasSizeGreaterThan(5);
    Stream.Builder<Method> methods = Stream.builder();
    for (String name : names) {
      Arrays.stream(Class.forName(name).getDeclaredMethods()).forEach(methods);
    }
    return methods.build().filter(method -> method.isAnnotationPresent(Row.class)).toList();
  }
}
