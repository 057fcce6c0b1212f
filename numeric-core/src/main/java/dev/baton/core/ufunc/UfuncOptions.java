package dev.baton.core.ufunc;

import dev.baton.core.array.Casting;
import dev.baton.core.array.DType;
import dev.baton.core.array.NDArray;
import org.jspecify.annotations.Nullable;

/**
 * The named arguments of NumPy's ufuncs: {@code out}, {@code where}, {@code casting} and {@code
 * dtype}. Immutable: each method returns a changed copy.
 */
public final class UfuncOptions {
  /**
   * No {@code out}, everywhere, casting {@link Casting#SAME_KIND}, the dtype that operands ask for.
   */
  public static final UfuncOptions DEFAULT = new UfuncOptions(null, null, Casting.SAME_KIND, null);

  final @Nullable NDArray out;
  final @Nullable NDArray where;
  final Casting casting;
  final @Nullable DType dtype;

  private UfuncOptions(
      @Nullable NDArray out, @Nullable NDArray where, Casting casting, @Nullable DType dtype) {
    this.out = out;
    this.where = where;
    this.casting = casting;
    this.dtype = dtype;
  }

  /**
   * Says where the result goes.
   *
   * @param array of the result's shape, and of a dtype that the result may be cast to
   * @return changed options
   */
  public UfuncOptions out(NDArray array) {
    return new UfuncOptions(array, where, casting, dtype);
  }

  /**
   * Says which elements are computed. The others are not looked at: they stay what they are in
   * {@code out}, and are 0 in a new array, where NumPy leaves them unset.
   *
   * @param mask a bool array, broadcast with the operands
   * @return changed options
   */
  public UfuncOptions where(NDArray mask) {
    return new UfuncOptions(out, mask, casting, dtype);
  }

  /** Returns these options for a new array, without a mask. */
  UfuncOptions fresh() {
    return new UfuncOptions(null, null, casting, dtype);
  }

  /**
   * Says which conversions are allowed: of the result to {@code out}, and of operands to what
   * {@link #dtype} asks for.
   *
   * @param rule the rule
   * @return changed options
   */
  public UfuncOptions casting(Casting rule) {
    return new UfuncOptions(out, where, rule, dtype);
  }

  /**
   * Says which type the result has: the loop that makes it computes, and operands are converted to
   * what that takes.
   *
   * @param type the type
   * @return changed options
   */
  public UfuncOptions dtype(DType type) {
    return new UfuncOptions(out, where, casting, type);
  }
}
