package dev.baton.core;

import dev.baton.core.interpreter.Interpreter;
import dev.baton.core.interpreter.InterpreterLock;
import dev.baton.core.interpreter.NativeWork;
import dev.baton.core.interpreter.ReleasePolicy;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Says whether some operations drop the interpreter lock, from which size on, and why.
 *
 * @param operation what the operations do, for people
 * @param methods the methods, as {@code Type.method}; all overloads
 * @param effect who decides
 * @param work the kind of native work, which a {@link ReleasePolicy} is asked about; null if there
 *     is none
 * @param size what counts as the size; empty if there is no native work
 * @param why the reason
 */
public record ReleaseRule(
    String operation,
    List<String> methods,
    Effect effect,
    @Nullable NativeWork work,
    String size,
    String why) {
  private static final long LARGEST = Long.MAX_VALUE / 2;

  /** Who decides whether the lock is dropped. */
  public enum Effect {
    /** The interpreter's release policy, by the kind of work and its size. */
    BY_POLICY,
    /** Nobody: the lock is kept, whatever the policy. */
    NEVER,
    /** Nobody: the lock is dropped, whatever the policy. */
    ALWAYS
  }

  /** Makes an immutable rule. */
  public ReleaseRule {
    methods = List.copyOf(methods);
    if ((effect == Effect.BY_POLICY) != (work != null)) {
      throw new IllegalArgumentException("%s: %s with work %s".formatted(operation, effect, work));
    }
  }

  /**
   * Returns the smallest size at which the lock is dropped while nobody waits for it, found by
   * asking the policy.
   *
   * @param policy one that drops the lock from some size on
   * @return the size, at least 1; empty if the lock is never dropped
   */
  public OptionalLong releasedFrom(ReleasePolicy policy) {
    if (work == null) {
      return effect == Effect.ALWAYS ? OptionalLong.of(1) : OptionalLong.empty();
    }
    InterpreterLock idle = Idle.LOCK;
    if (!policy.releases(work, LARGEST, idle)) {
      return OptionalLong.empty();
    }
    long held = 0;
    long released = LARGEST;
    while (released - held > 1) {
      long middle = held + (released - held) / 2;
      if (policy.releases(work, middle, idle)) {
        released = middle;
      } else {
        held = middle;
      }
    }
    return OptionalLong.of(released);
  }

  /** A lock for which nobody waits. */
  private static final class Idle {
    static final InterpreterLock LOCK = Interpreter.builder().name("release-rules").build().lock();
  }
}
