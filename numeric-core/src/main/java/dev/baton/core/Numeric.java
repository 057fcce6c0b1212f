package dev.baton.core;

import dev.baton.core.array.Complex;
import dev.baton.core.array.DType;
import dev.baton.core.array.NDArray;
import dev.baton.core.array.Scope;
import dev.baton.core.array.ShapeException;
import dev.baton.core.fft.FourierTransforms;
import dev.baton.core.internal.array.ArrayContext;
import dev.baton.core.internal.array.ArrayScope;
import dev.baton.core.internal.array.Copies;
import dev.baton.core.internal.array.StridedArray;
import dev.baton.core.internal.kernel.NativeCall;
import dev.baton.core.internal.kernel.RawMemory;
import dev.baton.core.internal.kernel.StorageHeap;
import dev.baton.core.interpreter.Attachment;
import dev.baton.core.interpreter.Interpreter;
import dev.baton.core.interpreter.ThreadState;
import dev.baton.core.linalg.Products;
import dev.baton.core.random.Generator;
import dev.baton.core.ufunc.BinaryUfunc;
import dev.baton.core.ufunc.Reduction;
import dev.baton.core.ufunc.UnaryUfunc;

/**
 * NumPy's functions for the arrays of one interpreter: what {@code import numpy as np} gives.
 *
 * {@snippet file="dev/baton/core/Snippets.java" region="numeric"}
 *
 * <p>Any thread may call any method; one that is not attached to the interpreter attaches for the
 * call. Results are new arrays of the caller's unless said otherwise; see {@link #scope()} for
 * closing many at once. Operands belong to the same interpreter or are {@linkplain #share shared};
 * any other is an {@link IllegalArgumentException}.
 */
public final class Numeric {
  private final Interpreter interpreter;
  private final ArrayContext context;

  private Numeric(Interpreter interpreter) {
    this.interpreter = interpreter;
    this.context =
        interpreter.component(
            ArrayContext.class, owner -> new ArrayContext(owner, new NumericOperations()));
  }

  /**
   * Returns the functions for an interpreter's arrays; loads the native libraries if this is the
   * first call.
   *
   * @param interpreter the interpreter
   * @return always the same object for the same interpreter
   * @throws dev.baton.core.interpreter.InterpreterClosedException if the interpreter is closed
   * @throws IllegalStateException if a native library is missing, broken or not allowed to be
   *     loaded; the message says what was tried and how to mend it
   */
  public static Numeric of(Interpreter interpreter) {
    return interpreter.component(Numeric.class, Numeric::new);
  }

  /**
   * Returns the interpreter.
   *
   * @return whose arrays these functions make
   */
  public Interpreter interpreter() {
    return interpreter;
  }

  // ---- creation ---------------------------------------------------------------------------------

  /**
   * Makes a float64 array with elements that are not set.
   *
   * @param shape the extents
   * @return a new array
   * @throws ShapeException if an extent is negative or the size overflows
   * @throws dev.baton.core.array.ArrayMemoryError if there is no memory for it
   */
  public NDArray empty(long... shape) {
    return empty(DType.FLOAT64, shape);
  }

  /**
   * Makes an array with elements that are not set: {@code numpy.empty}.
   *
   * @param dtype the type of the elements
   * @param shape the extents
   * @return a new array
   * @throws ShapeException if an extent is negative or the size overflows
   * @throws dev.baton.core.array.ArrayMemoryError if there is no memory for it
   */
  public NDArray empty(DType dtype, long... shape) {
    try (var attachment = interpreter.attach()) {
      return context.empty(attachment.state(), dtype, shape.clone());
    }
  }

  /**
   * Makes a float64 array of zeros.
   *
   * @param shape the extents
   * @return a new array
   * @throws ShapeException if an extent is negative or the size overflows
   */
  public NDArray zeros(long... shape) {
    return full(DType.FLOAT64, 0, shape);
  }

  /**
   * Makes an array of zeros: {@code numpy.zeros}.
   *
   * @param dtype the type of the elements
   * @param shape the extents
   * @return a new array
   * @throws ShapeException if an extent is negative or the size overflows
   */
  public NDArray zeros(DType dtype, long... shape) {
    return full(dtype, 0, shape);
  }

