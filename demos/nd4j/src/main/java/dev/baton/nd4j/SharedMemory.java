package dev.baton.nd4j;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.ref.Reference;
import java.util.Arrays;
import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.api.buffer.DataBuffer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.pointers.PagedPointer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * ND4J's arrays as memory segments and the other way round, nothing being copied: what one side
 * writes the other reads. In a process that has both libraries:
 *
 * <pre>
 *   NDArray ours = np.frombuffer(SharedMemory.segment(theirs), DType.FLOAT64).reshape(theirs.shape());
 *   INDArray theirs = SharedMemory.array(ours.segment(), DataType.DOUBLE, ours.shape());
 * </pre>
 *
 * <p>This needs nothing of Baton, so that ND4J's class path stays as small as it is. ND4J knows no
 * interpreter lock: that nobody writes while it reads is the caller's to see to.
 */
public final class SharedMemory {
  private SharedMemory() {}

  /**
   * Returns the elements of an array, which lives as long as the segment does.
   *
   * @param array of any shape, its elements one behind the other in C's order
   * @return its memory, elements in C's order
   * @throws IllegalArgumentException if the array's elements lie otherwise: {@code dup('c')} copies
   */
  public static MemorySegment segment(INDArray array) {
    if (!isDense(array)) {
      throw new IllegalArgumentException(
          "shape %s with strides %s is not dense in C's order: dup('c') makes a copy that is"
              .formatted(Arrays.toString(array.shape()), Arrays.toString(array.stride())));
    }
    DataBuffer data = array.data();
    long address = data.address() + array.offset() * data.getElementSize();
    // Kept by what the segment would do at its end.
    return MemorySegment.ofAddress(address)
        .reinterpret(
            array.length() * data.getElementSize(),
            Arena.ofAuto(),
            _ -> Reference.reachabilityFence(array));
  }

  private static boolean isDense(INDArray array) {
    long step = 1;
    for (int axis = array.rank() - 1; axis >= 0; axis--) {
      if (array.size(axis) > 1 && array.stride(axis) != step) {
        return false;
      }
      step *= array.size(axis);
    }
    return true;
  }

  /**
   * Returns an array on elements that somebody else keeps: who uses the array keeps the segment,
   * and what it is of, until the array is used no more.
   *
   * @param elements native memory, elements in C's order
   * @param type {@code DOUBLE} or {@code FLOAT}
   * @param shape the extents
   * @return an array that shows them
   * @throws IllegalArgumentException if the segment is on the heap or of another size, or the type
   *     is another
   */
  public static INDArray array(MemorySegment elements, DataType type, long... shape) {
    long n = 1;
    for (long extent : shape) {
      n = Math.multiplyExact(n, extent);
    }
    if (!elements.isNative() || elements.byteSize() != n * type.width()) {
      throw new IllegalArgumentException(
          "%s does not hold %s %s in native memory"
              .formatted(elements, Arrays.toString(shape), type));
    }
    var memory = new PagedPointer(new Address(elements.address()), n);
    var buffers = Nd4j.getDataBufferFactory();
    DataBuffer data =
        switch (type) {
          case DOUBLE -> buffers.create(memory.asDoublePointer(), n);
          case FLOAT -> buffers.create(memory.asFloatPointer(), n);
          default -> throw new IllegalArgumentException("elements of " + type);
        };
    return Nd4j.create(data, shape);
  }

  /** An address that JavaCPP does not free. */
  private static final class Address extends Pointer {
    Address(long address) {
      this.address = address;
    }
  }
}
