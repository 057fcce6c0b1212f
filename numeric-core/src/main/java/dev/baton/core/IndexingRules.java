package dev.baton.core;

import static dev.baton.core.Rules.RESULT;
import static dev.baton.core.Rules.kernel;
import static dev.baton.core.Rules.never;
import static dev.baton.core.interpreter.NativeWork.COPY;

import java.util.List;

/** Indexing by arrays. */
final class IndexingRules {
  private IndexingRules() {}

  static final List<ReleaseRule> ALL =
      List.of(
          kernel(
              "indexing by arrays",
              COPY,
              RESULT,
              "indexing",
              "Numeric.take",
              "Numeric.takeAlongAxis",
              "Numeric.compress",
              "Numeric.where",
              "Numeric.choose",
              "Numeric.select",
              "NDArray.get"),
          kernel(
              "assignment by arrays",
              COPY,
              "elements written",
              "indexing",
              "Numeric.put",
              "Numeric.putAlongAxis",
              "Numeric.putmask",
              "Numeric.place",
              "NDArray.set"),
          never(
              "making indices",
              "made in Java, of int64 ones; others are converted and bools counted by kernels first",
              "Numeric.ix_",
              "Numeric.unravelIndex",
              "Numeric.ravelMultiIndex",
              "Numeric.diagIndices",
              "Numeric.maskIndices",
              "Numeric.trilIndices",
              "Numeric.triuIndices",
              "Numeric.fillDiagonal"));
}
