package dev.baton.core.internal.array;

import dev.baton.core.array.Casting;
import dev.baton.core.array.Complex;
import dev.baton.core.array.DType;
import dev.baton.core.array.Index;
import dev.baton.core.array.NDArray;
import dev.baton.core.array.Order;
import dev.baton.core.array.Shape;
import dev.baton.core.array.ShapeException;
import dev.baton.core.array.Slice;
import dev.baton.core.array.SortKind;
import dev.baton.core.internal.kernel.BinaryOp;
import dev.baton.core.internal.kernel.BorrowedMemory;
import dev.baton.core.internal.kernel.ElementType;
import dev.baton.core.internal.kernel.SegmentAccess;
import dev.baton.core.internal.kernel.Storage;
import dev.baton.core.internal.kernel.StorageHeap;
import dev.baton.core.internal.kernel.UnaryOp;
import dev.baton.core.internal.kernel.Window;
import dev.baton.core.interpreter.Attachment;
import dev.baton.core.interpreter.Interpreter;
import dev.baton.core.interpreter.InterpreterClosedException;
import dev.baton.core.interpreter.ThreadState;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The one implementation of {@link NDArray}: shape, strides and first element in a storage.
 * Immutable but for being open or closed.
 */
public final class StridedArray implements NDArray {
  private final ArrayContext context;
  private final Window window;
  private final long address;
  private final DType dtype;
  private final long[] shape;
  private final long[] strides;
  private final long size;
  private final boolean contiguous;
  private final Rights rights;

  /** The shared array that this one stands for in another interpreter, to keep it reachable. */
  @SuppressWarnings("unused")
  private final @Nullable StridedArray lender;

  /** What {@link #segment()} gives, from its first call on; written with one value only. */
  @SuppressWarnings("unused") // Keeps reachable what the window knows weakly.
  private @Nullable SegmentAccess access;

  /** Opens a window, which takes over one reference to the storage from the caller. */
  StridedArray(
      ArrayContext context,
      ThreadState self,
      Storage storage,
      long address,
      DType dtype,
      long[] shape,
      long[] strides,
      Rights rights) {
    this.context = context;
    this.address = address;
    this.dtype = dtype;
    this.shape = shape;
    this.strides = strides;
    this.size = Shape.size(shape);
    this.contiguous = Shape.isContiguous(shape, strides);
    this.rights = rights;
    this.lender = null;
    StorageHeap heap = rights == Rights.SHARED ? StorageHeap.ofShares() : context.heap();
    this.window = heap.open(this, storage);
    ArrayScope.made(self, this);
  }

  /** Stands for a shared array in a context, for one operation: has no window of its own. */
  private StridedArray(ArrayContext context, StridedArray lender) {
    this.context = context;
    this.address = lender.address;
    this.dtype = lender.dtype;
    this.shape = lender.shape;
    this.strides = lender.strides;
    this.size = lender.size;
    this.contiguous = lender.contiguous;
    this.rights = Rights.READ_ONLY;
    this.lender = lender;
    this.window = lender.window;
  }

  // ---- for the layers above, which do not change what they get ----------------------------------

  /**
   * Returns what this array has in common with the others of its interpreter. An operation asks
   * {@link ArrayContext#of(NDArray, NDArray, NDArray)} instead, since a shared array is at home
   * elsewhere too.
   *
   * @return the context
   */
  public ArrayContext context() {
    return context;
  }

  /** Returns what this shared array is to operations of a context; never to be closed. */
  StridedArray lentTo(ArrayContext borrower) {
    return new StridedArray(borrower, this);
  }

  /**
   * Returns a read-only array on the same elements that every interpreter may read.
   *
   * @param self the calling thread's state in {@code home}
   * @param home where the new array is from
   * @param storage this array's, with a reference that the new one takes over
   */
  StridedArray shared(ThreadState self, ArrayContext home, Storage storage) {
    return new StridedArray(home, self, storage, address, dtype, shape, strides, Rights.SHARED);
  }

