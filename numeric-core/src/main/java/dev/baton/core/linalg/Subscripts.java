package dev.baton.core.linalg;

import dev.baton.core.array.Shape;
import dev.baton.core.array.ShapeException;
import dev.baton.core.internal.array.StridedArray;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What {@code einsum} is told: a label for each axis of each operand and of the result. The axes of
 * an ellipsis get labels of their own, the digits of their place from the end.
 *
 * @param inputs the labels of each operand
 * @param output those of the result
 * @param extents how long the axes of each label are, those of extent 1 broadcast
 */
record Subscripts(List<String> inputs, String output, Map<Character, Long> extents) {
  /** The label of the ellipsis's last axis; those before it follow. */
  private static final char ELLIPSIS = '\u2460';

  static Subscripts parse(String text, StridedArray... operands) {
    String spaceless = text.replace(" ", "");
    int arrow = spaceless.indexOf("->");
    String left = arrow < 0 ? spaceless : spaceless.substring(0, arrow);
    String[] terms = left.split(",", -1);
    if (terms.length != operands.length) {
      throw new IllegalArgumentException(
          "einsum: \"%s\" names %d operands, given are %d"
              .formatted(text, terms.length, operands.length));
    }
    List<String> inputs = new ArrayList<>();
    int dots = 0;
    for (int i = 0; i < terms.length; i++) {
      String labels = expanded(text, terms[i], operands[i].extents().length);
      dots = Math.max(dots, (int) labels.chars().filter(c -> c >= ELLIPSIS).count());
      inputs.add(labels);
    }
    String output =
        arrow < 0 ? implied(inputs, dots) : named(text, spaceless.substring(arrow + 2), dots);
    Map<Character, Long> extents = extents(inputs, operands);
    for (int at = 0; at < output.length(); at++) {
      char label = output.charAt(at);
      if (!extents.containsKey(label)) {
        throw new IllegalArgumentException(
            "einsum: \"%s\": the result's label '%c' is no operand's".formatted(text, label));
      }
    }
    return new Subscripts(inputs, output, extents);
  }

  /** Replaces the ellipsis by labels for the axes that are not named. */
  private static String expanded(String text, String term, int ndim) {
    int place = term.indexOf("...");
    String named = place < 0 ? term : term.substring(0, place) + term.substring(place + 3);
    requireLetters(text, named);
    int rest = ndim - named.length();
    if (place < 0 ? rest != 0 : rest < 0) {
      throw new ShapeException(
          "einsum: \"%s\": \"%s\" does not name the axes of an operand of %d axes"
              .formatted(text, term, ndim));
    }
    return place < 0 ? term : term.substring(0, place) + dots(rest) + term.substring(place + 3);
  }

  private static String dots(int count) {
    StringBuilder labels = new StringBuilder();
    for (int i = count - 1; i >= 0; i--) {
      labels.append((char) (ELLIPSIS + i));
    }
    return labels.toString();
  }

  private static void requireLetters(String text, String labels) {
    for (int at = 0; at < labels.length(); at++) {
      char label = labels.charAt(at);
      if (!Character.isLetter(label) || label > 'z') {
        throw new IllegalArgumentException(
            "einsum: cannot read \"%s\": '%c' is no letter".formatted(text, label));
      }
    }
  }

  /** What comes once only, by the alphabet, after the ellipsis. */
  private static String implied(List<String> inputs, int dots) {
    Map<Character, Integer> counts = new TreeMap<>();
    for (String labels : inputs) {
      for (int at = 0; at < labels.length(); at++) {
        char label = labels.charAt(at);
        counts.merge(label, 1, Integer::sum);
      }
    }
    StringBuilder output = new StringBuilder(dots(dots));
    counts.forEach(
        (label, count) -> {
          if (count == 1 && label < ELLIPSIS) {
            output.append(label.charValue());
          }
        });
    return output.toString();
  }

  private static String named(String text, String term, int dots) {
    int place = term.indexOf("...");
    String named = place < 0 ? term : term.substring(0, place) + term.substring(place + 3);
    requireLetters(text, named);
    if (named.chars().distinct().count() != named.length()) {
      throw new IllegalArgumentException(
          "einsum: \"%s\" names an axis of the result twice".formatted(text));
    }
    if (place < 0 && dots > 0) {
      throw new IllegalArgumentException(
          "einsum: \"%s\": the result has no ellipsis for %d axes".formatted(text, dots));
    }
    return place < 0 ? term : term.substring(0, place) + dots(dots) + term.substring(place + 3);
  }

  private static Map<Character, Long> extents(List<String> inputs, StridedArray... operands) {
    Map<Character, Long> extents = new LinkedHashMap<>();
    for (int i = 0; i < operands.length; i++) {
      String labels = inputs.get(i);
      for (int axis = 0; axis < labels.length(); axis++) {
        long extent = operands[i].extents()[axis];
        Long known = extents.putIfAbsent(labels.charAt(axis), extent);
        if (known != null && known == 1) {
          extents.put(labels.charAt(axis), extent);
        } else if (known != null && known != extent && extent != 1) {
          throw new ShapeException(
              "einsum: axis %d of operand %d of shape %s, label '%c', has extent %d, another %d"
                  .formatted(
                      axis,
                      i,
                      Shape.toString(operands[i].extents()),
                      labels.charAt(axis),
                      extent,
                      known));
        }
      }
    }
    return extents;
  }

  /** How long the axes of a label are. */
  long extent(char label) {
    return Objects.requireNonNull(extents.get(label));
  }

  /** How many combinations of indices labels have. */
  double size(Iterable<Character> labels) {
    double size = 1;
    for (char label : labels) {
      size *= extent(label);
    }
    return size;
  }
}
