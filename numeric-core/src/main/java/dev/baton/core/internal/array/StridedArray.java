package dev.baton.core.internal.array;

import dev.baton.core.array.Casting;
import dev.baton.core.array.Complex;
import dev.baton.core.array.DType;
import dev.baton.core.array.Index;
import dev.baton.core.array.NDArray;
import dev.baton.core.array.Order;
import dev.baton.core.array.Shape;
import dev.baton.core.array.Slice;
import dev.baton.core.array.SortKind;
import dev.baton.core.internal.kernel.Storage;
import dev.baton.core.interpreter.ThreadState;

/**
 * The one implementation of {@link NDArray}, as the layers above know it: views, copies, assignment
 * and indexing on {@link WindowArray}'s shape, strides and first element. What works on elements
 * follows in {@link ElementArray}, and what the layers above do for it in {@link OperatorArray}, of
 * which every array is an instance.
 */
public abstract sealed class StridedArray extends WindowArray permits ElementArray {
  StridedArray(
      ArrayContext context,
      Storage storage,
      long address,
      DType dtype,
      long[] shape,
      long[] strides,
      Rights rights) {
    super(context, storage, address, dtype, shape, strides, rights);
  }

  StridedArray(ArrayContext context, WindowArray lender) {
    super(context, lender);
  }

  // ---- new arrays -------------------------------------------------------------------------------

  /**
   * Opens a window, which takes over one reference to the storage from the caller.
   *
   * @param context the interpreter's
   * @param self the calling thread's state
   * @param storage what the elements are in
   * @param address where the first one is
   * @param dtype their type
   * @param shape the extents; belongs to the array from now on
   * @param strides the steps, in elements; belongs to the array from now on
   * @param rights what may be done with them
   * @return a new array
   */
  static StridedArray opened(
      ArrayContext context,
      ThreadState self,
      Storage storage,
      long address,
      DType dtype,
      long[] shape,
      long[] strides,
      Rights rights) {
    StridedArray array =
        new OperatorArray(context, storage, address, dtype, shape, strides, rights);
    ArrayScope.made(self, array);
    return array;
  }

  /**
   * Opens another window on this array's storage.
   *
   * @param operation names the caller in the error
   * @throws IllegalStateException if this array is closed
   */
  final StridedArray view(
      String operation,
      DType newDtype,
      long newAddress,
      long[] newShape,
      long[] newStrides,
      Rights newRights) {
    ArrayContext home = home();
    try (var attachment = home.interpreter().attach()) {
      requireOpen(operation);
      Storage storage = storage();
      pin(operation, storage);
      return opened(
          home, attachment.state(), storage, newAddress, newDtype, newShape, newStrides, newRights);
    }
  }

  /** Returns what this shared array is to operations of a context; never to be closed. */
  final StridedArray lentTo(ArrayContext borrower) {
    return new OperatorArray(borrower, this);
  }

  /**
   * Returns a read-only array on the same elements that every interpreter may read.
   *
   * @param self the calling thread's state in {@code home}
   * @param home where the new array is from
   * @param storage this array's, with a reference that the new one takes over
   */
  final StridedArray shared(ThreadState self, ArrayContext home, Storage storage) {
    return opened(home, self, storage, address(), type(), extents(), steps(), Rights.SHARED);
  }

  /**
   * Fills this new array, which is closed if that fails.
   *
   * @param filling sets every element
   * @return this
   */
  public final StridedArray filledBy(Runnable filling) {
    try {
      filling.run();
    } catch (RuntimeException | Error failed) {
      close();
      throw failed;
    }
    return this;
  }

  // ---- views ------------------------------------------------------------------------------------

  @Override
  public final StridedArray slice(Slice... items) {
    return Views.slice(this, items);
  }

  @Override
  public final StridedArray slice(String items) {
    return Views.slice(this, Slice.parse(items));
  }

  @Override
  public final StridedArray view() {
    return Views.whole(this);
  }

  @Override
  public final StridedArray view(DType newDtype) {
    return Views.retyped(this, newDtype);
  }

  @Override
  public final StridedArray reshape(long... newShape) {
    return Views.reshape(this, Order.C, newShape);
  }

  @Override
  public final StridedArray reshape(Order order, long... newShape) {
    return Views.reshape(this, order, newShape);
  }

  @Override
  public final StridedArray ravel() {
    return Views.ravel(this, Order.C);
  }

  @Override
  public final StridedArray ravel(Order order) {
    return Views.ravel(this, order);
  }

  @Override
  public final StridedArray transpose() {
    return Views.transpose(this);
  }

  @Override
  public final StridedArray transpose(int... axes) {
    return axes.length == 0 ? Views.transpose(this) : Views.transpose(this, axes);
  }