  /**
   * Adds a reference to the storage, for an array that is shared.
   *
   * @throws IllegalStateException if this array is closed
   */
  Storage pinToShare() {
    Storage storage = storage();
    if (rights == Rights.SHARED) {
      requireOpen("share");
      pin("share", storage);
      return storage;
    }
    try (var _ = context.interpreter().attach()) {
      requireOpen("share");
      storage.share();
      pin("share", storage);
      return storage;
    }
  }

  private void pin(String operation, Storage storage) {
    if (!storage.retain()) {
      throw closed(operation);
    }
  }

  /**
   * Returns the storage.
   *
   * @return what the elements are in
   */
  public Storage storage() {
    return window.storage();
  }

  /**
   * Returns where the element of index (0, …, 0) is.
   *
   * @return its address
   */
  public long address() {
    return address;
  }

  /**
   * Returns the extents without copying them.
   *
   * @return this array's own extents
   */
  public long[] extents() {
    return shape;
  }

  /**
   * Returns the strides without copying them.
   *
   * @return this array's own steps, in elements
   */
  public long[] steps() {
    return strides;
  }

  /**
   * Returns the number of elements, open or not.
   *
   * @return the product of the extents
   */
  public long elements() {
    return size;
  }

  /**
   * Says whether the elements lie one behind the other, open or not.
   *
   * @return true if contiguous in C order
   */
  public boolean contiguous() {
    return contiguous;
  }

  /**
   * Returns the dtype, open or not.
   *
   * @return the type of the elements
   */
  public DType type() {
    return dtype;
  }

  /**
   * Returns the dtype as the kernels name it.
   *
   * @return the element type
   */
  public ElementType elementType() {
    return Elements.type(dtype);
  }

  /**
   * Checks that the array is open.
   *
   * @param operation names the caller in the error
   * @throws IllegalStateException if it is closed
   */
  public void requireOpen(String operation) {
    if (window.isClosed()) {
      throw closed(operation);
    }
    if (window.storage().foreign() instanceof BorrowedMemory borrowed) {
      requireAccessible(operation, borrowed);
    }
  }

  private void requireAccessible(String operation, BorrowedMemory borrowed) {
    String refusal = borrowed.refusal();
    if (refusal != null) {
      throw new IllegalStateException(
          "%s: %s cannot be used: %s".formatted(operation, described(), refusal));
    }
  }

  private IllegalStateException closed(String operation) {
    return rights != Rights.SHARED && context.interpreter().isClosed()
        ? new InterpreterClosedException(
            "%s: %s is closed, and its arrays with it".formatted(operation, context.interpreter()))
        : new IllegalStateException("%s: %s is closed".formatted(operation, described()));
  }

  /**
   * Fills this new array, which is closed if that fails.
   *
   * @param filling sets every element
   * @return this
   */
  public StridedArray filledBy(Runnable filling) {
    try {
      filling.run();
    } catch (RuntimeException | Error failed) {
      close();
      throw failed;
    }
    return this;
  }

  /**
   * Checks that elements may be written.
   *
   * @param operation names the caller in the error
   * @throws UnsupportedOperationException if the array is read-only
   */
  public void requireWriteable(String operation) {
    if (rights != Rights.WRITEABLE) {
      throw new UnsupportedOperationException(
          "%s: %s is read-only: %s"
              .formatted(
                  operation,
                  described(),
                  rights == Rights.SHARED || lender != null
                      ? "it is shared between interpreters"
                      : storage().foreign() != null
                          ? "so is the memory that it is on, or it is a broadcast view"
                          : "a broadcast view repeats elements"));
    }
  }

  /**
   * Says whether elements of two arrays may share memory, by the address ranges they span.
   *
   * @param other another array
   * @return false if they certainly do not
   */
  public boolean mayShareMemory(StridedArray other) {
    boolean apart =
        storage() != other.storage()
            && (storage().foreign() == null || other.storage().foreign() == null);
    if (apart || size == 0 || other.size == 0) {
      return false;
    }
    return lowest() < other.highest() && other.lowest() < highest();
  }

