package dev.baton.core;

import dev.baton.core.array.DType;
import dev.baton.core.array.NDArray;
import dev.baton.core.fft.FourierOptions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One case of {@code golden/operations.txt.gz}: what NumPy computes.
 *
 * @param operation its name
 * @param arguments arguments that are not arrays, by name
 * @param operands the arrays: names of data, and what is done to them first
 * @param expected NumPy's result
 */
record GoldenOperation(
    String operation, Map<String, String> arguments, List<String> operands, GoldenArray expected) {

  /**
   * All of the file.
   *
   * @param data the arrays that operands are views of, by name
   * @param cases the cases
   */
  record All(Map<String, GoldenArray> data, List<GoldenOperation> cases) {}

  static All all() {
    Map<String, GoldenArray> data = new HashMap<>();
    List<GoldenOperation> cases = new ArrayList<>();
    for (List<String> fields : GoldenFile.read("operations").records()) {
      switch (fields.get(0)) {
        case "data" -> data.put(fields.get(1), GoldenArray.of(fields.subList(2, 5)));
        case "case" ->
            cases.add(
                new GoldenOperation(
                    fields.get(1),
                    arguments(fields.get(2)),
                    fields.get(3).equals("-") ? List.of() : List.of(fields.get(3).split(" ", -1)),
                    GoldenArray.of(fields.subList(4, 7))));
        default -> throw new IllegalStateException("unknown record " + fields.get(0));
      }
    }
    return new All(data, cases);
  }

  private static Map<String, String> arguments(String field) {
    Map<String, String> arguments = new TreeMap<>();
    if (!field.equals("-")) {
      for (String argument : field.split(";", -1)) {
        int equals = argument.indexOf('=');
        arguments.put(argument.substring(0, equals), argument.substring(equals + 1));
      }
    }
    return arguments;
  }

  /** Makes an operand: the named array, and of it the view described. */
  static NDArray operand(String description, Map<String, NDArray> data) {
    String[] steps = description.split("\\|", -1);
    NDArray a = data.get(steps[0]);
    for (String step : Arrays.asList(steps).subList(1, steps.length)) {
      a = GoldenArray.view(a, step);
    }
    return a;
  }

  /** Computes it. */
  NDArray run(Numeric np, List<NDArray> arrays) {
    return switch (operation) {
      case "add" -> np.add(arrays.get(0), arrays.get(1));
      case "subtract" -> np.subtract(arrays.get(0), arrays.get(1));
      case "multiply" -> np.multiply(arrays.get(0), arrays.get(1));
      case "divide" -> np.divide(arrays.get(0), arrays.get(1));
      case "negative" -> np.negative(arrays.get(0));
      case "absolute" -> np.absolute(arrays.get(0));
      case "conjugate" -> np.conjugate(arrays.get(0));
      case "exp" -> np.exp(arrays.get(0));
      case "sin" -> np.sin(arrays.get(0));
      case "cos" -> np.cos(arrays.get(0));
      case "copy" -> arrays.get(0).copy();
      case "astype" -> arrays.get(0).astype(DType.COMPLEX128);
      case "sum" ->
          arguments.containsKey("axes")
              ? np.sum(arrays.get(0), GoldenArray.ints(arguments.get("axes")))
              : np.sum(arrays.get(0));
      case "dot" -> np.dot(arrays.get(0), arrays.get(1));
      case "matmul" -> np.matmul(arrays.get(0), arrays.get(1));
      case "fft" ->
          arguments.containsKey("axis")
              ? np.fft()
                  .fft(
                      arrays.get(0),
                      FourierOptions.DEFAULT.axis(Integer.parseInt(arguments.get("axis"))))
              : np.fft().fft(arrays.get(0));
      case "ifft" ->
          arguments.containsKey("axis")
              ? np.fft()
                  .ifft(
                      arrays.get(0),
                      FourierOptions.DEFAULT.axis(Integer.parseInt(arguments.get("axis"))))
              : np.fft().ifft(arrays.get(0));
      case "random" -> draw(np);
      case "arange" -> np.arange(bits("start"), bits("stop"), bits("step"));
      case "linspace" ->
          np.linspace(bits("start"), bits("stop"), Integer.parseInt(arguments.get("n")));
      default -> throw new IllegalStateException("unknown operation " + operation);
    };
  }

  /** Says whether {@link #runInto} knows the operation. */
  boolean hasOut() {
    return switch (operation) {
      case "add", "subtract", "multiply", "divide" -> true;
      case "negative", "absolute", "exp", "sin", "cos" -> true;
      case "matmul" -> true;
      default -> false;
    };
  }

  /** Computes it into a given array. */
  NDArray runInto(Numeric np, List<NDArray> arrays, NDArray out) {
    return switch (operation) {
      case "add" -> np.add(arrays.get(0), arrays.get(1), out);
      case "subtract" -> np.subtract(arrays.get(0), arrays.get(1), out);
      case "multiply" -> np.multiply(arrays.get(0), arrays.get(1), out);
      case "divide" -> np.divide(arrays.get(0), arrays.get(1), out);
      case "negative" -> np.negative(arrays.get(0), out);
      case "absolute" -> np.absolute(arrays.get(0), out);
      case "exp" -> np.exp(arrays.get(0), out);
      case "sin" -> np.sin(arrays.get(0), out);
      case "cos" -> np.cos(arrays.get(0), out);
      case "matmul" -> np.matmul(arrays.get(0), arrays.get(1), out);
      default -> throw new IllegalStateException("unknown operation with out " + operation);
    };
  }

  /** Draws several times from one generator and joins what it draws. */
  private NDArray draw(Numeric np) {
    var generator = np.random(Long.parseLong(arguments.get("seed")));
    double[] joined = new double[expected.size()];
    int end = 0;
    for (long count : GoldenFile.longs(arguments.get("counts"))) {
      double[] drawn = generator.uniform(count).toDoubleArray();
      System.arraycopy(drawn, 0, joined, end, drawn.length);
      end += drawn.length;
    }
    return np.array(joined);
  }

  private double bits(String argument) {
    return GoldenFile.doubles(arguments.get(argument))[0];
  }

  @Override
  public String toString() {
    return operation
        + (arguments.isEmpty() ? "" : arguments)
        + (operands.isEmpty() ? "" : operands);
  }
}
