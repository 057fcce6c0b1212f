package dev.baton.core;

import static dev.baton.core.Rules.kernel;
import static dev.baton.core.Rules.never;
import static dev.baton.core.interpreter.NativeWork.COPY;

import java.util.List;

/** Copies, casts, and what goes to the Java heap. */
final class CopyRules {
  private CopyRules() {}

  static final List<ReleaseRule> ALL =
      List.of(
          kernel(
              "copy, cast, assignment, fill",
              COPY,
              "elements of the target",
              "a copy",
              "NDArray.copy",
              "NDArray.flatten",
              "NDArray.astype",
              "NDArray.assign",
              "NDArray.fill"),
          kernel(
              "byteswap", COPY, "bytes of the array", "a copy, byte by byte", "NDArray.byteswap"),
          kernel(
              "reshape and export, not contiguous",
              COPY,
              "elements of the array",
              "the elements are copied into C order first; so they are of another type than Java's",
              "NDArray.reshape",
              "NDArray.toBooleanArray",
              "NDArray.toByteArray",
              "NDArray.toShortArray",
              "NDArray.toIntArray",
              "NDArray.toLongArray",
              "NDArray.toFloatArray",
              "NDArray.ravel",
              "Numeric.reshape",
              "Numeric.ravel",
              "NDArray.toDoubleArray",
              "NDArray.doubleStream",
              "NDArray.longStream",
              "NDArray.toComplexArray"),
          never(
              "reshape and export, contiguous",
              "no kernel: a view, or a copy to the Java heap, of elements of Java's type",
              "NDArray.reshape",
              "NDArray.toBooleanArray",
              "NDArray.toByteArray",
              "NDArray.toShortArray",
              "NDArray.toIntArray",
              "NDArray.toLongArray",
              "NDArray.toFloatArray",
              "NDArray.ravel",
              "Numeric.reshape",
              "Numeric.ravel",
              "NDArray.toDoubleArray",
              "NDArray.doubleStream",
              "NDArray.longStream",
              "NDArray.toComplexArray"),
          never(
              "single elements",
              "interpreter code",
              "NDArray.getBoolean",
              "NDArray.getLong",
              "NDArray.getDouble",
              "NDArray.getComplex",
              "NDArray.item",
              "NDArray.set",
              "NDArray.toBoolean",
              "NDArray.toLong",
              "NDArray.toDouble",
              "NDArray.toComplex"));
}