  /**
   * Says whether two arrays are the same elements in the same order.
   *
   * @param other another array
   * @return true if address, type, shape and strides agree
   */
  public boolean isSameView(StridedArray other) {
    return address == other.address
        && dtype == other.dtype
        && Arrays.equals(shape, other.shape)
        && Arrays.equals(strides, other.strides);
  }

  private long lowest() {
    long lowest = address;
    for (int axis = 0; axis < shape.length; axis++) {
      lowest += Math.min(0, (shape[axis] - 1) * strides[axis]) * dtype.itemsize();
    }
    return lowest;
  }

  private long highest() {
    long highest = address + dtype.itemsize();
    for (int axis = 0; axis < shape.length; axis++) {
      highest += Math.max(0, (shape[axis] - 1) * strides[axis]) * dtype.itemsize();
    }
    return highest;
  }

  // ---- what it is -------------------------------------------------------------------------------

  @Override
  public Interpreter interpreter() {
    return rights == Rights.SHARED ? home().interpreter() : context.interpreter();
  }

  /** Returns the context that this array's own methods run in. */
  private ArrayContext home() {
    return ArrayContext.of(this, null, null);
  }

  @Override
  public DType dtype() {
    requireOpen("dtype");
    return dtype;
  }

  @Override
  public int ndim() {
    requireOpen("ndim");
    return shape.length;
  }

  @Override
  public long[] shape() {
    requireOpen("shape");
    return shape.clone();
  }

  @Override
  public long shape(int axis) {
    requireOpen("shape");
    return shape[Shape.checkedAxis(axis, shape.length)];
  }

  @Override
  public long[] strides() {
    requireOpen("strides");
    return strides.clone();
  }

  @Override
  public long size() {
    requireOpen("size");
    return size;
  }

  @Override
  public long sizeBytes() {
    requireOpen("sizeBytes");
    return size * dtype.itemsize();
  }

  @Override
  public boolean isContiguous() {
    requireOpen("isContiguous");
    return contiguous;
  }

  @Override
  public boolean isFContiguous() {
    requireOpen("isFContiguous");
    return Reshaping.isContiguous(shape, strides, Order.F);
  }

  @Override
  public boolean isWriteable() {
    requireOpen("isWriteable");
    return rights == Rights.WRITEABLE;
  }

  @Override
  public boolean isShared() {
    return rights == Rights.SHARED;
  }

  @Override
  public int referenceCount() {
    requireOpen("referenceCount");
    return storage().references();
  }

  // ---- elements ---------------------------------------------------------------------------------

  @Override
  public boolean getBoolean(long... index) {
    try (var _ = attached("getBoolean")) {
      return Elements.isTrue(dtype, addressOf("getBoolean", index));
    }
  }

  @Override
  public long getLong(long... index) {
    requireInteger("getLong");
    try (var _ = attached("getLong")) {
      return Elements.getLong("getLong", dtype, addressOf("getLong", index));
    }
  }

  @Override
  public double getDouble(long... index) {
    requireReal("getDouble");
    try (var _ = attached("getDouble")) {
      return Elements.getDouble(dtype, addressOf("getDouble", index));
    }
  }

  @Override
  public Complex getComplex(long... index) {
    try (var _ = attached("getComplex")) {
      return Elements.getComplex(dtype, addressOf("getComplex", index));
    }
  }

  @Override
  public Object item(long... index) {
    if (index.length == 0) {
      requireSingle("item");
    }
    try (var _ = attached("item")) {
      return Elements.item(dtype, index.length == 0 ? address : addressOf("item", index));
    }
  }

  @Override
  public void set(boolean value, long... index) {
    set(Scalar.of(value), index);
  }

  @Override
  public void set(long value, long... index) {
    set(Scalar.of(value), index);
  }

  @Override
  public void set(double value, long... index) {
    set(Scalar.of(value), index);
  }

  @Override
  public void set(Complex value, long... index) {
    set(Scalar.of(value), index);
  }

  private void set(Scalar value, long[] index) {
    try (var _ = attached("set")) {
      requireWriteable("set");
      value.write("set", dtype, addressOf("set", index));
    }
  }

