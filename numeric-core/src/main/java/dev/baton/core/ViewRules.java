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
              "NDArray.transpose",
              "NDArray.broadcastTo",
              "NDArray.expandDims",
              "NDArray.squeeze",
              "NDArray.real",
              "NDArray.imag",
              "NDArray.segment"));
}