  /**
   * Makes a float64 array of ones.
   *
   * @param shape the extents
   * @return a new array
   * @throws ShapeException if an extent is negative or the size overflows
   */
  public NDArray ones(long... shape) {
    return full(DType.FLOAT64, 1, shape);
  }

  /**
   * Makes an array of ones: {@code numpy.ones}.
   *
   * @param dtype the type of the elements
   * @param shape the extents
   * @return a new array
   * @throws ShapeException if an extent is negative or the size overflows
   */
  public NDArray ones(DType dtype, long... shape) {
    return full(dtype, 1, shape);
  }

  /**
   * Makes a float64 array of one value.
   *
   * @param value every element
   * @param shape the extents
   * @return a new array
   * @throws ShapeException if an extent is negative or the size overflows
   */
  public NDArray full(double value, long... shape) {
    return full(DType.FLOAT64, value, shape);
  }

  /**
   * Makes an array of one value: {@code numpy.full}.
   *
   * @param dtype the type of the elements
   * @param value every element
   * @param shape the extents
   * @return a new array
   * @throws ShapeException if an extent is negative or the size overflows
   */
  public NDArray full(DType dtype, double value, long... shape) {
    try (var attachment = interpreter.attach()) {
      ThreadState self = attachment.state();
      StridedArray result = context.empty(self, dtype, shape.clone());
      return result.filledBy(() -> Copies.fill(self, result, value, 0));
    }
  }

  /**
   * Makes a complex128 array of one value.
   *
   * @param value every element
   * @param shape the extents
   * @return a new array
   * @throws ShapeException if an extent is negative or the size overflows
   */
  public NDArray full(Complex value, long... shape) {
    try (var attachment = interpreter.attach()) {
      ThreadState self = attachment.state();
      StridedArray result = context.empty(self, DType.COMPLEX128, shape.clone());
      return result.filledBy(() -> Copies.fill(self, result, value.re(), value.im()));
    }
  }

  /**
   * Counts from 0: {@code numpy.arange(float(n))}.
   *
   * @param n how many
   * @return a new float64 array (n)
   * @throws ShapeException if {@code n} is negative
   */
  public NDArray arange(long n) {
    return run(n, 0, 1);
  }

  /**
   * Counts from a start by steps to before a stop: {@code numpy.arange(start, stop, step)}; the
   * number of elements is ceil((stop - start) / step).
   *
   * @param start the first element
   * @param stop where it ends, exclusive
   * @param step the difference, not 0
   * @return a new float64 array
   * @throws IllegalArgumentException if the step is 0 or the number of elements is not finite
   */
  public NDArray arange(double start, double stop, double step) {
    double count = Math.ceil((stop - start) / step);
    if (step == 0 || !(Math.abs(count) <= Long.MAX_VALUE)) {
      throw new IllegalArgumentException(
          "arange: no finite number of steps of %s leads from %s to %s"
              .formatted(step, start, stop));
    }
    // NumPy's own steps: the second element is rounded once, the step is its distance to the first.
    double second = start + step;
    return run((long) Math.max(count, 0), start, second - start);
  }

  /**
   * Divides an interval evenly, both ends included: {@code numpy.linspace(start, stop, n)}.
   *
   * @param start the first element
   * @param stop the last element
   * @param n how many elements
   * @return a new float64 array (n)
   * @throws ShapeException if {@code n} is negative
   */
  public NDArray linspace(double start, double stop, long n) {
    double length = stop - start;
    long intervals = Math.max(n - 1, 1);
    double step = length / (double) intervals;
    // As NumPy: a step that underflows to 0 would lose the length, so that is multiplied last.
    boolean underflows = step == 0;
    try (var _ = interpreter.attach();
        NDArray factor = full(underflows ? length : step);
        NDArray first = full(start)) {
      StridedArray result = run(n, 0, 1);
      return result.filledBy(
          () -> {
            if (underflows) {
              try (NDArray divisor = full((double) intervals)) {
                BinaryUfunc.DIVIDE.apply(result, divisor, result);
              }
            }
            BinaryUfunc.MULTIPLY.apply(result, factor, result);
            BinaryUfunc.ADD.apply(result, first, result);
            if (n > 1) {
              result.set(stop, n - 1); // Exactly, whatever was rounded on the way.
            }
          });
    }
  }