  @Override
  public boolean toBoolean() {
    requireSingle("toBoolean");
    try (var _ = attached("toBoolean")) {
      return Elements.isTrue(dtype, address);
    }
  }

  @Override
  public long toLong() {
    requireInteger("toLong");
    requireSingle("toLong");
    try (var _ = attached("toLong")) {
      return Elements.getLong("toLong", dtype, address);
    }
  }

  @Override
  public double toDouble() {
    requireReal("toDouble");
    requireSingle("toDouble");
    try (var _ = attached("toDouble")) {
      return Elements.getDouble(dtype, address);
    }
  }

  @Override
  public Complex toComplex() {
    requireSingle("toComplex");
    try (var _ = attached("toComplex")) {
      return Elements.getComplex(dtype, address);
    }
  }

  @Override
  public boolean[] toBooleanArray() {
    try (var _ = attached("toBooleanArray")) {
      return Exports.booleans(this);
    }
  }

  @Override
  public byte[] toByteArray() {
    try (var _ = attached("toByteArray")) {
      return Exports.bytes(this);
    }
  }

  @Override
  public short[] toShortArray() {
    try (var _ = attached("toShortArray")) {
      return Exports.shorts(this);
    }
  }

  @Override
  public int[] toIntArray() {
    try (var _ = attached("toIntArray")) {
      return Exports.ints(this);
    }
  }

  @Override
  public long[] toLongArray() {
    try (var _ = attached("toLongArray")) {
      return Exports.longs(this);
    }
  }

  @Override
  public float[] toFloatArray() {
    try (var _ = attached("toFloatArray")) {
      return Exports.floats(this);
    }
  }

  @Override
  public double[] toDoubleArray() {
    requireReal("toDoubleArray");
    try (var _ = attached("toDoubleArray")) {
      return Exports.doubles(this);
    }
  }

  @Override
  public Complex[] toComplexArray() {
    try (var _ = attached("toComplexArray")) {
      return Exports.complexes(this);
    }
  }

  @Override
  public MemorySegment segment() {
    try (var _ = attached("segment")) {
      if (!contiguous) {
        throw new UnsupportedOperationException(
            "segment: %s is not contiguous: copy() it first".formatted(described()));
      }
      if (storage().foreign() instanceof BorrowedMemory borrowed) {
        MemorySegment own = borrowed.segment();
        MemorySegment shown = own.asSlice(address - own.address(), size * dtype.itemsize());
        return rights == Rights.WRITEABLE ? shown : shown.asReadOnly();
      }
      SegmentAccess found =
          window.access(address, size * dtype.itemsize(), rights != Rights.WRITEABLE, this);
      if (found == null) {
        throw closed("segment");
      }
      access = found;
      return found.segment();
    }
  }

  private long addressOf(String operation, long[] index) {
    if (index.length != shape.length) {
      throw new ShapeException(
          "%s: %d indices for %s".formatted(operation, index.length, described()));
    }
    long offset = 0;
    for (int axis = 0; axis < index.length; axis++) {
      offset += Shape.checkedIndex(index[axis], shape[axis]) * strides[axis];
    }
    return address + offset * dtype.itemsize();
  }

  private void requireReal(String operation) {
    if (dtype.isComplex()) {
      throw new UnsupportedOperationException(
          "%s: %s is complex: use getComplex, toComplex, real() or imag()"
              .formatted(operation, described()));
    }
  }

  private void requireInteger(String operation) {
    if (dtype.isComplex() || dtype.isFloating()) {
      throw new UnsupportedOperationException(
          "%s: %s has no integers: use %s"
              .formatted(operation, described(), dtype.isComplex() ? "getComplex" : "getDouble"));
    }
  }

  private void requireSingle(String operation) {
    if (size != 1) {
      throw new ShapeException(
          "%s: %s has %d elements, not one".formatted(operation, described(), size));
    }
  }

  // ---- views ------------------------------------------------------------------------------------

  @Override
  public StridedArray slice(Slice... items) {
    return Views.slice(this, items);
  }

