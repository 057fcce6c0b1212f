package dev.baton.core;

import static dev.baton.core.Rules.RESULT;
import static dev.baton.core.Rules.kernel;
import static dev.baton.core.interpreter.NativeWork.COPY;
import static dev.baton.core.interpreter.NativeWork.REDUCTION;
import static dev.baton.core.interpreter.NativeWork.SORT;

import java.util.List;

/** Sorting, searching and sets. */
final class SortingRules {
  private SortingRules() {}

  static final List<ReleaseRule> ALL =
      List.of(
          kernel(
              "sort, partition",
              SORT,
              "elements of the operand",
              "a sort, which NumPy makes without the lock at any size",
              "Numeric.sort",
              "Numeric.argsort",
              "Numeric.lexsort",
              "Numeric.partition",
              "Numeric.partitionAlong",
              "Numeric.argpartition",
              "Numeric.argpartitionAlong",
              "Numeric.topk",
              "NDArray.sort"),
          kernel(
              "searchsorted",
              SORT,
              RESULT,
              "a search, which NumPy makes without the lock at any size",
              "Numeric.searchsorted"),
          kernel(
              "unique and sets",
              SORT,
              "elements of the operands",
              "a sort of them",
              "Numeric.unique",
              "Numeric.uniqueAll",
              "Numeric.union1d",
              "Numeric.intersect1d",
              "Numeric.setxor1d",
              "Numeric.setdiff1d",
              "Numeric.isin"),
          kernel(
              "counting",
              REDUCTION,
              "elements of the operand",
              "a reduction",
              "Numeric.countNonzero"),
          kernel(
              "nonzero",
              COPY,
              "elements of the operand",
              "indexing by a mask",
              "Numeric.nonzero",
              "Numeric.flatnonzero",
              "Numeric.argwhere",
              "Numeric.extract"));
}
