package dev.baton.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.array.NDArray;
import dev.baton.core.array.Padding;
import dev.baton.core.array.Slice;
import dev.baton.core.internal.array.StridedArray;
import dev.baton.core.interpreter.Interpreter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Joins, parts, repeats and edits as NumPy makes them: dtype, shape, sharing, elements, refusals.
 */
class GoldenJoiningTest {
  private final Interpreter interpreter = Interpreter.builder().build();
  private final Numeric np = Numeric.of(interpreter);

  @AfterEach
  void close() {
    interpreter.close();
  }

  @Test
  void asNumPy() {
    Map<String, NDArray> data = new HashMap<>();
    List<String> wrong = new ArrayList<>();
    int cases = 0;
    for (List<String> fields : GoldenFile.read("joining").records()) {
      if (fields.get(0).equals("data")) {
        data.put(fields.get(1), GoldenBytes.array(np, fields.get(2), fields.get(3), fields.get(4)));
        continue;
      }
      cases++;
      NDArray[] operands = operands(fields.get(3), data);
      String what = String.join(" ", fields.subList(1, 4));
      String found = found(fields.get(1), fields.get(2), operands);
      boolean refused = fields.get(0).equals("error") && found.startsWith("refused");
      if (!refused && !found.equals(fields.get(4))) {
        wrong.add("%s: %s, not %s".formatted(what, found, fields.get(4)));
      }
      if (Arrays.stream(operands).anyMatch(operand -> operand.referenceCount() != 1)) {
        wrong.add(what + " leaves references");
      }
    }
    assertThat(cases).isGreaterThan(8_000);
    assertThat(wrong).isEmpty();
    assertThat(np.memory().arrays()).isEqualTo(data.size());
    assertThat(interpreter.currentThreadState()).isNull();
  }

  private static NDArray[] operands(String names, Map<String, NDArray> data) {
    return names.equals("-")
        ? new NDArray[0]
        : Arrays.stream(names.split(" ", -1)).map(data::get).toArray(NDArray[]::new);
  }

  /** What a case gives, each result as dtype/shape/sharing/bytes; or that it was refused. */
  private String found(String function, String arguments, NDArray... operands) {
    try {
      String[] words = arguments.equals("-") ? new String[0] : arguments.split(" ", -1);
      List<NDArray> results = results(function, words, operands);
      List<String> described = new ArrayList<>();
      for (NDArray result : results) {
        described.add(
            String.join(
                "/",
                result.dtype().toString(),
                GoldenBytes.text(result.shape()),
                shares(result, operands) ? "s" : "c",
                GoldenBytes.of(result)));
        result.close();
      }
      return described.isEmpty() ? "-" : String.join(" ", described);
    } catch (IllegalArgumentException | IndexOutOfBoundsException refused) {
      return "refused: " + refused;
    }
  }

  private static boolean shares(NDArray result, NDArray... operands) {
    return result.size() > 0
        && Arrays.stream(operands)
            .anyMatch(
                operand -> ((StridedArray) operand).storage() == ((StridedArray) result).storage());
  }

  private List<NDArray> results(String function, String[] words, NDArray... a) {
    String first = words.length > 0 ? words[0] : "";
    boolean hasAxis = words.length > 1;
    int axis = hasAxis && !words[1].contains(",") ? Integer.parseInt(words[1]) : 0;
    return switch (function) {
      case "split" ->
          isList(first)
              ? np.split(a[0], list(first), axis)
              : np.split(a[0], Integer.parseInt(first), axis);
      case "arraySplit" ->
          isList(first)
              ? np.arraySplit(a[0], list(first), axis)
              : np.arraySplit(a[0], Integer.parseInt(first), axis);
      case "hsplit" ->
          isList(first) ? np.hsplit(a[0], list(first)) : np.hsplit(a[0], Integer.parseInt(first));
      case "vsplit" ->
          isList(first) ? np.vsplit(a[0], list(first)) : np.vsplit(a[0], Integer.parseInt(first));
      case "dsplit" ->
          isList(first) ? np.dsplit(a[0], list(first)) : np.dsplit(a[0], Integer.parseInt(first));
      case "unstack" -> np.unstack(a[0], Integer.parseInt(first));
      default -> List.of(result(function, first, words, axis, hasAxis, a));
    };
  }

  private NDArray result(
      String function, String first, String[] words, int axis, boolean hasAxis, NDArray... a) {
    return switch (function) {
      case "concatenate" ->
          first.isEmpty() ? np.concatenate(a) : np.concatenate(Integer.parseInt(first), a);
      case "stack" -> first.isEmpty() ? np.stack(a) : np.stack(Integer.parseInt(first), a);
      case "vstack" -> np.vstack(a);
      case "hstack" -> np.hstack(a);
      case "dstack" -> np.dstack(a);
      case "columnStack" -> np.columnStack(a);
      case "append" ->
          first.isEmpty() ? np.append(a[0], a[1]) : np.append(a[0], a[1], Integer.parseInt(first));
      case "block1" -> np.block(List.of(a));
      case "block2" -> np.block(List.of(List.of(a[0], a[1]), List.of(a[2], a[3])));
      case "roll" ->
          hasAxis
              ? np.roll(a[0], list(first), GoldenArray.ints(words[1]))
              : np.roll(a[0], Long.parseLong(first));
      case "repeat" -> {
        long[] counts = list(first);
        if (isList(first)) {
          yield hasAxis ? np.repeat(a[0], counts, axis) : np.repeat(a[0], counts);
        }
        yield hasAxis ? np.repeat(a[0], counts[0], axis) : np.repeat(a[0], counts[0]);
      }
      case "pad" -> np.pad(a[0], widths(words[1]), padding(first, words));
      case "tile" -> np.tile(a[0], list(first));
      case "resize" -> np.resize(a[0], list(first));
      case "delete" -> {
        if (first.contains(":")) {
          yield np.delete(a[0], Slice.parse(first)[0], axis);
        }
        long[] indices = list(first);
        if (isList(first)) {
          yield hasAxis ? np.delete(a[0], indices, axis) : np.delete(a[0], indices);
        }
        yield hasAxis ? np.delete(a[0], indices[0], axis) : np.delete(a[0], indices[0]);
      }
      case "insert" -> {
        long[] indices = list(first);
        if (isList(first)) {
          yield hasAxis ? np.insert(a[0], indices, a[1], axis) : np.insert(a[0], indices, a[1]);
        }
        yield hasAxis ? np.insert(a[0], indices[0], a[1], axis) : np.insert(a[0], indices[0], a[1]);
      }
      default -> throw new IllegalStateException("unknown function " + function);
    };
  }

  /** {@code 1,2;0,3}: a pair for each axis. */
  private static long[][] widths(String text) {
    return Arrays.stream(text.split(";", -1)).map(GoldenFile::longs).toArray(long[][]::new);
  }

  private static Padding padding(String mode, String... words) {
    double before = words.length > 2 ? Double.parseDouble(words[2]) : 0;
    double after = words.length > 3 ? Double.parseDouble(words[3]) : before;
    return new Padding(Padding.Mode.valueOf(mode.toUpperCase(Locale.ROOT)), before, after);
  }

  private static boolean isList(String text) {
    return text.startsWith("[") || text.equals("_");
  }

  /** {@code 1,2}, {@code [1,2]}, or {@code _} for none. */
  private static long[] list(String text) {
    String inner = text.startsWith("[") ? text.substring(1, text.length() - 1) : text;
    return inner.equals("_") ? new long[0] : GoldenFile.longs(inner);
  }
}