  private StridedArray run(long n, double start, double step) {
    try (var attachment = interpreter.attach()) {
      ThreadState self = attachment.state();
      StridedArray result = context.empty(self, DType.FLOAT64, n);
      return result.filledBy(
          () -> {
            NativeCall.arange(self, n, start, step, result.storage());
            if (n > 0) {
              result.set(start, 0); // Start + 0 * step would lose the sign of -0.
            }
          });
    }
  }

  /**
   * Copies values into an array.
   *
   * @param values the elements
   * @return a new float64 array (values.length)
   */
  public NDArray array(double... values) {
    try (var attachment = interpreter.attach()) {
      StridedArray result = context.empty(attachment.state(), DType.FLOAT64, values.length);
      RawMemory.write(values, result.address());
      return result;
    }
  }

  /**
   * Copies rows into an array.
   *
   * @param rows the rows, all of one length
   * @return a new float64 array (rows, columns)
   * @throws ShapeException if the rows differ in length
   */
  public NDArray array(double[][] rows) {
    int columns = rows.length == 0 ? 0 : rows[0].length;
    for (int row = 0; row < rows.length; row++) {
      if (rows[row].length != columns) {
        throw new ShapeException(
            "array: row %d has %d elements, row 0 has %d"
                .formatted(row, rows[row].length, columns));
      }
    }
    try (var attachment = interpreter.attach()) {
      StridedArray result = context.empty(attachment.state(), DType.FLOAT64, rows.length, columns);
      for (int row = 0; row < rows.length; row++) {
        RawMemory.write(rows[row], result.address() + (long) row * columns * Double.BYTES);
      }
      return result;
    }
  }

  /**
   * Copies complex values into an array.
   *
   * @param values the elements
   * @return a new complex128 array (values.length)
   */
  public NDArray array(Complex... values) {
    try (var attachment = interpreter.attach()) {
      StridedArray result = context.empty(attachment.state(), DType.COMPLEX128, values.length);
      return result.filledBy(
          () -> {
            for (int i = 0; i < values.length; i++) {
              long address = result.address() + 2L * i * Double.BYTES;
              RawMemory.setDouble(address, values[i].re());
              RawMemory.setDouble(address + Double.BYTES, values[i].im());
            }
          });
    }
  }

  // ---- universal functions ----------------------------------------------------------------------

  /**
   * Adds: {@code numpy.add}.
   *
   * @param a the left operand
   * @param b the right operand
   * @return a new array
   * @see BinaryUfunc#apply(NDArray, NDArray)
   */
  public NDArray add(NDArray a, NDArray b) {
    return BinaryUfunc.ADD.apply(context.mine("add", a), b);
  }

  /**
   * Adds into an array.
   *
   * @param a the left operand
   * @param b the right operand
   * @param out where the result goes
   * @return {@code out}
   * @see BinaryUfunc#apply(NDArray, NDArray, NDArray)
   */
  public NDArray add(NDArray a, NDArray b, NDArray out) {
    return BinaryUfunc.ADD.apply(context.mine("add", a), b, out);
  }

  /**
   * Subtracts: {@code numpy.subtract}.
   *
   * @param a the left operand
   * @param b the right operand
   * @return a new array
   * @see BinaryUfunc#apply(NDArray, NDArray)
   */
  public NDArray subtract(NDArray a, NDArray b) {
    return BinaryUfunc.SUBTRACT.apply(context.mine("subtract", a), b);
  }

  /**
   * Subtracts into an array.
   *
   * @param a the left operand
   * @param b the right operand
   * @param out where the result goes
   * @return {@code out}
   * @see BinaryUfunc#apply(NDArray, NDArray, NDArray)
   */
  public NDArray subtract(NDArray a, NDArray b, NDArray out) {
    return BinaryUfunc.SUBTRACT.apply(context.mine("subtract", a), b, out);
  }

  /**
   * Multiplies element by element: {@code numpy.multiply}.
   *
   * @param a the left operand
   * @param b the right operand
   * @return a new array
   * @see BinaryUfunc#apply(NDArray, NDArray)
   */
  public NDArray multiply(NDArray a, NDArray b) {
    return BinaryUfunc.MULTIPLY.apply(context.mine("multiply", a), b);
  }

