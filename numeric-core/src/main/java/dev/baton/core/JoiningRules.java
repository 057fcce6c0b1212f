package dev.baton.core;

import static dev.baton.core.Rules.kernel;
import static dev.baton.core.Rules.never;
import static dev.baton.core.interpreter.NativeWork.COPY;

import java.util.List;

/** Arrays put together of the elements of others, and their parts. */
final class JoiningRules {
  private JoiningRules() {}

  static final List<ReleaseRule> ALL =
      List.of(
          kernel(
              "joins, repeats and edits",
              COPY,
              "elements of each part that is copied",
              "copies, one for each part",
              "Numeric.concatenate",
              "Numeric.stack",
              "Numeric.vstack",
              "Numeric.hstack",
              "Numeric.dstack",
              "Numeric.columnStack",
              "Numeric.block",
              "Numeric.append",
              "Numeric.roll",
              "Numeric.repeat",
              "Numeric.tile",
              "Numeric.resize",
              "Numeric.delete",
              "Numeric.insert",
              "Numeric.pad",
              "Numeric.copyto"),
          never(
              "splits",
              "no kernel: views",
              "Numeric.split",
              "Numeric.arraySplit",
              "Numeric.hsplit",
              "Numeric.vsplit",
              "Numeric.dsplit",
              "Numeric.unstack"));
}
