package dev.baton.core;

import static dev.baton.core.Rules.never;

import java.util.List;

/** Views. */
final class ViewRules {
  private ViewRules() {}

  static final List<ReleaseRule> ALL =
      List.of(
          never(
              "views",
              "no kernel: a view",
              "NDArray.slice",
              "NDArray.view",
              "NDArray.transpose",
              "NDArray.swapaxes",
              "NDArray.asReadOnly",
              "NDArray.broadcastTo",
              "NDArray.expandDims",
              "NDArray.squeeze",
              "NDArray.diagonal",
              "NDArray.real",
              "NDArray.imag",
              "Numeric.transpose",
              "Numeric.permuteDims",
              "Numeric.matrixTranspose",
              "Numeric.swapaxes",
              "Numeric.moveaxis",
              "Numeric.rollaxis",
              "Numeric.expandDims",
              "Numeric.squeeze",
              "Numeric.atleast1d",
              "Numeric.atleast2d",
              "Numeric.atleast3d",
              "Numeric.broadcastTo",
              "Numeric.broadcastArrays",
              "Numeric.broadcastShapes",
              "Numeric.flip",
              "Numeric.flipud",
              "Numeric.fliplr",
              "Numeric.rot90",
              "Numeric.diagonal",
              "Numeric.slidingWindowView",
              "NDArray.segment"));
}