  @Override
  public StridedArray slice(String items) {
    return Views.slice(this, Slice.parse(items));
  }

  @Override
  public StridedArray view() {
    return Views.whole(this);
  }

  @Override
  public StridedArray view(DType newDtype) {
    return Views.retyped(this, newDtype);
  }

  @Override
  public StridedArray reshape(long... newShape) {
    return Views.reshape(this, Order.C, newShape);
  }

  @Override
  public StridedArray reshape(Order order, long... newShape) {
    return Views.reshape(this, order, newShape);
  }

  @Override
  public StridedArray ravel() {
    return Views.ravel(this, Order.C);
  }

  @Override
  public StridedArray ravel(Order order) {
    return Views.ravel(this, order);
  }

  @Override
  public StridedArray transpose() {
    return Views.transpose(this);
  }

  @Override
  public StridedArray transpose(int... axes) {
    return axes.length == 0 ? Views.transpose(this) : Views.transpose(this, axes);
  }

  @Override
  public StridedArray swapaxes(int axis1, int axis2) {
    return Views.swapaxes(this, axis1, axis2);
  }

  @Override
  public StridedArray broadcastTo(long... target) {
    return Views.broadcastTo(this, target);
  }

  @Override
  public StridedArray expandDims(int... axes) {
    return Views.expandDims(this, axes);
  }

  @Override
  public StridedArray squeeze() {
    return Views.squeeze(this);
  }

  @Override
  public StridedArray squeeze(int... axes) {
    return Views.squeeze(this, axes);
  }

  @Override
  public StridedArray diagonal(long offset, int axis1, int axis2) {
    return Views.diagonal(this, offset, axis1, axis2);
  }

  @Override
  public StridedArray real() {
    return Views.real(this);
  }

  @Override
  public StridedArray imag() {
    return Views.imag(this);
  }

