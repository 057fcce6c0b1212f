package dev.baton.core.array;

import dev.baton.core.internal.array.ArrayScope;

/**
 * Closes every array that its thread makes while it is open, but those it {@linkplain #keep keeps}:
 *
 * {@snippet file="dev/baton/core/Snippets.java" region="scope"}
 *
 * <p>Scopes of one thread nest. What an inner one keeps belongs to the one around it, if there is
 * one.
 */
public sealed interface Scope extends AutoCloseable permits ArrayScope {
  /**
   * Lets an array live on after this scope.
   *
   * @param array an array made on this thread since the scope was opened; any other is left as it
   *     is
   * @return the same array
   */
  NDArray keep(NDArray array);

  /**
   * Closes the arrays made since the scope was opened and not kept.
   *
   * @throws IllegalStateException if it is not the innermost open scope of the calling thread, or
   *     if an array's segment is in use; all others are closed
   */
  @Override
  void close();
}
