package dev.baton.core;

import static dev.baton.core.Rules.RESULT;
import static dev.baton.core.Rules.kernel;
import static dev.baton.core.Rules.never;
import static dev.baton.core.interpreter.NativeWork.COPY;

import java.util.List;

/** Arrays made from nothing, and from what Java has. */
final class CreationRules {
  private CreationRules() {}

  static final List<ReleaseRule> ALL =
      List.of(
          kernel(
              "arrays of one value or of numbers in steps",
              COPY,
              RESULT,
              "a fill",
              "Numeric.zeros",
              "Numeric.zerosLike",
              "Numeric.ones",
              "Numeric.onesLike",
              "Numeric.full",
              "Numeric.fullLike",
              "Numeric.arange",
              "Numeric.linspace"),
          kernel(
              "grids",
              COPY,
              "elements of each grid",
              "copies of coordinates",
              "Numeric.mgrid",
              "Numeric.ogrid",
              "Numeric.indices",
              "Numeric.meshgrid",
              "Numeric.meshgridIj",
              "Numeric.meshgridSparse"),
          kernel(
              "copies of arrays",
              COPY,
              "elements of the array",
              "a copy",
              "Numeric.array",
              "Numeric.copy"),
          kernel(
              "matrices",
              COPY,
              RESULT,
              "a fill with zeros, then fills or copies of rows or of the diagonal",
              "Numeric.eye",
              "Numeric.identity",
              "Numeric.tri",
              "Numeric.tril",
              "Numeric.triu",
              "Numeric.diagflat"),
          kernel(
              "diag of a vector",
              COPY,
              RESULT,
              "a fill with zeros, then a copy of the diagonal",
              "Numeric.diag"),
          never("diag of a matrix", "no kernel: a view", "Numeric.diag"),
          never(
              "contiguous arrays of contiguous ones",
              "no kernel: a view",
              "Numeric.ascontiguousarray",
              "Numeric.asfortranarray"),
          kernel(
              "contiguous arrays of arrays, not contiguous",
              COPY,
              "elements of the array",
              "a copy",
              "Numeric.ascontiguousarray",
              "Numeric.asfortranarray"),
          never(
              "arrays of Java values",
              "copied from the Java heap, no kernel",
              "Numeric.array",
              "Numeric.fromstring",
              "TextReader.parse",
              "Numeric.fromiter",
              "Numeric.fromfunction"),
          never(
              "empty",
              "no kernel: memory is reserved, not touched",
              "Numeric.empty",
              "Numeric.emptyLike"),
          never(
              "arrays on memory of others",
              "no kernel: nothing is copied, or from a buffer on the Java heap",
              "Numeric.frombuffer",
              "Numeric.asarray"),
          never(
              "indices and steps", "computed in Java", "Numeric.ndindex", "Numeric.linspaceStep"));
}
