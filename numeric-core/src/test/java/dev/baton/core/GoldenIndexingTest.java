package dev.baton.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.array.DType;
import dev.baton.core.array.Index;
import dev.baton.core.array.IndexMode;
import dev.baton.core.array.NDArray;
import dev.baton.core.array.Slice;
import dev.baton.core.array.SortKind;
import dev.baton.core.interpreter.Interpreter;
import dev.baton.core.interpreter.LockPolicy;
import dev.baton.core.interpreter.ReleasePolicy;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Sorting, searching and indexing against NumPy's, bit for bit, on dense and awkward operands. */
class GoldenIndexingTest {
  static Stream<String> operations() {
    return GoldenFile.read("indexing").records().stream().map(List::getFirst).distinct();
  }

  @ParameterizedTest
  @MethodSource("operations")
  void asNumPy(String operation) {
    try (Interpreter interpreter =
        Interpreter.builder().lock(LockPolicy.cpython()).release(ReleasePolicy.numpy()).build()) {
      Numeric np = Numeric.of(interpreter);
      long checked = 0;
      for (List<String> record : GoldenFile.read("indexing").records()) {
        if (record.getFirst().equals(operation)) {
          check(np, record, raw -> raw.dense(np));
          check(np, record, raw -> raw.awkward(np));
          checked++;
        }
      }
      assertThat(checked).isPositive();
    }
  }

  private static void check(Numeric np, List<String> record, Function<RawArray, NDArray> layout) {
    int operands = Integer.parseInt(record.get(2));
    List<RawArray> fields = record.subList(3, record.size()).stream().map(RawArray::of).toList();
    try (var _ = np.scope()) {
      List<NDArray> given = new ArrayList<>();
      fields.subList(0, operands).forEach(raw -> given.add(layout.apply(raw)));
      List<RawArray> expected = fields.subList(operands, fields.size());
      NDArray[] results = results(np, record.get(0), record.get(1), given.toArray(NDArray[]::new));
      assertThat(Arrays.stream(results).map(RawArray::of).toList())
          .as("%s %s of %s", record.get(0), record.get(1), fields.subList(0, operands))
          .isEqualTo(expected);
    }
  }

  private static NDArray[] results(Numeric np, String operation, String parameters, NDArray[] x) {
    return switch (operation) {
      case "sort" -> {
        int axis = Integer.parseInt(parameters);
        NDArray inPlace = x[0].copy();
        inPlace.sort(axis, SortKind.STABLE);
        assertThat(RawArray.of(inPlace))
            .isEqualTo(RawArray.of(np.sort(x[0], axis, SortKind.STABLE)));
        x[0].sort(axis, SortKind.STABLE);
        yield one(x[0]);
      }
      case "argsort" -> one(np.argsort(x[0], Integer.parseInt(parameters), SortKind.STABLE));
      case "searchsorted" ->
          one(np.searchsorted(x[0], x[1], parameters.equals("right"), x.length > 2 ? x[2] : null));
      case "unique" -> {
        Unique all = np.uniqueAll(x[0]);
        assertThat(RawArray.of(np.unique(x[0]))).isEqualTo(RawArray.of(all.values()));
        yield new NDArray[] {all.values(), all.indices(), all.inverse(), all.counts()};
      }
      case "union1d" -> one(np.union1d(x[0], x[1]));
      case "intersect1d" -> one(np.intersect1d(x[0], x[1]));
      case "setxor1d" -> one(np.setxor1d(x[0], x[1]));
      case "setdiff1d" -> one(np.setdiff1d(x[0], x[1]));
      case "isin" -> one(np.isin(x[0], x[1]));
      case "nonzero" -> {
        assertThat(Arrays.stream(np.where(x[0])).map(RawArray::of).toList())
            .isEqualTo(Arrays.stream(np.nonzero(x[0])).map(RawArray::of).toList());
        yield np.nonzero(x[0]);
      }
      case "argwhere" -> one(np.argwhere(x[0]));
      case "count_nonzero" -> one(integer(np, np.countNonzero(x[0])));
      case "lexsort" -> one(np.lexsort(x));
      case "extract" -> one(np.extract(x[0], x[1]));
      default -> indexed(np, operation, parameters, x);
    };
  }

