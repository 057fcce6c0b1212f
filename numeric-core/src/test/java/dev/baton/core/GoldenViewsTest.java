package dev.baton.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.array.NDArray;
import dev.baton.core.array.Order;
import dev.baton.core.internal.array.StridedArray;
import dev.baton.core.interpreter.Interpreter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Views and copies as NumPy makes them: elements, shape, strides, sharing, rights, refusals. */
class GoldenViewsTest {
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
    for (List<String> fields : GoldenFile.read("views").records()) {
      if (fields.get(0).equals("data")) {
        data.put(fields.get(1), GoldenBytes.array(np, fields.get(2), fields.get(3), fields.get(4)));
        continue;
      }
      cases++;
      NDArray operand = data.get(fields.get(2));
      String expected = String.join(" ", fields.subList(3, fields.size()));
      String found = found(operand, fields);
      boolean refused = fields.get(0).equals("error") && found.startsWith("refused");
      if (!refused && !found.equals(expected)) {
        wrong.add("%s of %s: %s, not %s".formatted(fields.get(1), fields.get(2), found, expected));
      }
      if (operand.referenceCount() != 1) {
        wrong.add("%s of %s leaves references".formatted(fields.get(1), fields.get(2)));
      }
    }
    assertThat(cases).isGreaterThan(10_000);
    assertThat(wrong).isEmpty();
    assertThat(np.memory().arrays()).isEqualTo(data.size());
    assertThat(interpreter.currentThreadState()).isNull();
  }

  /** What a case gives: dtype, shape, strides, flags, bytes; or that it was refused. */
  private String found(NDArray operand, List<String> fields) {
    try (var _ = np.scope()) {
      NDArray made = operand;
      for (String step : fields.get(1).split("\\|", -1)) {
        made = step(made, step);
      }
      String flags =
          (shares(operand, made) ? "s" : "")
              + (made.isWriteable() ? "w" : "")
              + (made.isContiguous() ? "C" : "")
              + (made.isFContiguous() ? "F" : "");
      return String.join(
          " ",
          made.dtype().toString(),
          GoldenBytes.text(made.shape()),
          GoldenBytes.strides(made),
          flags.isEmpty() ? "-" : flags,
          GoldenBytes.of(made));
    } catch (IllegalArgumentException | IndexOutOfBoundsException refused) {
      return "refused: " + refused;
    }
  }

  private static boolean shares(NDArray a, NDArray b) {
    return b.size() > 0 && ((StridedArray) a).storage() == ((StridedArray) b).storage();
  }

  private NDArray step(NDArray a, String text) {
    String[] words = text.split(" ", -1);
    String first = words.length > 1 ? words[1] : "";
    String second = words.length > 2 ? words[2] : "";
    return switch (words[0]) {
      case "slice" -> a.slice(first);
      case "reshape" -> a.reshape(longs(first));
      case "reshapeF" -> a.reshape(Order.F, longs(first));
      case "reshapeA" -> np.reshape(a, Order.A, longs(first));
      case "ravel" -> a.ravel(Order.valueOf(first));
      case "flatten" -> a.flatten(Order.valueOf(first));
      case "copy" -> a.copy(Order.valueOf(first));
      case "transpose" -> first.isEmpty() ? a.transpose() : np.permuteDims(a, ints(first));
      case "matrixTranspose" -> np.matrixTranspose(a);
      case "swapaxes" -> a.swapaxes(Integer.parseInt(first), Integer.parseInt(second));
      case "moveaxis" -> np.moveaxis(a, ints(first), ints(second));
      case "rollaxis" -> np.rollaxis(a, Integer.parseInt(first), Integer.parseInt(second));
      case "expandDims" -> a.expandDims(ints(first));
      case "squeeze" -> first.isEmpty() ? a.squeeze() : a.squeeze(ints(first));
      case "atleast1d" -> np.atleast1d(a);
      case "atleast2d" -> np.atleast2d(a);
      case "atleast3d" -> np.atleast3d(a);
      case "flip" -> first.isEmpty() ? np.flip(a) : np.flip(a, ints(first));
      case "flipud" -> np.flipud(a);
      case "fliplr" -> np.fliplr(a);
      case "rot90" ->
          np.rot90(
              a, Integer.parseInt(first), Integer.parseInt(second), Integer.parseInt(words[3]));
      case "diagonal" ->
          a.diagonal(Integer.parseInt(first), Integer.parseInt(second), Integer.parseInt(words[3]));
      case "window" ->
          second.isEmpty()
              ? np.slidingWindowView(a, longs(first))
              : np.slidingWindowView(a, longs(first), ints(second));
      case "broadcastTo" -> a.broadcastTo(longs(first));
      case "real" -> a.real();
      case "byteswap" -> a.byteswap();
      case "view" -> first.isEmpty() ? a.view() : a.view(GoldenBytes.dtype(first));
      default -> throw new IllegalStateException("unknown step " + text);
    };
  }

  private static long[] longs(String text) {
    return text.isEmpty() ? new long[0] : GoldenFile.longs(text);
  }

  private static int[] ints(String text) {
    return GoldenArray.ints(text);
  }
}
