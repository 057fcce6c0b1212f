package dev.baton.core.print;

/**
 * Elements in nested brackets, on as few lines as the line width allows, cut axes with dots:
 * NumPy's {@code _formatArray}. Used once.
 */
final class Layout {
  private static final String DOTS = "...";

  private final StringBuilder out;
  private final StringBuilder word = new StringBuilder();
  private final Corners corners;
  private final ElementFormat format;
  private final String separator;
  private final String lineSeparator;
  private final int edge;
  private final int indent;
  private final int wordLimit;
  private final Runnable checkpoint;

  /** Where the present line starts in {@link #out}, less what stands before it. */
  private int lineStart;

  /**
   * Prepares.
   *
   * @param out where to
   * @param corners the elements
   * @param options how to print
   * @param separator between elements: {@code ", "} for {@code [1., 2.]}
   * @param prefix the width of what stands before the first bracket
   * @param lineWidth the longest line, less what is to follow the last bracket
   * @param checkpoint run after each element
   */
  Layout(
      StringBuilder out,
      Corners corners,
      PrintOptions options,
      String separator,
      int prefix,
      int lineWidth,
      Runnable checkpoint) {
    this.out = out;
    this.corners = corners;
    this.format = corners.format(options);
    this.separator = separator;
    this.lineSeparator = separator.stripTrailing();
    this.edge = options.edgeItems();
    this.indent = prefix + corners.ndim();
    // Each line must have room for a bracket per axis after the last word, or for the separator.
    this.wordLimit = lineWidth - (corners.ndim() - 1) - Math.max(1, lineSeparator.length());
    this.checkpoint = checkpoint;
  }

  /** Appends the array. */
  void append() {
    if (corners.ndim() == 0) {
      format.append(out, 0);
      checkpoint.run();
    } else {
      append(0, 0);
    }
  }

  private void append(int axis, int offset) {
    out.append('[');
    if (axis == corners.ndim() - 1) {
      appendRow(axis, offset);
    } else {
      appendBlocks(axis, offset);
    }
    out.append(']');
  }

  /**
   * Appends what is held along an axis that is not the last: blocks with the more empty lines
   * between the more axes they have.
   */
  private void appendBlocks(int axis, int offset) {
    int stride = 1;
    for (int inner = axis + 1; inner < corners.ndim(); inner++) {
      stride *= corners.extent(inner);
    }
    int extent = corners.extent(axis);
    boolean cut = corners.isCut(axis);
    int leading = cut ? edge : 0;
    for (int i = 0; i < leading; i++) {
      append(axis + 1, offset + i * stride);
      nextBlock(axis);
    }
    if (cut) {
      out.append(DOTS);
      nextBlock(axis);
    }
    for (int i = firstTrailing(cut, extent); i < extent; i++) {
      append(axis + 1, offset + i * stride);
      if (i < extent - 1) {
        nextBlock(axis);
      }
    }
  }

  private void nextBlock(int axis) {
    out.append(lineSeparator).repeat('\n', corners.ndim() - 1 - axis);
    out.repeat(' ', indent - (corners.ndim() - 1 - axis));
  }

  private void appendRow(int axis, int offset) {
    lineStart = out.length() - indent;
    int extent = corners.extent(axis);
    boolean cut = corners.isCut(axis);
    int leading = cut ? edge : 0;
    for (int i = 0; i < leading; i++) {
      appendElement(offset + i);
      out.append(separator);
    }
    if (cut) {
      wrap(DOTS.length());
      out.append(DOTS).append(separator);
    }
    for (int i = firstTrailing(cut, extent); i < extent; i++) {
      appendElement(offset + i);
      if (i < extent - 1) {
        out.append(separator);
      }
    }
  }

  /**
   * The first index after the dots; the last element is printed even where edges are to have none,
   * as NumPy does.
   */
  private int firstTrailing(boolean cut, int extent) {
    return cut ? extent - Math.max(1, edge) : 0;
  }

  private void appendElement(int i) {
    word.setLength(0);
    format.append(word, i);
    wrap(word.length());
    out.append(word);
    checkpoint.run();
  }

  /** Starts a new line if a word does not fit on this one and would have more room on a new one. */
  private void wrap(int length) {
    int column = out.length() - lineStart;
    if (column <= indent || column + length <= wordLimit) {
      return;
    }
    int end = out.length();
    while (end > lineStart + indent && Character.isWhitespace(out.charAt(end - 1))) {
      end--;
    }
    out.setLength(end);
    out.append('\n');
    lineStart = out.length();
    out.repeat(' ', indent);
  }
}
