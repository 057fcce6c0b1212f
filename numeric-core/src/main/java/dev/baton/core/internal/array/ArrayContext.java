package dev.baton.core.internal.array;

import dev.baton.core.array.ArrayMemoryError;
import dev.baton.core.array.Broadcast;
import dev.baton.core.array.DType;
import dev.baton.core.array.NDArray;
import dev.baton.core.array.Shape;
import dev.baton.core.internal.kernel.ForeignMemory;
import dev.baton.core.internal.kernel.Storage;
import dev.baton.core.internal.kernel.StorageHeap;
import dev.baton.core.interpreter.Interpreter;
import dev.baton.core.interpreter.InterpreterClosedException;
import dev.baton.core.interpreter.ThreadState;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the arrays of one interpreter share. */
public final class ArrayContext implements AutoCloseable {
  private static final System.Logger LOGGER = System.getLogger("dev.baton");

  private final Interpreter interpreter;
  private final StorageHeap heap;
  private final ArrayOperations operations;
  private final Set<String> warned = ConcurrentHashMap.newKeySet();

  /**
   * Makes the context of an interpreter.
   *
   * @param interpreter the interpreter
   * @param operations makes what arrays call in the layers above, once the native libraries are
   *     loaded: its functions' tables ask them
   */
  public ArrayContext(Interpreter interpreter, Supplier<? extends ArrayOperations> operations) {
    this.interpreter = interpreter;
    this.heap = new StorageHeap(interpreter);
    this.operations = operations.get();
  }

  /**
   * Finds the context of an interpreter.
   *
   * @param interpreter an interpreter that arrays are made for
   * @return its context
   * @throws IllegalStateException if {@code Numeric.of(interpreter)} was never called
   */
  public static ArrayContext of(Interpreter interpreter) {
    return interpreter.component(
        ArrayContext.class,
        missing -> {
          throw new IllegalStateException("no arrays on " + missing + ": call Numeric.of first");
        });
  }

  /**
   * Returns the interpreter.
   *
   * @return the interpreter
   */
  public Interpreter interpreter() {
    return interpreter;
  }

  /**
   * Returns the memory.
   *
   * @return the heap
   */
  public StorageHeap heap() {
    return heap;
  }

  /**
   * Warns of what is odd about elements but no error, once in this interpreter.
   *
   * @param message what was met, and in which operation
   */
  public void warn(String message) {
    if (isFirstWarning(message)) {
      LOGGER.log(System.Logger.Level.WARNING, message);
    }
  }

  /** Says whether a warning has not been given in this interpreter, and that it is now. */
  boolean isFirstWarning(String message) {
    return warned.add(message);
  }

  /**
   * Returns what arrays' own methods call in the layers above.
   *
   * @return the operations
   */
  public ArrayOperations operations() {
    return operations;
  }

  /**
   * Makes an array whose elements are not set.
   *
   * @param self the calling thread's state, attached
   * @param dtype the type
   * @param shape the extents; belongs to the array from now on
   * @return a new contiguous array
   * @throws dev.baton.core.array.ShapeException if the shape is none, or too large to count
   * @throws ArrayMemoryError if there is no memory for it
   */
  public StridedArray empty(ThreadState self, DType dtype, long... shape) {
    return empty(self, dtype, shape, Shape.contiguousStrides(shape));
  }

  /**
   * Makes an array for what is computed element by element, which lies in memory as the operand
   * does: NumPy's order K.
   *
   * @param self the calling thread's state, attached
   * @param dtype the type
   * @param shape the extents, the operand's; belongs to the array from now on
   * @param operand what is read
   * @return a new array without gaps
   * @throws ArrayMemoryError if there is no memory for it
   */
  public StridedArray emptyLike(ThreadState self, DType dtype, long[] shape, StridedArray operand) {
    return operand.contiguous()
        ? empty(self, dtype, shape)
        : emptyAsRead(self, dtype, shape, operand);
  }

