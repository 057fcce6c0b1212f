package dev.baton.core.print;

import java.util.function.Function;
import java.util.function.IntFunction;

/** Elements in a form that the caller has for them. */
record CustomFormat(IntFunction<Object> elements, Function<Object, String> formatter)
    implements ElementFormat {
  @Override
  public void append(StringBuilder out, int i) {
    out.append(formatter.apply(elements.apply(i)));
  }
}
