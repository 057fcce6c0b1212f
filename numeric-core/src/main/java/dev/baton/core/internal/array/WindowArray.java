package dev.baton.core.internal.array;

import dev.baton.core.array.DType;
import dev.baton.core.array.NDArray;
import dev.baton.core.array.Order;
import dev.baton.core.array.Shape;
import dev.baton.core.internal.kernel.BorrowedMemory;
import dev.baton.core.internal.kernel.ElementType;
import dev.baton.core.internal.kernel.Storage;
import dev.baton.core.internal.kernel.StorageHeap;
import dev.baton.core.internal.kernel.Window;
import dev.baton.core.interpreter.Attachment;
import dev.baton.core.interpreter.Interpreter;
import dev.baton.core.interpreter.InterpreterClosedException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * An array as a window on a storage: shape, strides and first element, and whether it is open.
 * Immutable but for being open or closed.
 */
public abstract sealed class WindowArray implements NDArray permits StridedArray {
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
  private final @Nullable WindowArray lender;

  /** Opens a window, which takes over one reference to the storage from the caller. */
  WindowArray(
      ArrayContext context,
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
  }

  /** Stands for a shared array in a context, for one operation: has no window of its own. */
  WindowArray(ArrayContext context, WindowArray lender) {
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
  public final ArrayContext context() {
    return context;
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

  final void pin(String operation, Storage storage) {
    if (!storage.retain()) {
      throw closed(operation);
    }
  }

  /**
   * Returns the storage.
   *
   * @return what the elements are in
   */
  public final Storage storage() {
    return window.storage();
  }

  /**
   * Returns where the element of index (0, …, 0) is.
   *
   * @return its address
   */
  public final long address() {
    return address;
  }

  /**
   * Returns the extents without copying them.
   *
   * @return this array's own extents
   */
  public final long[] extents() {
    return shape;
  }

  /**
   * Returns the strides without copying them.
   *
   * @return this array's own steps, in elements
   */
  public final long[] steps() {
    return strides;
  }

  /**
   * Returns the number of elements, open or not.
   *
   * @return the product of the extents
   */
  public final long elements() {
    return size;
  }

  /**
   * Says whether the elements lie one behind the other, open or not.
   *
   * @return true if contiguous in C order
   */
  public final boolean contiguous() {
    return contiguous;
  }

  /**
   * Returns the dtype, open or not.
   *
   * @return the type of the elements
   */
  public final DType type() {
    return dtype;
  }

  /**
   * Returns the dtype as the kernels name it.
   *
   * @return the element type
   */
  public final ElementType elementType() {
    return Elements.type(dtype);
  }

  /**
   * Checks that the array is open.
   *
   * @param operation names the caller in the error
   * @throws IllegalStateException if it is closed
   */
  public final void requireOpen(String operation) {
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

  final IllegalStateException closed(String operation) {
    return rights != Rights.SHARED && context.interpreter().isClosed()
        ? new InterpreterClosedException(
            "%s: %s is closed, and its arrays with it".formatted(operation, context.interpreter()))
        : new IllegalStateException("%s: %s is closed".formatted(operation, described()));
  }

  /**
   * Checks that elements may be written.
   *
   * @param operation names the caller in the error
   * @throws UnsupportedOperationException if the array is read-only
   */
  public final void requireWriteable(String operation) {
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
  public final boolean mayShareMemory(WindowArray other) {
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
  public final boolean isSameView(WindowArray other) {
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

  /** Returns the window, which may be closed. */
  final Window window() {
    return window;
  }

  /** Returns what may be done with this array. */
  final Rights rights() {
    return rights;
  }

  /** Returns this array's rights without that to write. */
  final Rights readOnly() {
    return rights == Rights.SHARED ? rights : Rights.READ_ONLY;
  }

  // ---- what it is -------------------------------------------------------------------------------

  @Override
  public final Interpreter interpreter() {
    return rights == Rights.SHARED ? home().interpreter() : context.interpreter();
  }

  /** Returns the context that this array's own methods run in. */
  final ArrayContext home() {
    return ArrayContext.of(this, null, null);
  }

  @Override
  public final DType dtype() {
    requireOpen("dtype");
    return dtype;
  }

  @Override
  public final int ndim() {
    requireOpen("ndim");
    return shape.length;
  }

  @Override
  public final long[] shape() {
    requireOpen("shape");
    return shape.clone();
  }

  @Override
  public final long shape(int axis) {
    requireOpen("shape");
    return shape[Shape.checkedAxis("shape", axis, shape.length)];
  }

  @Override
  public final long[] strides() {
    requireOpen("strides");
    return strides.clone();
  }

  @Override
  public final long size() {
    requireOpen("size");
    return size;
  }

  @Override
  public final long sizeBytes() {
    requireOpen("sizeBytes");
    return size * dtype.itemsize();
  }

  @Override
  public final boolean isContiguous() {
    requireOpen("isContiguous");
    return contiguous;
  }

  @Override
  public final boolean isFContiguous() {
    requireOpen("isFContiguous");
    return Reshaping.isContiguous(shape, strides, Order.F);
  }

  @Override
  public final boolean isWriteable() {
    requireOpen("isWriteable");
    return rights == Rights.WRITEABLE;
  }

  @Override
  public final boolean isShared() {
    return rights == Rights.SHARED;
  }

  @Override
  public final int referenceCount() {
    requireOpen("referenceCount");
    return storage().references();
  }

  // ---- open and closed --------------------------------------------------------------------------

  /**
   * Attaches the calling thread and pins the storage; of a shared array, whose elements its own
   * interpreter does not guard either, pins alone. So reading one never waits for another
   * interpreter.
   */
  final Access attached(String operation) {
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
  record Access(@Nullable Attachment attachment, Storage storage) implements AutoCloseable {
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
  public final String described() {
    return "array of shape %s, %s".formatted(Shape.toString(shape), dtype);
  }

  @Override
  public final boolean isClosed() {
    return window.isClosed();
  }

  @Override
  public final void close() {
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
