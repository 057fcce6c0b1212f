package dev.baton.core.internal.array;

import dev.baton.core.array.ArrayMemoryError;
import dev.baton.core.array.DType;
import dev.baton.core.array.NDArray;
import dev.baton.core.array.Shape;
import dev.baton.core.internal.kernel.Storage;
import dev.baton.core.internal.kernel.StorageHeap;
import dev.baton.core.interpreter.Interpreter;
import dev.baton.core.interpreter.ThreadState;

/** What the arrays of one interpreter share. */
public final class ArrayContext implements AutoCloseable {
  private final Interpreter interpreter;
  private final StorageHeap heap;
  private final ArrayOperations operations;

  /**
   * Makes the context of an interpreter.
   *
   * @param interpreter the interpreter
   * @param operations what arrays call in the layers above
   */
  public ArrayContext(Interpreter interpreter, ArrayOperations operations) {
    this.interpreter = interpreter;
    this.heap = new StorageHeap(interpreter);
    this.operations = operations;
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

  ArrayOperations operations() {
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
    long bytes = Shape.sizeBytes(dtype, shape);
    Storage storage = allocate(bytes, dtype, shape);
    return new StridedArray(
        this, self, storage, storage.address(), dtype, shape, Shape.contiguousStrides(shape), true);
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

  /**
   * Returns an operand as what it is, having checked that it can be one.
   *
   * @param operation names the caller in the error
   * @param array an operand
   * @return the same array
   * @throws IllegalArgumentException if it belongs to another interpreter
   * @throws IllegalStateException if it is closed
   */
  public StridedArray own(String operation, NDArray array) {
    StridedArray own = (StridedArray) array;
    if (own.context() != this) {
      throw new IllegalArgumentException(
          "%s: an operand belongs to %s, not to %s"
              .formatted(operation, own.interpreter(), interpreter));
    }
    own.requireOpen(operation);
    return own;
  }

  @Override
  public void close() {
    heap.close();
  }
}
