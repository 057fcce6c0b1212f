package dev.baton.core;

import static dev.baton.core.Rules.never;

import dev.baton.core.ReleaseRule.Effect;
import java.util.List;

/** Files. */
final class FileRules {
  private FileRules() {}

  static final List<ReleaseRule> ALL =
      List.of(
          new ReleaseRule(
              "files",
              List.of(
                  "Numeric.load",
                  "Numeric.loadNpz",
                  "Numeric.save",
                  "Numeric.savez",
                  "Numeric.savezCompressed",
                  "Numeric.fromfile",
                  "Numeric.memmap",
                  "Numeric.openMemmap",
                  "Numeric.flush",
                  "Numeric.loadtxt",
                  "Numeric.genfromtxt",
                  "Numeric.savetxt",
                  "NDArray.tofile",
                  "NpyFiles.load",
                  "NpyFiles.map",
                  "NpyFiles.save",
                  "NpyFiles.create",
                  "NpzArchive.open",
                  "NpzArchive.get",
                  "NpzArchive.save",
                  "RawFiles.read",
                  "RawFiles.write",
                  "RawFiles.map",
                  "RawFiles.flush",
                  "TextReader.load",
                  "TextReader.loadWithGaps",
                  "TextWriter.save"),
              Effect.ALWAYS,
              null,
              "",
              "input and output, as CPython does it; text is parsed and formatted under the lock"),
          never(
              "what is in an archive",
              "read when it was opened",
              "NpzArchive.names",
              "NpzArchive.contains",
              "NpzArchive.toString",
              "NpzArchive.close"));
}
