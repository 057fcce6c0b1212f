package dev.baton.bindings;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The places tried for one library, each with why it failed: the body of the one message. */
final class Search {

  private final String wanted;
  private final List<String> tried = new ArrayList<>();
  private @Nullable Throwable cause;

  /**
   * Starts a search.
   *
   * @param wanted what is looked for, as it reads after "cannot load"
   */
  Search(String wanted) {
    this.wanted = wanted;
  }

  void failed(String place, String reason) {
    tried.add(place + ": " + reason);
  }

  void failed(String place, Throwable reason) {
    failed(place, reasonOf(reason));
    if (cause == null) {
      cause = reason;
    } else {
      cause.addSuppressed(reason);
    }
  }

  NativeLibraryException failure(String fix) {
    var message = new StringBuilder("cannot load ").append(wanted);
    tried.forEach(line -> message.append("\n  tried ").append(line));
    message.append("\n  fix: ").append(fix);
    return cause == null
        ? new NativeLibraryException(message.toString())
        : new NativeLibraryException(message.toString(), cause);
  }

  /** A throwable in words: file system exceptions often carry a path alone. */
  static String reasonOf(Throwable reason) {
    String type = reason.getClass().getSimpleName();
    String message = reason.getMessage();
    if (message == null) {
      return type;
    }
    return reason instanceof LinkageError ? message : type + ": " + message;
  }
}
