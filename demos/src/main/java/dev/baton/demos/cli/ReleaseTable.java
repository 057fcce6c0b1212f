package dev.baton.demos.cli;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.baton.core.ReleaseRule;
import dev.baton.core.ReleaseRules;
import dev.baton.core.interpreter.NativeWork;
import dev.baton.core.interpreter.ReleasePolicy;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Which operations drop the interpreter lock, from which size on and why, for people and for tools.
 *
 * @param schema the version of this form
 * @param releases one entry per rule
 */
@JsonPropertyOrder({"schema", "releases"})
record ReleaseTable(int schema, List<Entry> releases) {
  /**
   * One rule. A policy's number is the smallest size at which the lock is dropped while nobody
   * waits for it: 1 means at any size, null never.
   *
   * @param operation what the operations do
   * @param methods the methods, all overloads
   * @param work the kind of native work, null for none
   * @param size what is counted
   * @param hold the size under the policy {@code hold}
   * @param release the size under the policy {@code release}
   * @param numpy the size under the policy {@code numpy}
   * @param adaptive the size under the policy {@code adaptive}, as learned in a trial
   * @param why the reason
   */
  @JsonPropertyOrder({
    "operation",
    "methods",
    "work",
    "size",
    "hold",
    "release",
    "numpy",
    "adaptive",
    "why"
  })
  record Entry(
      String operation,
      List<String> methods,
      @Nullable String work,
      String size,
      @Nullable Long hold,
      @Nullable Long release,
      @Nullable Long numpy,
      @Nullable Long adaptive,
      String why) {}

  /** Makes the table for the policies as they are now. */
  static ReleaseTable now() {
    return new ReleaseTable(1, ReleaseRules.all().stream().map(ReleaseTable::entry).toList());
  }

  private static Entry entry(ReleaseRule rule) {
    NativeWork work = rule.work();
    return new Entry(
        rule.operation(),
        rule.methods(),
        work == null ? null : work.name().toLowerCase(Locale.ROOT),
        rule.size(),
        from(rule, ReleasePolicy.hold()),
        from(rule, ReleasePolicy.release()),
        from(rule, ReleasePolicy.numpy()),
        from(rule, ReleasePolicy.adaptive()),
        rule.why());
  }

  private static @Nullable Long from(ReleaseRule rule, ReleasePolicy policy) {
    OptionalLong from = rule.releasedFrom(policy);
    return from.isPresent() ? from.getAsLong() : null;
  }

  void print(PrintWriter out) {
    out.println(
        "The lock is dropped from this size on, by release policy. Size is what is counted.");
    out.println();
    var table =
        new TextTable(
            List.of("operation", "work", "size", "hold", "release", "numpy", "adaptive", "why"),
            List.of(
                TextTable.Align.LEFT,
                TextTable.Align.LEFT,
                TextTable.Align.LEFT,
                TextTable.Align.RIGHT,
                TextTable.Align.RIGHT,
                TextTable.Align.RIGHT,
                TextTable.Align.RIGHT,
                TextTable.Align.LEFT));
    for (Entry entry : releases) {
      table.add(
          entry.operation(),
          entry.work() == null ? "-" : entry.work(),
          entry.size().isEmpty() ? "-" : entry.size(),
          words(entry.hold()),
          words(entry.release()),
          words(entry.numpy()),
          words(entry.adaptive()),
          entry.why());
    }
    table.print(out);
    out.println();
    out.println(
        "adaptive also drops it whenever another thread waits for the lock. No CPython does");
    out.println("that; its sizes are this machine's, from a trial, and change as a program runs.");
    out.flush();
  }

  private static String words(@Nullable Long from) {
    return from == null ? "never" : from == 1 ? "always" : String.format(Locale.ROOT, "%,d", from);
  }
}