  /**
   * Multiplies element by element into an array.
   *
   * @param a the left operand
   * @param b the right operand
   * @param out where the result goes
   * @return {@code out}
   * @see BinaryUfunc#apply(NDArray, NDArray, NDArray)
   */
  public NDArray multiply(NDArray a, NDArray b, NDArray out) {
    return BinaryUfunc.MULTIPLY.apply(context.mine("multiply", a), b, out);
  }

  /**
   * Divides: {@code numpy.divide}.
   *
   * @param a the left operand
   * @param b the right operand
   * @return a new array
   * @see BinaryUfunc#apply(NDArray, NDArray)
   */
  public NDArray divide(NDArray a, NDArray b) {
    return BinaryUfunc.DIVIDE.apply(context.mine("divide", a), b);
  }

  /**
   * Divides into an array.
   *
   * @param a the left operand
   * @param b the right operand
   * @param out where the result goes
   * @return {@code out}
   * @see BinaryUfunc#apply(NDArray, NDArray, NDArray)
   */
  public NDArray divide(NDArray a, NDArray b, NDArray out) {
    return BinaryUfunc.DIVIDE.apply(context.mine("divide", a), b, out);
  }

  /**
   * Negates: {@code numpy.negative}.
   *
   * @param a the operand
   * @return a new array
   */
  public NDArray negative(NDArray a) {
    return UnaryUfunc.NEGATIVE.apply(context.mine("negative", a));
  }

  /**
   * Negates into an array.
   *
   * @param a the operand
   * @param out where the result goes
   * @return {@code out}
   * @see UnaryUfunc#apply(NDArray, NDArray)
   */
  public NDArray negative(NDArray a, NDArray out) {
    return UnaryUfunc.NEGATIVE.apply(context.mine("negative", a), out);
  }

  /**
   * Returns absolute values: {@code numpy.absolute}.
   *
   * @param a the operand
   * @return a new float64 array
   */
  public NDArray absolute(NDArray a) {
    return UnaryUfunc.ABSOLUTE.apply(context.mine("absolute", a));
  }

  /**
   * Puts absolute values into an array.
   *
   * @param a the operand
   * @param out where the result goes
   * @return {@code out}
   * @see UnaryUfunc#apply(NDArray, NDArray)
   */
  public NDArray absolute(NDArray a, NDArray out) {
    return UnaryUfunc.ABSOLUTE.apply(context.mine("absolute", a), out);
  }

  /**
   * Returns complex conjugates: {@code numpy.conjugate}.
   *
   * @param a the operand
   * @return a new array
   */
  public NDArray conjugate(NDArray a) {
    return UnaryUfunc.CONJUGATE.apply(context.mine("conjugate", a));
  }

  /**
   * Raises e to each element: {@code numpy.exp}.
   *
   * @param a the operand
   * @return a new array
   */
  public NDArray exp(NDArray a) {
    return UnaryUfunc.EXP.apply(context.mine("exp", a));
  }

  /**
   * Raises e to each element into an array.
   *
   * @param a the operand
   * @param out where the result goes
   * @return {@code out}
   * @see UnaryUfunc#apply(NDArray, NDArray)
   */
  public NDArray exp(NDArray a, NDArray out) {
    return UnaryUfunc.EXP.apply(context.mine("exp", a), out);
  }

  /**
   * Returns sines: {@code numpy.sin}.
   *
   * @param a the operand, in radians
   * @return a new array
   */
  public NDArray sin(NDArray a) {
    return UnaryUfunc.SIN.apply(context.mine("sin", a));
  }

  /**
   * Puts sines into an array.
   *
   * @param a the operand, in radians
   * @param out where the result goes
   * @return {@code out}
   * @see UnaryUfunc#apply(NDArray, NDArray)
   */
  public NDArray sin(NDArray a, NDArray out) {
    return UnaryUfunc.SIN.apply(context.mine("sin", a), out);
  }

  /**
   * Returns cosines: {@code numpy.cos}.
   *
   * @param a the operand, in radians
   * @return a new array
   */
  public NDArray cos(NDArray a) {
    return UnaryUfunc.COS.apply(context.mine("cos", a));
  }

  /**
   * Puts cosines into an array.
   *
   * @param a the operand, in radians
   * @param out where the result goes
   * @return {@code out}
   * @see UnaryUfunc#apply(NDArray, NDArray)
   */
  public NDArray cos(NDArray a, NDArray out) {
    return UnaryUfunc.COS.apply(context.mine("cos", a), out);
  }