  private static NDArray[] indexed(Numeric np, String operation, String parameters, NDArray[] x) {
    switch (operation) {
      case "set" -> x[0].set(x[x.length - 1], items(parameters, x));
      case "put_along_axis" -> np.putAlongAxis(x[0], x[1], x[2], Integer.parseInt(parameters));
      case "put" -> np.put(x[0], x[1], x[2], mode(parameters));
      case "putmask" -> np.putmask(x[0], x[1], x[2]);
      case "place" -> np.place(x[0], x[1], x[2]);
      default -> {
        return made(np, operation, parameters, x);
      }
    }
    return one(x[0]);
  }

  private static NDArray[] made(Numeric np, String operation, String parameters, NDArray[] x) {
    String[] words = parameters.split(" ", -1);
    return switch (operation) {
      case "get" -> one(x[0].get(items(parameters, x)));
      case "take" -> one(np.take(x[0], x[1], Integer.parseInt(words[0]), mode(words[1])));
      case "takeflat" -> one(np.take(x[0], x[1]));
      case "take_along_axis" -> one(np.takeAlongAxis(x[0], x[1], Integer.parseInt(parameters)));
      case "compress" -> one(np.compress(x[0], x[1], Integer.parseInt(parameters)));
      case "where" -> one(np.where(x[0], x[1], x[2]));
      case "choose" -> one(np.choose(x[0], Arrays.copyOfRange(x, 1, x.length)));
      case "select" ->
          one(
              np.select(
                  Arrays.copyOf(x, x.length / 2),
                  Arrays.copyOfRange(x, x.length / 2, x.length),
                  Double.parseDouble(parameters)));
      case "unravel_index" -> np.unravelIndex(x[0], GoldenFile.longs(parameters));
      case "ravel_multi_index" -> one(np.ravelMultiIndex(x, GoldenFile.longs(parameters)));
      case "tril_indices" ->
          np.trilIndices(
              Long.parseLong(words[0]), Long.parseLong(words[1]), Long.parseLong(words[2]));
      case "triu_indices" ->
          np.triuIndices(
              Long.parseLong(words[0]), Long.parseLong(words[1]), Long.parseLong(words[2]));
      case "diag_indices" -> np.diagIndices(Long.parseLong(words[0]), Integer.parseInt(words[1]));
      default -> throw new AssertionError("unknown operation " + operation);
    };
  }

  private static NDArray[] one(NDArray result) {
    return new NDArray[] {result};
  }

  private static IndexMode mode(String name) {
    return IndexMode.valueOf(name.toUpperCase(Locale.ROOT));
  }

  private static NDArray integer(Numeric np, long value) {
    NDArray result = np.empty(DType.INT64);
    result.segment().set(ValueLayout.JAVA_LONG, 0, value);
    return result;
  }

  /** Parses the items between the brackets: a0, i-1, s1::2, n, e. */
  private static Index[] items(String parameters, NDArray[] x) {
    return Arrays.stream(parameters.split(" ", -1))
        .map(
            item -> {
              String rest = item.substring(1);
              return switch (item.charAt(0)) {
                case 'a' -> Index.of(x[1 + Integer.parseInt(rest)]);
                case 'i' -> Index.at(Long.parseLong(rest));
                case 'n' -> Slice.NEW_AXIS;
                case 'e' -> Slice.ELLIPSIS;
                case 's' -> {
                  String[] bounds = rest.split(":", -1);
                  yield new Slice(
                      bounds[0].isEmpty() ? null : Long.valueOf(bounds[0]),
                      bounds[1].isEmpty() ? null : Long.valueOf(bounds[1]),
                      bounds[2].isEmpty() ? 1 : Long.parseLong(bounds[2]));
                }
                default -> throw new AssertionError("unknown item " + item);
              };
            })
        .toArray(Index[]::new);
  }
}
