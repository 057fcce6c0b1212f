package dev.baton.core.print;

/** Truth values, equally wide unless one stands alone. */
final class BoolFormat implements ElementFormat {
  private final long[] data;
  private final String trueText;

  BoolFormat(long[] data, boolean alone) {
    this.data = data;
    this.trueText = alone ? "True" : " True";
  }

  @Override
  public void append(StringBuilder out, int i) {
    out.append(data[i] != 0 ? trueText : "False");
  }
}
