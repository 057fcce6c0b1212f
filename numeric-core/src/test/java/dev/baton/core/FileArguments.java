package dev.baton.core;

import dev.baton.core.array.DType;
import dev.baton.core.array.NDArray;
import dev.baton.core.io.LoadTextOptions;
import dev.baton.core.io.MapMode;
import dev.baton.core.io.NpzArchive;
import dev.baton.core.io.SaveTextOptions;
import dev.baton.core.io.TextReader;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Arguments with which the operations on files can be called, and files that they find. */
final class FileArguments {
  private FileArguments() {}

  static Object[] of(Method method, Path folder, Numeric np, long size) throws IOException {
    Class<?>[] types = method.getParameterTypes();
    Object[] arguments = new Object[types.length];
    for (int i = 0; i < types.length; i++) {
      arguments[i] = argument(types[i], method, folder, np, size);
    }
    return arguments;
  }

  private static Object argument(Class<?> type, Method method, Path folder, Numeric np, long size)
      throws IOException {
    return switch (type.getSimpleName()) {
      case "Path" -> path(type(method), folder, np, size);
      case "NDArray" ->
          method.getName().equals("flush")
              ? np.openMemmap(folder.resolve("flushed.npy"), DType.FLOAT64, size)
              : np.ones(size);
      case "NDArray[]" -> new NDArray[] {np.ones(size)};
      case "Map" -> Map.of("a", np.ones(size));
      case "String" -> "a";
      case "DType" -> DType.FLOAT64;
      case "MapMode" -> MapMode.READ_WRITE;
      case "LoadTextOptions" -> LoadTextOptions.DEFAULT;
      case "SaveTextOptions" -> SaveTextOptions.DEFAULT;
      case "Interpreter" -> np.interpreter();
      case "long" -> 0L; // a count, or an offset
      case "long[]" -> new long[] {size};
      case "boolean" -> false;
      default -> throw new AssertionError("no argument of type " + type + " for " + method);
    };
  }

  private static String type(Method method) {
    if (method.getDeclaringClass() == TextReader.class) {
      return "text";
    }
    return switch (method.getName()) {
      case "load", "loadNpz", "open", "map", "memmap", "fromfile", "read" -> method.getName();
      case "loadtxt", "genfromtxt" -> "text";
      default -> "written";
    };
  }

  /**
   * One file serves all that read: by its beginning a .npy file; text and archives have their own.
   */
  private static Path path(String type, Path folder, Numeric np, long size) throws IOException {
    Path path = folder.resolve(type);
    switch (type) {
      case "text" -> np.savetxt(path, np.ones(size));
      case "loadNpz", "open" -> np.savez(path, np.ones(size));
      case "written" -> Files.deleteIfExists(path);
      default -> np.save(path, np.ones(size));
    }
    return path;
  }

  static NpzArchive archive(Path folder, Numeric np, long size) throws IOException {
    Path path = folder.resolve("archive.npz");
    np.savez(path, Map.of("a", np.ones(size)));
    return np.loadNpz(path);
  }
}
