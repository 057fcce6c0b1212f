import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions.Style;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

/**
 * Checks that Java sources are in Google Java style, or writes them so.
 *
 * <p>Run by Maven on the chosen JDK, because google-java-format parses with the javac it runs on
 * and the one that runs Maven may be too old for the sources. Generated sources are left alone.
 * Files older than the last clean check are not read again; {@code mvn clean} forgets it.
 *
 * <pre>java … .ci/Format.java check|write ROOT</pre>
 */
final class Format {
  private Format() {}

  public static void main(String[] args) throws IOException {
    boolean write = args[0].equals("write");
    Path root = Path.of(args[1]);
    Path mark = root.resolve("target/formatted");
    FileTime start = FileTime.fromMillis(System.currentTimeMillis());
    FileTime clean = Files.exists(mark) ? Files.getLastModifiedTime(mark) : FileTime.fromMillis(0);

    List<Path> sources;
    try (Stream<Path> all = Files.walk(root)) {
      sources = all.filter(path -> isOurs(root.relativize(path)) && isNewer(path, clean)).toList();
    }
    Queue<String> faults = new ConcurrentLinkedQueue<>();
    sources.parallelStream().forEach(path -> visit(root, path, write, faults));
    if (!faults.isEmpty()) {
      faults.stream().sorted().forEach(System.err::println);
      System.err.println(
          faults.size() + " of " + sources.size() + " files; .ci/format puts it right.");
      System.exit(1);
    }
    Files.createDirectories(mark.getParent());
    Files.writeString(mark, "");
    Files.setLastModifiedTime(mark, start);
  }

  private static boolean isOurs(Path path) {
    String name = path.toString().replace('\\', '/');
    return name.endsWith(".java")
        && !name.contains("/target/")
        && !name.contains("/src/generated/")
        && !name.startsWith(".git/");
  }

  private static boolean isNewer(Path path, FileTime mark) {
    try {
      return Files.getLastModifiedTime(path).compareTo(mark) >= 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void visit(Path root, Path path, boolean write, Queue<String> faults) {
    try {
      String source = Files.readString(path);
      String formatted;
      try {
        String imports = RemoveUnusedImports.removeUnusedImports(source);
        formatted =
            new Formatter().formatSource(ImportOrderer.reorderImports(imports, Style.GOOGLE));
      } catch (FormatterException e) {
        faults.add(root.relativize(path) + ": " + e.getMessage());
        return;
      }
      if (!formatted.equals(source)) {
        if (write) {
          Files.writeString(path, formatted);
          System.out.println(root.relativize(path) + " formatted");
        } else {
          faults.add(
              root.relativize(path)
                  + ":"
                  + firstDifference(source, formatted)
                  + ": not in Google Java style");
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(path.toString(), e);
    }
  }

  /** The number of the first line that differs. */
  private static int firstDifference(String source, String formatted) {
    List<String> before = source.lines().toList();
    List<String> after = formatted.lines().toList();
    int line = 0;
    while (line < before.size()
        && line < after.size()
        && before.get(line).equals(after.get(line))) {
      line++;
    }
    return line + 1;
  }
}
