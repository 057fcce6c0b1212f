package dev.baton.core;

import dev.baton.core.array.DType;
import dev.baton.core.io.LoadTextOptions;
import dev.baton.core.io.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that are refused. */
final class FileErrors {
  private FileErrors() {}

  static void add(ErrorMessagesTest.Attempts attempts, Numeric np, Path folder) {
    Path text = folder.resolve("text");
    Path array = folder.resolve("a.npy");
    Path archive = folder.resolve("a.npz");
    attempts.add("np.load(missing)", () -> np.load(folder.resolve("missing.npy")));
    attempts.add("np.load(text)", () -> np.load(Files.writeString(text, "no array")));
    attempts.add(
        "np.load(half a file)",
        () -> {
          np.save(array, np.arange(10));
          byte[] whole = Files.readAllBytes(array);
          np.load(Files.write(array, java.util.Arrays.copyOf(whole, whole.length - 8)));
        });
    attempts.add(
        "np.load(objects)",
        () -> {
          np.save(array, np.arange(10));
          byte[] whole = Files.readAllBytes(array);
          String header = new String(whole, java.nio.charset.StandardCharsets.ISO_8859_1);
          np.load(
              Files.write(
                  array,
                  header
                      .replace("'<i8'", "'|O' ")
                      .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1)));
        });
    attempts.add("np.loadNpz(text)", () -> np.loadNpz(text));
    attempts.add(
        "np.loadNpz(archive).get(\"b\")",
        () -> {
          np.savez(archive, np.ones(2));
          try (var found = np.loadNpz(archive)) {
            found.get("b");
          }
        });
    attempts.add("np.fromfile(text, float64, 3, 0)", () -> np.fromfile(text, DType.FLOAT64, 3, 0));
    attempts.add("np.fromfile(text, int8, 1, 99)", () -> np.fromfile(text, DType.INT8, 1, 99));
    attempts.add(
        "np.memmap(text, 100 doubles)",
        () -> np.memmap(text, DType.FLOAT64, MapMode.READ_ONLY, 0, 100));
    attempts.add("np.loadtxt(text)", () -> np.loadtxt(text));
    attempts.add(
        "np.loadtxt(rows of unequal length)",
        () -> np.loadtxt(Files.writeString(text, "1 2\n3\n")));
    attempts.add(
        "np.loadtxt(column 5)",
        () ->
            np.loadtxt(
                Files.writeString(text, "1 2\n3 4\n"), LoadTextOptions.DEFAULT.withUseCols(5)));
    attempts.add("np.savetxt(3 axes)", () -> np.savetxt(text, np.ones(2, 2, 2)));
    attempts.add("np.save(in no folder)", () -> np.save(folder.resolve("no/a.npy"), np.ones(2)));
    attempts.add("np.flush(no map)", () -> np.flush(np.ones(2)));
  }
}