  /**
   * Makes an array for what is computed from two operands, and lies in memory as near as can be to
   * both.
   *
   * @param self the calling thread's state, attached
   * @param dtype the type
   * @param shape the extents, which the operands broadcast to; belongs to the array from now on
   * @param a what is read
   * @param b what is read too
   * @return a new array without gaps
   * @throws ArrayMemoryError if there is no memory for it
   */
  public StridedArray emptyLike(
      ThreadState self, DType dtype, long[] shape, StridedArray a, StridedArray b) {
    return a.contiguous() && b.contiguous()
        ? empty(self, dtype, shape)
        : emptyAsRead(self, dtype, shape, a, b);
  }

  /**
   * Makes an array for what is computed from any number of operands.
   *
   * @param self the calling thread's state, attached
   * @param dtype the type
   * @param shape the extents, which the operands broadcast to; belongs to the array from now on
   * @param operands what is read, at least one
   * @return a new array without gaps
   * @throws ArrayMemoryError if there is no memory for it
   */
  public StridedArray emptyLike(
      ThreadState self, DType dtype, long[] shape, StridedArray... operands) {
    for (StridedArray operand : operands) {
      if (!operand.contiguous()) {
        return emptyAsRead(self, dtype, shape, operands);
      }
    }
    return empty(self, dtype, shape);
  }

  private StridedArray emptyAsRead(
      ThreadState self, DType dtype, long[] shape, StridedArray... operands) {
    long[][] strides = new long[operands.length][];
    for (int i = 0; i < strides.length; i++) {
      strides[i] =
          Broadcast.strides("emptyLike", operands[i].extents(), operands[i].steps(), shape);
    }
    long[] dense = new long[shape.length];
    int[] axes = Reshaping.axesToRead(strides);
    long step = 1;
    for (int i = axes.length - 1; i >= 0; i--) {
      dense[axes[i]] = step;
      step *= Math.max(1, shape[axes[i]]);
    }
    return empty(self, dtype, shape, dense);
  }

  private StridedArray empty(ThreadState self, DType dtype, long[] shape, long[] strides) {
    long bytes = Shape.sizeBytes(dtype, shape);
    Storage storage = allocate(bytes, dtype, shape);
    return StridedArray.opened(
        this, self, storage, storage.address(), dtype, shape, strides, Rights.WRITEABLE);
  }

  /**
   * Makes an array of memory that comes from elsewhere.
   *
   * @param self the calling thread's state, attached
   * @param memory given up when the last array on it is closed
   * @param address the first element; a multiple of the size of the dtype's numbers
   * @param dtype the type of what is there
   * @param shape the extents; belongs to the array from now on
   * @param writeable whether it may be written
   * @return a new contiguous array
   */
  public StridedArray adopt(
      ThreadState self,
      ForeignMemory memory,
      long address,
      DType dtype,
      long[] shape,
      boolean writeable) {
    Shape.sizeBytes(dtype, shape);
    return StridedArray.opened(
        this,
        self,
        heap.adopt(address, memory),
        address,
        dtype,
        shape,
        Shape.contiguousStrides(shape),
        writeable ? Rights.WRITEABLE : Rights.READ_ONLY);
  }

  private Storage allocate(long bytes, DType dtype, long[] shape) {
    Storage storage = heap.allocate(bytes);
    if (storage == null) {
      throw new ArrayMemoryError(
          "shape %s of %s".formatted(Shape.toString(shape), dtype),
          bytes,
          heap.processBytes(),
          heap.limitBytes());
    }
    return storage;
  }

  /**
   * Makes a storage that is no array: a plan, scratch memory, a generator's state.
   *
   * @param what names it in the error
   * @param bytes its size
   * @return a storage with one reference, the caller's
   * @throws ArrayMemoryError if there is no memory for it
   */
  public Storage scratch(String what, long bytes) {
    Storage storage = heap.allocate(bytes);
    if (storage == null) {
      throw new ArrayMemoryError(what, bytes, heap.processBytes(), heap.limitBytes());
    }
    return storage;
  }

  // ---- whose arrays an operation may take -------------------------------------------------------

