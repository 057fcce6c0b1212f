package dev.baton.core.random;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** How {@link Generator} chooses: what {@code Generator.choice} has keywords for. Immutable. */
public final class Choice {
  /** Anything any number of times, all as likely, along axis 0. */
  public static final Choice DEFAULT = new Choice(true, null, 0, true);

  private final boolean replaced;
  private final double @Nullable [] weights;
  private final int axis;
  private final boolean shuffled;

  private Choice(boolean replaced, double @Nullable [] weights, int axis, boolean shuffled) {
    this.replaced = replaced;
    this.weights = weights;
    this.axis = axis;
    this.shuffled = shuffled;
  }

  /**
   * Lets nothing come twice: {@code replace=False}.
   *
   * @return a changed copy
   */
  public Choice withoutReplacement() {
    return new Choice(false, weights, axis, shuffled);
  }

  /**
   * Makes some more likely than others: {@code p=…}.
   *
   * @param p the probability of each; checked when it is used
   * @return a changed copy
   */
  public Choice weighted(double... p) {
    return new Choice(replaced, p.clone(), axis, shuffled);
  }

  /**
   * Chooses along another axis: {@code axis=…}.
   *
   * @param newAxis the axis, from the end if negative
   * @return a changed copy
   */
  public Choice along(int newAxis) {
    return new Choice(replaced, weights, newAxis, shuffled);
  }

  /**
   * Lets the order be what is quickest, where nothing comes twice: {@code shuffle=False}.
   *
   * @return a changed copy
   */
  public Choice unshuffled() {
    return new Choice(replaced, weights, axis, false);
  }

  boolean replaced() {
    return replaced;
  }

  double @Nullable [] weights() {
    return weights;
  }

  int axis() {
    return axis;
  }

  boolean shuffled() {
    return shuffled;
  }

  @Override
  public String toString() {
    return "Choice[replace=%s, p=%s, axis=%d, shuffle=%s]"
        .formatted(replaced, Arrays.toString(weights), axis, shuffled);
  }
}
