import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions.Style;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

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
  private static final int MOST_PASSES = 5;

  private Format() {}

  public static void main(String[] args) throws IOException {
    boolean write = args[0].equals("write");
    Path root = Path.of(args[1]);
    Path mark = root.resolve("target/formatted");
    FileTime start = FileTime.fromMillis(System.currentTimeMillis());
    FileTime clean = Files.exists(mark) ? Files.getLastModifiedTime(mark) : FileTime.fromMillis(0);

    List<Path> sources = new ArrayList<>();
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return isSkipped(root.relativize(folder))
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) {
            if (path.toString().endsWith(".java")
                && attributes.lastModifiedTime().compareTo(clean) >= 0) {
              sources.add(path);
            }
            return FileVisitResult.CONTINUE;
          }
        });
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

  private static boolean isSkipped(Path folder) {
    return folder.endsWith("target")
        || folder.endsWith("src/generated")
        || folder.endsWith("native/build")
        || folder.endsWith(".git");
  }

  private static void visit(Path root, Path path, boolean write, Queue<String> faults) {
    String name = root.relativize(path).toString();
    try {
      String source = Files.readString(path);
      String formatted = format(source);
      if (formatted.equals(source)) {
        return;
      }
      if (write) {
        Files.writeString(path, formatted);
        System.out.println(name + " formatted");
      } else {
        int line = firstDifference(source, formatted);
        faults.add(name + ":" + line + ": not in Google Java style");
      }
    } catch (FormatterException e) {
      faults.add(name + ": " + e.getMessage());
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }

  /** Formats until nothing changes any more: one pass may leave long comments to the next. */
  private static String format(String source) throws FormatterException {
    String before = source;
    for (int pass = 0; pass < MOST_PASSES; pass++) {
      String imports = RemoveUnusedImports.removeUnusedImports(before);
      String after =
          new Formatter().formatSource(ImportOrderer.reorderImports(imports, Style.GOOGLE));
      if (after.equals(before)) {
        return after;
      }
      before = after;
    }
    throw new FormatterException("still changing after " + MOST_PASSES + " passes");
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