  /**
   * Opens another window on this array's storage.
   *
   * @param operation names the caller in the error
   * @throws IllegalStateException if this array is closed
   */
  StridedArray view(
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
      return new StridedArray(
          home, attachment.state(), storage, newAddress, newDtype, newShape, newStrides, newRights);
    }
  }

  /** Returns what may be done with this array. */
  Rights rights() {
    return rights;
  }

  /** Returns this array's rights without that to write. */
  Rights readOnly() {
    return rights == Rights.SHARED ? rights : Rights.READ_ONLY;
  }

  // ---- copies and assignment --------------------------------------------------------------------

  @Override
  public StridedArray copy() {
    return converted(dtype);
  }

  @Override
  public StridedArray copy(Order order) {
    return Views.copy(this, order);
  }

  @Override
  public StridedArray flatten() {
    return Views.flatten(this, Order.C);
  }

  @Override
  public StridedArray flatten(Order order) {
    return Views.flatten(this, order);
  }

  @Override
  public StridedArray byteswap() {
    return Views.byteswapped(this);
  }

  @Override
  public StridedArray astype(DType newDtype) {
    if (dtype.isComplex() && !newDtype.isComplex()) {
      throw new UnsupportedOperationException(
          ("astype: %s would lose its imaginary parts as %s:"
                  + " use real(), or astype(dtype, Casting.UNSAFE)")
              .formatted(described(), newDtype));
    }
    return converted(newDtype);
  }

  @Override
  public StridedArray astype(DType newDtype, Casting casting) {
    if (!DType.canCast(dtype, newDtype, casting)) {
      throw new UnsupportedOperationException(
          "astype: cannot cast %s to %s by the rule %s".formatted(described(), newDtype, casting));
    }
    return converted(newDtype);
  }

  /**
   * Returns a contiguous copy in another type, whatever is lost.
   *
   * @param newDtype the type
   * @return a new array
   */
  public StridedArray converted(DType newDtype) {
    ArrayContext home = home();
    try (var attachment = home.interpreter().attach()) {
      requireOpen("astype");
      ThreadState self = attachment.state();
      StridedArray result = home.empty(self, newDtype, shape.clone());
      return result.filledBy(() -> Copies.convert(self, "cast", result, this));
    }
  }

  @Override
  public void assign(NDArray source) {
    requireWriteable("assign");
    try (var attachment = interpreter().attach()) {
      requireOpen("assign");
      Copies.assign(attachment.state(), this, context.own("assign", source));
    }
  }

  @Override
  public void fill(boolean value) {
    fill(Scalar.of(value));
  }

  @Override
  public void fill(long value) {
    fill(Scalar.of(value));
  }

  @Override
  public void fill(double value) {
    fill(Scalar.of(value));
  }

  @Override
  public void fill(Complex value) {
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
  public StridedArray get(Index... index) {
    ArrayContext home = home();
    try (var attachment = home.interpreter().attach()) {
      return Selections.get(attachment.state(), home.own("get", this), index);
    }
  }

  @Override
  public void set(NDArray value, Index... index) {
    requireWriteable("set");
    try (var attachment = interpreter().attach()) {
      requireOpen("set");
      Selections.set(attachment.state(), this, context.own("set", value), index);
    }
  }

  @Override
  public void sort() {
    sort(-1, SortKind.QUICKSORT);
  }

  @Override
  public void sort(int axis, SortKind kind) {
    requireWriteable("sort");
    try (var attachment = interpreter().attach()) {
      requireOpen("sort");
      Sorts.sort(attachment.state(), this, Shape.checkedAxis(axis, shape.length), kind);
    }
  }

  // ---- arithmetic, reductions, products, text: in the layers above ------------------------------

  @Override
  public NDArray add(NDArray other) {
    return context.operations().binary(BinaryOp.ADD, this, other);
  }

  @Override
  public NDArray add(long other) {
    return context.operations().binary(BinaryOp.ADD, this, other);
  }

  @Override
  public NDArray add(double other) {
    return context.operations().binary(BinaryOp.ADD, this, other);
  }

  @Override
  public NDArray subtract(NDArray other) {
    return context.operations().binary(BinaryOp.SUBTRACT, this, other);
  }

  @Override
  public NDArray subtract(long other) {
    return context.operations().binary(BinaryOp.SUBTRACT, this, other);
  }

  @Override
  public NDArray subtract(double other) {
    return context.operations().binary(BinaryOp.SUBTRACT, this, other);
  }

  @Override
  public NDArray multiply(NDArray other) {
    return context.operations().binary(BinaryOp.MULTIPLY, this, other);
  }

  @Override
  public NDArray multiply(long other) {
    return context.operations().binary(BinaryOp.MULTIPLY, this, other);
  }

  @Override
  public NDArray multiply(double other) {
    return context.operations().binary(BinaryOp.MULTIPLY, this, other);
  }

  @Override
  public NDArray multiply(Complex other) {
    return context.operations().binary(BinaryOp.MULTIPLY, this, other);
  }

  @Override
  public NDArray divide(NDArray other) {
    return context.operations().binary(BinaryOp.DIVIDE, this, other);
  }

  @Override
  public NDArray divide(long other) {
    return context.operations().binary(BinaryOp.DIVIDE, this, other);
  }

  @Override
  public NDArray divide(double other) {
    return context.operations().binary(BinaryOp.DIVIDE, this, other);
  }

  @Override
  public NDArray floorDivide(NDArray other) {
    return context.operations().binary(BinaryOp.FLOOR_DIVIDE, this, other);
  }

  @Override
  public NDArray floorDivide(long other) {
    return context.operations().binary(BinaryOp.FLOOR_DIVIDE, this, other);
  }

  @Override
  public NDArray floorDivide(double other) {
    return context.operations().binary(BinaryOp.FLOOR_DIVIDE, this, other);
  }

  @Override
  public NDArray remainder(NDArray other) {
    return context.operations().binary(BinaryOp.REMAINDER, this, other);
  }

  @Override
  public NDArray remainder(long other) {
    return context.operations().binary(BinaryOp.REMAINDER, this, other);
  }

  @Override
  public NDArray remainder(double other) {
    return context.operations().binary(BinaryOp.REMAINDER, this, other);
  }

  @Override
  public NDArray power(NDArray other) {
    return context.operations().binary(BinaryOp.POWER, this, other);
  }

  @Override
  public NDArray power(long other) {
    return context.operations().binary(BinaryOp.POWER, this, other);
  }

  @Override
  public NDArray power(double other) {
    return context.operations().binary(BinaryOp.POWER, this, other);
  }

  @Override
  public NDArray equal(NDArray other) {
    return context.operations().binary(BinaryOp.EQUAL, this, other);
  }

  @Override
  public NDArray equal(long other) {
    return context.operations().binary(BinaryOp.EQUAL, this, other);
  }

  @Override
  public NDArray equal(double other) {
    return context.operations().binary(BinaryOp.EQUAL, this, other);
  }

  @Override
  public NDArray notEqual(NDArray other) {
    return context.operations().binary(BinaryOp.NOT_EQUAL, this, other);
  }

  @Override
  public NDArray notEqual(long other) {
    return context.operations().binary(BinaryOp.NOT_EQUAL, this, other);
  }

  @Override
  public NDArray notEqual(double other) {
    return context.operations().binary(BinaryOp.NOT_EQUAL, this, other);
  }

  @Override
  public NDArray less(NDArray other) {
    return context.operations().binary(BinaryOp.LESS, this, other);
  }

  @Override
  public NDArray less(long other) {
    return context.operations().binary(BinaryOp.LESS, this, other);
  }

  @Override
  public NDArray less(double other) {
    return context.operations().binary(BinaryOp.LESS, this, other);
  }

  @Override
  public NDArray lessEqual(NDArray other) {
    return context.operations().binary(BinaryOp.LESS_EQUAL, this, other);
  }

  @Override
  public NDArray lessEqual(long other) {
    return context.operations().binary(BinaryOp.LESS_EQUAL, this, other);
  }

  @Override
  public NDArray lessEqual(double other) {
    return context.operations().binary(BinaryOp.LESS_EQUAL, this, other);
  }

  @Override
  public NDArray greater(NDArray other) {
    return context.operations().binary(BinaryOp.GREATER, this, other);
  }

  @Override
  public NDArray greater(long other) {
    return context.operations().binary(BinaryOp.GREATER, this, other);
  }

  @Override
  public NDArray greater(double other) {
    return context.operations().binary(BinaryOp.GREATER, this, other);
  }

  @Override
  public NDArray greaterEqual(NDArray other) {
    return context.operations().binary(BinaryOp.GREATER_EQUAL, this, other);
  }

  @Override
  public NDArray greaterEqual(long other) {
    return context.operations().binary(BinaryOp.GREATER_EQUAL, this, other);
  }

  @Override
  public NDArray greaterEqual(double other) {
    return context.operations().binary(BinaryOp.GREATER_EQUAL, this, other);
  }

  @Override
  public NDArray negate() {
    return context.operations().unary(UnaryOp.NEGATIVE, this);
  }

  @Override
  public NDArray abs() {
    return context.operations().unary(UnaryOp.ABSOLUTE, this);
  }

  @Override
  public NDArray conjugate() {
    return context.operations().unary(UnaryOp.CONJUGATE, this);
  }

  @Override
  public NDArray sum() {
    return context.operations().reduce(ArrayReduction.SUM, this, null);
  }

  @Override
  public NDArray sum(int... axes) {
    return context.operations().reduce(ArrayReduction.SUM, this, axes);
  }

  @Override
  public NDArray prod() {
    return context.operations().reduce(ArrayReduction.PROD, this, null);
  }

  @Override
  public NDArray prod(int... axes) {
    return context.operations().reduce(ArrayReduction.PROD, this, axes);
  }

  @Override
  public NDArray max() {
    return context.operations().reduce(ArrayReduction.MAX, this, null);
  }

  @Override
  public NDArray max(int... axes) {
    return context.operations().reduce(ArrayReduction.MAX, this, axes);
  }

  @Override
  public NDArray min() {
    return context.operations().reduce(ArrayReduction.MIN, this, null);
  }

  @Override
  public NDArray min(int... axes) {
    return context.operations().reduce(ArrayReduction.MIN, this, axes);
  }

  @Override
  public NDArray any() {
    return context.operations().reduce(ArrayReduction.ANY, this, null);
  }

  @Override
  public NDArray any(int... axes) {
    return context.operations().reduce(ArrayReduction.ANY, this, axes);
  }

  @Override
  public NDArray all() {
    return context.operations().reduce(ArrayReduction.ALL, this, null);
  }

  @Override
  public NDArray all(int... axes) {
    return context.operations().reduce(ArrayReduction.ALL, this, axes);
  }

  @Override
  public NDArray argmax() {
    return context.operations().reduce(ArrayReduction.ARGMAX, this, null);
  }

  @Override
  public NDArray argmax(int axis) {
    return context.operations().reduce(ArrayReduction.ARGMAX, this, new int[] {axis});
  }

  @Override
  public NDArray argmin() {
    return context.operations().reduce(ArrayReduction.ARGMIN, this, null);
  }

  @Override
  public NDArray argmin(int axis) {
    return context.operations().reduce(ArrayReduction.ARGMIN, this, new int[] {axis});
  }

  @Override
  public NDArray cumsum() {
    return context.operations().reduce(ArrayReduction.CUMSUM, this, null);
  }

  @Override
  public NDArray cumsum(int axis) {
    return context.operations().reduce(ArrayReduction.CUMSUM, this, new int[] {axis});
  }

  @Override
  public NDArray cumprod() {
    return context.operations().reduce(ArrayReduction.CUMPROD, this, null);
  }

  @Override
  public NDArray cumprod(int axis) {
    return context.operations().reduce(ArrayReduction.CUMPROD, this, new int[] {axis});
  }

  @Override
  public NDArray dot(NDArray other) {
    return context.operations().dot(this, other);
  }

  @Override
  public NDArray matmul(NDArray other) {
    return context.operations().matmul(this, other);
  }

  @Override
  public void tofile(Path path) throws IOException {
    context.operations().tofile(this, path);
  }

  @Override
  public String toString() {
    if (window.isClosed()) {
      return described() + " (closed)";
    }
    if (interpreter().isClosed()) {
      return described() + " (shared by " + interpreter() + ", which is closed)";
    }
    return context.operations().str(this);
  }

  @Override
  public String repr() {
    return context.operations().repr(this);
  }

  // ---- open and closed --------------------------------------------------------------------------

  /**
   * Attaches the calling thread and pins the storage; of a shared array, whose elements its own
   * interpreter does not guard either, pins alone. So reading one never waits for another
   * interpreter.
   */
  private Access attached(String operation) {
    Storage storage = storage();
    if (rights == Rights.SHARED) {
      requireOpen(operation);
      pin(operation, storage);
      return new Access(null, storage);
    }
    var attachment = context.interpreter().attach();
    try {
      requireOpen(operation);
      pin(operation, storage);
      return new Access(attachment, storage);
    } catch (RuntimeException | Error refused) {
      attachment.close();
      throw refused;
    }
  }

  /** An attached thread that has pinned a storage, for access to elements from Java. */
  private record Access(@Nullable Attachment attachment, Storage storage) implements AutoCloseable {
    @Override
    public void close() {
      storage.release();
      if (attachment != null) {
        attachment.close();
      }
    }
  }

  /**
   * Names the array in errors: the values a reader needs, none of the elements.
   *
   * @return shape and dtype
   */
  public String described() {
    return "array of shape %s, %s".formatted(Shape.toString(shape), dtype);
  }

  @Override
  public boolean isClosed() {
    return window.isClosed();
  }

  @Override
  public void close() {
    if (window.isClosed()) {
      return;
    }
    if (rights == Rights.SHARED) {
      window.close(); // In a heap that no interpreter guards.
      return;
    }
    try (var _ = context.interpreter().attach()) {
      window.close();
    } catch (InterpreterClosedException closed) {
      // It has closed all its arrays, but those whose segments were in use then.
      window.close();
    }
  }
}