  // ---- reductions, products, transforms, random numbers -----------------------------------------

  /**
   * Adds up all elements, pairwise: {@code numpy.sum}.
   *
   * @param a the operand
   * @return a new 0-d array
   */
  public NDArray sum(NDArray a) {
    return Reduction.SUM.apply(context.mine("sum", a));
  }

  /**
   * Adds up along axes.
   *
   * @param a the operand
   * @param axes which axes; negative counts from the last
   * @return a new array
   * @throws ShapeException if an axis does not exist or is named twice
   */
  public NDArray sum(NDArray a, int... axes) {
    return Reduction.SUM.apply(context.mine("sum", a), false, axes);
  }

  /**
   * Multiplies vectors or matrices: {@code numpy.dot}.
   *
   * @param a the left operand
   * @param b the right operand
   * @return a new array
   * @see Products#dot(NDArray, NDArray)
   */
  public NDArray dot(NDArray a, NDArray b) {
    return Products.dot(context.mine("dot", a), b);
  }

  /**
   * Multiplies matrices: {@code numpy.matmul}.
   *
   * @param a the left operand
   * @param b the right operand
   * @return a new array
   * @see Products#matmul(NDArray, NDArray)
   */
  public NDArray matmul(NDArray a, NDArray b) {
    return Products.matmul(context.mine("matmul", a), b);
  }

  /**
   * Multiplies matrices into an array.
   *
   * @param a the left operand
   * @param b the right operand
   * @param out where the result goes
   * @return {@code out}
   * @see Products#matmul(NDArray, NDArray, NDArray)
   */
  public NDArray matmul(NDArray a, NDArray b, NDArray out) {
    return Products.matmul(context.mine("matmul", a), b, out);
  }

  /**
   * Returns the Fourier transforms: {@code numpy.fft}.
   *
   * @return the transforms
   */
  public FourierTransforms fft() {
    return FourierTransforms.of(interpreter);
  }

  /**
   * Makes a random generator: {@code numpy.random.default_rng(seed)}.
   *
   * @param seed the seed, not negative
   * @return a new generator
   * @throws IllegalArgumentException if the seed is negative
   */
  public Generator random(long seed) {
    return Generator.of(interpreter, seed);
  }

  // ---- other interpreters -----------------------------------------------------------------------

  /**
   * Makes a read-only array on another one's elements, without copying them, that every interpreter
   * may read:
   *
   * {@snippet file="dev/baton/core/Snippets.java" region="share"}
   *
   * <p>It is an operand of any interpreter's operations, though never their {@code out}; so it may
   * be what a task of a {@link dev.baton.core.parallel.InterpreterPool} gets or gives. Reading its
   * elements takes no lock. What the owner of the elements writes while others read is the
   * program's race.
   *
   * <p>The elements live while any array on them is open: this one stays valid after {@code array}
   * is closed, and after the interpreters of both are. Then operations of other interpreters can
   * still read it, and {@code share} it again for an array whose own methods run with them.
   *
   * <p>{@code array} may itself belong to another interpreter. The call waits for that one's lock,
   * with this one's dropped.
   *
   * @param array an array of any interpreter
   * @return a new array, {@linkplain NDArray#isShared() shared}; closed like any other
   * @throws IllegalStateException if {@code array} is closed
   * @throws dev.baton.core.interpreter.InterpreterClosedException if this interpreter is closed, or
   *     {@code array}'s, unless that is shared already
   */
  public NDArray share(NDArray array) {
    return context.share(array);
  }

  // ---- memory -----------------------------------------------------------------------------------

  /**
   * Opens a scope on the calling thread: arrays it makes are closed with the scope unless kept.
   *
   * @return the scope, to be closed on the same thread
   */
  public Scope scope() {
    try (Attachment attachment = interpreter.attach()) {
      return ArrayScope.open(attachment.state());
    }
  }

  /**
   * Reads what this interpreter's arrays take.
   *
   * @return the figures now
   */
  public MemoryUse memory() {
    try (var _ = interpreter.attach()) {
      StorageHeap heap = context.heap();
      return new MemoryUse(
          heap.storages(),
          heap.inUseBytes(),
          heap.cachedBytes(),
          heap.processBytes(),
          heap.limitBytes());
    }
  }
}
