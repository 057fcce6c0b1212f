package dev.baton.core.linalg;

import dev.baton.core.array.DType;
import dev.baton.core.array.Shape;
import dev.baton.core.array.ShapeException;
import dev.baton.core.internal.array.StridedArray;
import dev.baton.core.internal.kernel.LoopDescriptor;
import dev.baton.core.internal.kernel.ProductKernels;
import dev.baton.core.interpreter.NativeWork;
import dev.baton.core.interpreter.ThreadState;
import java.util.Arrays;

/** Products by a kernel of our own: of small matrices, and of numbers that BLAS does not know. */
final class SmallProducts {
  /** Up to this extent our kernel is faster than a call of BLAS for each product. */
  private static final long LARGEST = 32;

  private SmallProducts() {}

  /** Says whether products of matrices are for our kernel. */
  static boolean areBetter(DType dtype, long[] left, long[] right) {
    if (!dtype.isFloating() && !dtype.isComplex()) {
      return true;
    }
    return isSmall(left) && isSmall(right);
  }

  private static boolean isSmall(long[] matrices) {
    return matrices[matrices.length - 1] <= LARGEST && matrices[matrices.length - 2] <= LARGEST;
  }

  /** Multiplies matrices that lie in any way into an array that is contiguous. */
  static void multiply(
      NativeWork work,
      ThreadState self,
      StridedArray left,
      StridedArray right,
      long[] batch,
      StridedArray result) {
    int axes = batch.length;
    if (axes + 3 > Shape.MAX_NDIM) {
      throw new ShapeException(
          "matmul: %d axes of a batch are more than a kernel loops over".formatted(axes));
    }
    long m = left.extents()[left.extents().length - 2];
    long k = left.extents()[left.extents().length - 1];
    long n = right.extents()[right.extents().length - 1];
    long[] shape = MatrixStack.shape(batch, m, k, n);
    long[] ofResult =
        Arrays.copyOf(Shape.contiguousStrides(MatrixStack.shape(batch, m, n)), axes + 3);
    ofResult[axes + 1] = 0;
    ofResult[axes + 2] = 1;
    long[] ofLeft = BatchOffsets.steps(left, batch, 3);
    ofLeft[axes] = left.steps()[left.steps().length - 2];
    ofLeft[axes + 1] = left.steps()[left.steps().length - 1];
    long[] ofRight = BatchOffsets.steps(right, batch, 3);
    ofRight[axes + 1] = right.steps()[right.steps().length - 2];
    ofRight[axes + 2] = right.steps()[right.steps().length - 1];
    LoopDescriptor loop = LoopDescriptor.of(self);
    loop.set(shape, ofResult, ofLeft, ofRight);
    ProductKernels.matmul(
        self,
        work,
        left.elementType(),
        result.elements(),
        loop,
        result.storage(),
        result.address(),
        left.storage(),
        left.address(),
        right.storage(),
        right.address());
  }
}
