package dev.baton.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.array.DType;
import dev.baton.core.array.NDArray;
import dev.baton.core.array.Slice;
import dev.baton.core.interpreter.Interpreter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Numbers in steps, matrices and grids as NumPy makes them, to the bit; refusals where it refuses.
 */
class GoldenCreationTest {
  private final Interpreter interpreter = Interpreter.builder().build();
  private final Numeric np = Numeric.of(interpreter);

  @AfterEach
  void close() {
    interpreter.close();
  }

  @Test
  void asNumPy() {
    List<String> wrong = new ArrayList<>();
    int cases = 0;
    for (List<String> fields : GoldenFile.read("creation").records()) {
      cases++;
      String arguments = fields.get(2);
      String found =
          found(fields.get(1), arguments.equals("-") ? new String[0] : arguments.split(" ", -1));
      boolean refused = fields.get(0).equals("error") && found.startsWith("refused");
      if (!refused && !found.equals(fields.get(3))) {
        wrong.add("%s %s: %s, not %s".formatted(fields.get(1), arguments, found, fields.get(3)));
      }
    }
    assertThat(cases).isGreaterThan(3_000);
    assertThat(wrong).isEmpty();
    assertThat(np.memory().arrays()).isZero();
  }

  private String found(String function, String... words) {
    try (var _ = np.scope()) {
      List<String> described = new ArrayList<>();
      for (NDArray result : results(function, words)) {
        described.add(
            String.join(
                "/",
                result.dtype().toString(),
                GoldenBytes.text(result.shape()),
                GoldenBytes.of(result)));
      }
      return described.isEmpty() ? "-" : String.join(" ", described);
    } catch (IllegalArgumentException refused) {
      return "refused: " + refused;
    }
  }

  private List<NDArray> results(String function, String... words) {
    return switch (function) {
      case "meshgrid" -> np.meshgrid(arrays(words));
      case "meshgridIj" -> np.meshgridIj(arrays(words));
      case "meshgridSparse" -> np.meshgridSparse(true, arrays(words));
      case "meshgridSparseIj" -> np.meshgridSparse(false, arrays(words));
      case "ogrid" -> np.ogrid(Slice.parse(words[0]));
      default -> List.of(result(function, words));
    };
  }

  private NDArray result(String function, String... words) {
    return switch (function) {
      case "arange" -> {
        long[] numbers = Arrays.stream(words).mapToLong(Long::parseLong).toArray();
        yield switch (numbers.length) {
          case 1 -> np.arange(numbers[0]);
          case 2 -> np.arange(numbers[0], numbers[1]);
          default -> np.arange(numbers[0], numbers[1], numbers[2]);
        };
      }
      case "arangef" -> np.arange(real(words[0]), real(words[1]), real(words[2]));
      case "linspace" ->
          np.linspace(real(words[0]), real(words[1]), Long.parseLong(words[2]), truth(words[3]));
      case "linspaceTyped" ->
          np.linspace(
              GoldenBytes.dtype(words[0]),
              real(words[1]),
              real(words[2]),
              Long.parseLong(words[3]),
              truth(words[4]));
      case "linspaceOf" ->
          np.linspace(array(words[0]), array(words[1]), Long.parseLong(words[2]), truth(words[3]));
      case "linspaceStep" ->
          np.full(
              np.linspaceStep(
                  real(words[0]), real(words[1]), Long.parseLong(words[2]), truth(words[3])));
      case "eye" ->
          np.eye(
              GoldenBytes.dtype(words[0]),
              Long.parseLong(words[1]),
              Long.parseLong(words[2]),
              Long.parseLong(words[3]));
      case "tri" ->
          np.tri(
              GoldenBytes.dtype(words[0]),
              Long.parseLong(words[1]),
              Long.parseLong(words[2]),
              Long.parseLong(words[3]));
      case "identity" -> np.identity(Long.parseLong(words[0]));
      case "diag" -> np.diag(array(words[0]), Long.parseLong(words[1]));
      case "diagflat" -> np.diagflat(array(words[0]), Long.parseLong(words[1]));
      case "tril" -> np.tril(array(words[0]), Long.parseLong(words[1]));
      case "triu" -> np.triu(array(words[0]), Long.parseLong(words[1]));
      case "mgrid" -> np.mgrid(Slice.parse(words[0]));
      case "indices" -> np.indices(Arrays.stream(words).mapToLong(Long::parseLong).toArray());
      case "zerosLike" -> np.zerosLike(array(words[0]));
      case "onesLike" -> np.onesLike(array(words[0]));
      default -> throw new IllegalStateException("unknown function " + function);
    };
  }

  private static double real(String text) {
    return Double.parseDouble(text.contains("p") ? text : text + "p0");
  }

  private static boolean truth(String text) {
    return Boolean.parseBoolean(text);
  }

  private NDArray[] arrays(String... words) {
    return Arrays.stream(words).map(this::array).toArray(NDArray[]::new);
  }

  /** {@code int32:2,3}: counted from 1. */
  private NDArray array(String text) {
    String[] parts = text.split(":", -1);
    long[] shape = GoldenFile.shape(parts[1]);
    DType dtype = GoldenBytes.dtype(parts[0]);
    long size = Arrays.stream(shape).reduce(1, (a, b) -> a * b);
    return np.arange(1, size + 1).astype(dtype).reshape(shape);
  }
}