  /** The interpreter in which shared arrays' own methods run on this thread, if there is one. */
  private static final ThreadLocal<@Nullable Interpreter> WORKING_FOR = new ThreadLocal<>();

  /**
   * Says that the calling thread works for one interpreter alone, for as long as it lives: shared
   * arrays' own methods run there.
   *
   * @param interpreter the interpreter
   */
  public static void workFor(Interpreter interpreter) {
    WORKING_FOR.set(interpreter);
  }

  /**
   * Finds the context that carries out an operation: that of the first array that is not shared; of
   * shared arrays alone, the one that the calling thread {@linkplain #workFor works for}, else the
   * one that {@code a} was shared in.
   *
   * @param a an operand
   * @param b another operand, or null
   * @param out where the result goes, or null
   * @return the context
   * @throws IllegalStateException if the thread works for an interpreter without arrays
   */
  public static ArrayContext of(NDArray a, @Nullable NDArray b, @Nullable NDArray out) {
    StridedArray first = (StridedArray) a;
    return first.isShared() ? ofShared(first, b, out) : first.context();
  }

  private static ArrayContext ofShared(StridedArray a, @Nullable NDArray b, @Nullable NDArray out) {
    if (b != null && !b.isShared()) {
      return ((StridedArray) b).context();
    }
    if (out != null && !out.isShared()) {
      return ((StridedArray) out).context();
    }
    Interpreter worksFor = WORKING_FOR.get();
    return worksFor == null ? a.context() : of(worksFor);
  }

  /**
   * Returns an operand as an operation of this context sees it, having checked that it can be one.
   *
   * @param operation names the caller in the error
   * @param array an operand
   * @return the same array, or what stands for it here if it is shared
   * @throws IllegalArgumentException if it belongs to another interpreter and is not shared
   * @throws IllegalStateException if it is closed
   */
  public StridedArray own(String operation, NDArray array) {
    StridedArray own = mine(operation, array);
    own.requireOpen(operation);
    return own;
  }

  /**
   * Returns an operand as an operation of this context sees it, open or not.
   *
   * @param operation names the caller in the error
   * @param array an operand
   * @return the same array, or what stands for it here if it is shared
   * @throws IllegalArgumentException if it belongs to another interpreter and is not shared
   */
  public StridedArray mine(String operation, NDArray array) {
    StridedArray own = (StridedArray) array;
    return own.context() == this && !own.isShared() ? own : lent(operation, own);
  }

  private StridedArray lent(String operation, StridedArray array) {
    if (!array.isShared()) {
      throw new IllegalArgumentException(
          ("%s: an operand belongs to %s, not to %s:"
                  + " np.share(a) gives a read-only view of it without a copy")
              .formatted(operation, array.interpreter(), interpreter));
    }
    return array.lentTo(this);
  }

  /**
   * Makes an array that every interpreter may read, on the elements of another. If that belongs to
   * another interpreter, its lock is taken for a moment, with this one's dropped.
   *
   * @param array an array of any interpreter, shared or not
   * @return a new read-only array, from this context
   * @throws IllegalStateException if it is closed
   */
  public StridedArray share(NDArray array) {
    StorageHeap.ofShares().closeUnreachableShares();
    StridedArray source = (StridedArray) array;
    Storage storage = pinToShare(source);
    try (var attachment = interpreter.attach()) {
      return source.shared(attachment.state(), this, storage);
    } catch (RuntimeException | Error failed) {
      storage.release();
      throw failed;
    }
  }

  /** Two interpreters' threads that share each other's arrays must not wait for each other. */
  private Storage pinToShare(StridedArray source) {
    if (source.isShared() || source.context() == this || interpreter.currentThreadState() == null) {
      return source.pinToShare();
    }
    Storage storage = null;
    try (var _ = interpreter.detach()) {
      storage = source.pinToShare();
      return storage;
    } catch (InterpreterClosedException closed) {
      if (storage != null) {
        storage.release();
      }
      throw closed;
    }
  }

  @Override
  public void close() {
    heap.close();
  }
}