  @Override
  public final StridedArray swapaxes(int axis1, int axis2) {
    return Views.swapaxes(this, axis1, axis2);
  }

  @Override
  public final StridedArray asReadOnly() {
    return Views.asReadOnly(this);
  }

  @Override
  public final StridedArray broadcastTo(long... target) {
    return Views.broadcastTo(this, target);
  }

  @Override
  public final StridedArray expandDims(int... axes) {
    return Views.expandDims(this, axes);
  }

  @Override
  public final StridedArray squeeze() {
    return Views.squeeze(this);
  }

  @Override
  public final StridedArray squeeze(int... axes) {
    return Views.squeeze(this, axes);
  }

  @Override
  public final StridedArray diagonal(long offset, int axis1, int axis2) {
    return Views.diagonal(this, offset, axis1, axis2);
  }

  @Override
  public final StridedArray real() {
    return Views.real(this);
  }

  @Override
  public final StridedArray imag() {
    return Views.imag(this);
  }

  // ---- copies and assignment --------------------------------------------------------------------

  @Override
  public final StridedArray copy() {
    return converted(type(), Order.C);
  }

  @Override
  public final StridedArray copy(Order order) {
    return Views.copy(this, order);
  }

  @Override
  public final StridedArray flatten() {
    return Views.flatten(this, Order.C);
  }

  @Override
  public final StridedArray flatten(Order order) {
    return Views.flatten(this, order);
  }

  @Override
  public final StridedArray byteswap() {
    return Views.byteswapped(this);
  }

  @Override
  public final StridedArray astype(DType newDtype) {
    if (type().isComplex() && !newDtype.isComplex()) {
      throw new UnsupportedOperationException(
          ("astype: %s would lose its imaginary parts as %s:"
                  + " use real(), or astype(dtype, Casting.UNSAFE)")
              .formatted(described(), newDtype));
    }
    return converted(newDtype);
  }

  @Override
  public final StridedArray astype(DType newDtype, Casting casting) {
    if (!DType.canCast(type(), newDtype, casting)) {
      throw new UnsupportedOperationException(
          "astype: cannot cast %s to %s by the rule %s".formatted(described(), newDtype, casting));
    }
    return converted(newDtype);
  }

  /**
   * Returns a copy in another type, whatever is lost, that lies in memory as this array does.
   *
   * @param newDtype the type
   * @return a new array without gaps
   */
  public final StridedArray converted(DType newDtype) {
    return converted(newDtype, Order.K);
  }

  /**
   * Returns a copy in another type, whatever is lost.
   *
   * @param newDtype the type
   * @param order C, or K for this array's own
   * @return a new array without gaps
   */
  public final StridedArray converted(DType newDtype, Order order) {
    ArrayContext home = home();
    try (var attachment = home.interpreter().attach()) {
      requireOpen("astype");
      ThreadState self = attachment.state();
      long[] shape = extents().clone();
      StridedArray result =
          order == Order.C
              ? home.empty(self, newDtype, shape)
              : home.emptyLike(self, newDtype, shape, this);
      return result.filledBy(() -> Copies.convert(self, "cast", result, this));
    }
  }

  @Override
  public final void assign(NDArray source) {
    requireWriteable("assign");
    try (var attachment = interpreter().attach()) {
      requireOpen("assign");
      Copies.assign(attachment.state(), this, context().own("assign", source));
    }
  }

  @Override
  public final void fill(boolean value) {
    fill(Scalar.of(value));
  }

  @Override
  public final void fill(long value) {
    fill(Scalar.of(value));
  }

  @Override
  public final void fill(double value) {
    fill(Scalar.of(value));
  }

  @Override
  public final void fill(Complex value) {
    fill(Scalar.of(value));
  }

  private void fill(Scalar value) {
    requireWriteable("fill");
    try (var attachment = interpreter().attach()) {
      requireOpen("fill");
      Copies.fill(attachment.state(), this, value);
    }
  }

  // ---- indexing, sorting ------------------------------------------------------------------------

  @Override
  public final StridedArray get(Index... index) {
    ArrayContext home = home();
    try (var attachment = home.interpreter().attach()) {
      return Selections.get(attachment.state(), home.own("get", this), index);
    }
  }

  @Override
  public final void set(NDArray value, Index... index) {
    requireWriteable("set");
    try (var attachment = interpreter().attach()) {
      requireOpen("set");
      Selections.set(attachment.state(), this, context().own("set", value), index);
    }
  }

  @Override
  public final void sort() {
    sort(-1, SortKind.QUICKSORT);
  }

  @Override
  public final void sort(int axis, SortKind kind) {
    requireWriteable("sort");
    try (var attachment = interpreter().attach()) {
      requireOpen("sort");
      Sorts.sort(attachment.state(), this, Shape.checkedAxis("sort", axis, extents().length), kind);
    }
  }
}
