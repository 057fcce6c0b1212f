package dev.baton.core.array;

import dev.baton.core.internal.array.FloatingPointErrors;
import java.util.function.BiConsumer;

/**
 * What happens when the elements of an operation divide by zero, overflow, underflow or are
 * invalid: {@code numpy.errstate}. What {@code np.errstate()} returns is what holds on the calling
 * thread; changed copies hold from {@link #open()} to the close of what that returns.
 *
 * {@snippet file="dev/baton/core/Snippets.java" region="errstate"}
 *
 * <p>By default, as in NumPy, divide, over and invalid warn and under is ignored.
 */
public sealed interface ErrorState permits FloatingPointErrors {
  /**
   * Returns this with another mode of division by zero, of integers too.
   *
   * @param mode the mode
   * @return a changed copy
   */
  ErrorState divide(ErrorMode mode);

  /**
   * Returns this with another mode of overflow: of results too large for their type.
   *
   * @param mode the mode
   * @return a changed copy
   */
  ErrorState over(ErrorMode mode);

  /**
   * Returns this with another mode of underflow: of results too small for their type.
   *
   * @param mode the mode
   * @return a changed copy
   */
  ErrorState under(ErrorMode mode);

  /**
   * Returns this with another mode of invalid operations: of results that are no number.
   *
   * @param mode the mode
   * @return a changed copy
   */
  ErrorState invalid(ErrorMode mode);

  /**
   * Returns this with one mode for all conditions.
   *
   * @param mode the mode
   * @return a changed copy
   */
  ErrorState all(ErrorMode mode);

  /**
   * Returns this with what {@link ErrorMode#CALL} calls: {@code numpy.seterrcall}.
   *
   * @param handler gets the function's name and the condition: {@code divide by zero}, {@code
   *     overflow}, {@code underflow} or {@code invalid value}; what it throws ends the operation
   * @return a changed copy
   */
  ErrorState handler(BiConsumer<String, String> handler);

  /**
   * Makes these modes hold on the calling thread.
   *
   * @return what restores those before when closed, on the same thread
   */
  Open open();

  /** Modes that hold on a thread until this is closed. */
  interface Open extends AutoCloseable {
    /** Restores the modes before. */
    @Override
    void close();
  }
}
