package dev.baton.core.interpreter;

import java.util.List;

/**
 * The spans of one thread, oldest first. Within an attachment one begins when the last one ends;
 * between attachments there is a gap.
 *
 * @param thread the thread's name
 * @param threadId its {@link Thread#threadId()}
 * @param spans what it did
 * @param lost how many changes from one phase to another, older than these spans, were overwritten
 *     for want of room
 */
public record Track(String thread, long threadId, List<Span> spans, long lost) {
  /** Makes an immutable track. */
  public Track {
    spans = List.copyOf(spans);
  }
}
