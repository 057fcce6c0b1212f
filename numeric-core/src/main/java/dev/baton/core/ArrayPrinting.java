package dev.baton.core;

import dev.baton.core.array.NDArray;
import dev.baton.core.print.ArrayFormatter;
import dev.baton.core.print.FloatText;
import dev.baton.core.print.FloatTextOptions;
import dev.baton.core.print.PrintOptions;
import dev.baton.core.print.PrintScope;
import dev.baton.core.print.PrintSettings;

/**
 * Makes text of arrays and numbers, to the character as NumPy does. Part of {@link Numeric}.
 *
 * <p>Formatting is interpreter code: it keeps the lock, and hands it on at checkpoints if another
 * thread has asked for it.
 */
public sealed interface ArrayPrinting permits Numeric {
  /**
   * Returns the options that arrays are printed with: {@code numpy.get_printoptions}.
   *
   * @return those of the thread's innermost scope, else the interpreter's
   */
  default PrintOptions getPrintoptions() {
    return PrintSettings.current(Numeric.context(this).interpreter());
  }

  /**
   * Sets the interpreter's options, for threads that are in no scope: {@code
   * numpy.set_printoptions}.
   *
   * @param options the options
   */
  default void setPrintoptions(PrintOptions options) {
    PrintSettings.set(Numeric.context(this).interpreter(), options);
  }

  /**
   * Sets the calling thread's options for a while: {@code numpy.printoptions}.
   *
   * {@snippet :
   * try (var _ = np.printoptions(np.getPrintoptions().withPrecision(3))) {
   *   interpreter.print(a);
   * }
   * }
   *
   * @param options the options
   * @return a scope, to be closed on the same thread
   */
  default PrintScope printoptions(PrintOptions options) {
    return PrintSettings.open(Numeric.context(this).interpreter(), options);
  }

  /**
   * Formats as {@code numpy.array_str}: {@code [1. 2.]}.
   *
   * @param a the array
   * @return its text, by the thread's options
   */
  default String arrayStr(NDArray a) {
    return ArrayFormatter.str(Numeric.context(this).own("arrayStr", a), getPrintoptions());
  }

  /**
   * Formats as {@code numpy.array_repr}: {@code array([1., 2.])}.
   *
   * @param a the array
   * @return its text, by the thread's options
   */
  default String arrayRepr(NDArray a) {
    return ArrayFormatter.repr(Numeric.context(this).own("arrayRepr", a), getPrintoptions());
  }

  /**
   * Formats the elements alone: {@code numpy.array2string}.
   *
   * @param a the array
   * @return its text, by the thread's options
   */
  default String array2string(NDArray a) {
    return array2string(a, getPrintoptions(), " ", "", "");
  }

  /**
   * Formats the elements alone, to stand between other text: {@code numpy.array2string}.
   *
   * @param a the array
   * @param options how to print
   * @param separator what stands between elements
   * @param prefix what will stand before the text
   * @param suffix what will stand behind it
   * @return the text, without prefix and suffix
   */
  default String array2string(
      NDArray a, PrintOptions options, String separator, String prefix, String suffix) {
    NDArray mine = Numeric.context(this).own("array2string", a);
    return ArrayFormatter.array2string(mine, options, separator, prefix, suffix);
  }

  /**
   * Formats a number without an exponent: {@code numpy.format_float_positional}.
   *
   * @param x the number
   * @param options how
   * @return its text
   */
  default String formatFloatPositional(double x, FloatTextOptions options) {
    return FloatText.positional(x, options);
  }

  /**
   * Formats a number with an exponent: {@code numpy.format_float_scientific}.
   *
   * @param x the number
   * @param options how
   * @return its text
   */
  default String formatFloatScientific(double x, FloatTextOptions options) {
    return FloatText.scientific(x, options);
  }
}
