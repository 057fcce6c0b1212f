package dev.baton.core.internal.array;

import dev.baton.core.array.Broadcast;
import dev.baton.core.array.DType;
import dev.baton.core.array.Index;
import dev.baton.core.array.IndexArray;
import dev.baton.core.array.IndexMode;
import dev.baton.core.array.Order;
import dev.baton.core.array.Shape;
import dev.baton.core.array.ShapeException;
import dev.baton.core.array.Slice;
import dev.baton.core.internal.kernel.IndexKernels;
import dev.baton.core.internal.kernel.LoopDescriptor;
import dev.baton.core.interpreter.ThreadState;
import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Elements of an array selected by arrays of indices, to be read or written. NumPy's rules: the
 * arrays (and single indices beside them) are broadcast together, and their axes stand in the
 * result where they stood together, or first if something else stood between them.
 *
 * <pre>
 *   result (…, broadcast, …)      the axes that slices keep, with the broadcast ones at place
 *   element of a:                 address + its offset + what the slices say
 * </pre>
 */
final class Selection implements AutoCloseable {
  /** An array of indices of one axis. */
  private record Advanced(int axis, long extent, long stride, StridedArray indices) {}

  private final String operation;
  private final ThreadState self;
  private final StridedArray a;
  private long address;

  /** The axes that slices keep or add, of which {@code kept} are known. */
  private final long[] shape;

  private final long[] strides;
  private int kept;
  private final List<Advanced> advanced = new ArrayList<>();

  /** Where in the kept axes the broadcast ones go; -1 until an array is met. */
  private int place = -1;

  /** Whether something else came after the first arrays, and then an array again. */
  private boolean ended;

  private boolean apart;
  private long[] broadcast = {};

  /** The indices as the kernels get them; in {@code advanced}, or made of those. */
  private @Nullable StridedArray indices;

  private @Nullable StridedArray offsets;
  private IndexKernels.Mode mode = IndexKernels.Mode.CHECKED;

  /** Makes one that keeps the array's axes and adds some at most. */
  private Selection(String operation, ThreadState self, StridedArray a, int added) {
    this.operation = operation;
    this.self = self;
    this.a = a;
    this.address = a.address();
    int most = Math.min(a.extents().length + added, Shape.MAX_NDIM);
    this.shape = new long[most];
    this.strides = new long[most];
  }

  /** Says whether items are more than slices: whether the result is no view. */
  static boolean isAdvanced(Index... items) {
    for (Index item : items) {
      if (item instanceof IndexArray) {
        return true;
      }
    }
    return false;
  }

  /** Returns items that are all slices. */
  static Slice[] slices(Index... items) {
    return Arrays.copyOf(items, items.length, Slice[].class);
  }

  /** Resolves the items between the brackets, which are checked. */
  static Selection of(String operation, ThreadState self, StridedArray a, Index... items) {
    Selection selection = new Selection(operation, self, a, items.length);
    try {
      selection.read(items);
      selection.resolve();
      return selection;
    } catch (RuntimeException | Error refused) {
      selection.close();
      throw refused;
    }
  }

  /** Resolves indices along one axis, the others whole: {@code take}. */
  static Selection along(
      String operation,
      ThreadState self,
      StridedArray a,
      int axis,
      StridedArray indices,
      IndexMode out) {
    Selection selection = new Selection(operation, self, a, 0);
    try {
      for (int other = 0; other < a.extents().length; other++) {
        if (other == axis) {
          selection.addArray(axis, IndexArrays.of(operation, self, indices));
        } else {
          selection.keep(a.extents()[other], a.steps()[other]);
        }
      }
      selection.mode =
          switch (out) {
            case RAISE -> IndexKernels.Mode.CHECKED;
            case WRAP -> IndexKernels.Mode.WRAP;
            case CLIP -> IndexKernels.Mode.CLIP;
          };
      if (out != IndexMode.RAISE && a.extents()[axis] == 0 && indices.elements() > 0) {
        throw new IndexOutOfBoundsException(
            "%s: axis %d of %s has no elements to take".formatted(operation, axis, a.described()));
      }
      selection.resolve();
      return selection;
    } catch (RuntimeException | Error refused) {
      selection.close();
      throw refused;
    }
  }

  /** Resolves one array of indices per axis, broadcast together; for each axis of {@code a}. */
  static Selection pointwise(
      String operation, ThreadState self, StridedArray a, StridedArray... indices) {
    Selection selection = new Selection(operation, self, a, 0);
    try {
      for (int axis = 0; axis < indices.length; axis++) {
        selection.addArray(axis, IndexArrays.of(operation, self, indices[axis]));
      }
      selection.resolve();
      return selection;
    } catch (RuntimeException | Error refused) {
      selection.close();
      throw refused;
    }
  }

  // ---- reading the items ------------------------------------------------------------------------

  private void read(Index... items) {
    int used = 0;
    boolean ellipsis = false;
    for (Index item : items) {
      used += axesOf(item);
      if (item instanceof Slice slice && slice.kind() == Slice.Kind.ELLIPSIS) {
        if (ellipsis) {
          throw new ShapeException(
              "%s: an index can only have a single ellipsis, not %s"
                  .formatted(operation, Arrays.toString(items)));
        }
        ellipsis = true;
      }
    }
    if (used > a.extents().length) {
      throw new ShapeException(
          "%s: too many indices: %d for %s".formatted(operation, used, a.described()));
    }
    int whole = a.extents().length - used;
    int axis = 0;
    for (Index item : items) {
      if (item instanceof Slice slice && slice.kind() == Slice.Kind.ELLIPSIS) {
        interrupt();
        for (; whole > 0; whole--, axis++) {
          keep(a.extents()[axis], a.steps()[axis]);
        }
      } else {
        add(item, axis);
        axis += axesOf(item);
      }
    }
    for (; axis < a.extents().length; axis++) {
      keep(a.extents()[axis], a.steps()[axis]);
    }
  }

  private static int axesOf(Index item) {
    return switch (item) {
      case Slice slice ->
          switch (slice.kind()) {
            case RANGE, INDEX -> 1;
            case NEW_AXIS, ELLIPSIS -> 0;
          };
      case IndexArray indices ->
          indices.array() instanceof StridedArray array && array.type() == DType.BOOL
              ? array.extents().length
              : 1;
    };
  }

  private void add(Index item, int axis) {
    switch (item) {
      case Slice slice -> {
        switch (slice.kind()) {
          case NEW_AXIS -> {
            interrupt();
            keep(1, 0);
          }
          case INDEX -> {
            long extent = a.extents()[axis];
            long index = slice.start() == null ? 0 : slice.start();
            if (index < -extent || index >= extent) {
              throw IndexArrays.outOfBounds(operation, index, axis, extent);
            }
            address += (index < 0 ? index + extent : index) * a.steps()[axis] * a.type().itemsize();
            meetArray();
          }
          case RANGE -> {
            interrupt();
            long extent = a.extents()[axis];
            long count = slice.count(extent);
            if (count > 0) {
              address += slice.first(extent) * a.steps()[axis] * a.type().itemsize();
            }
            keep(count, a.steps()[axis] * (count > 1 ? slice.step() : 1));
          }
          case ELLIPSIS -> throw new AssertionError("handled by the caller");
        }
      }
      case IndexArray array -> add(array, axis);
    }
  }

  private void add(IndexArray item, int axis) {
    if (item.array() == null) {
      if (item.extent() >= 0 && item.extent() != a.extents()[axis]) {
        throw maskMismatch(axis, a.extents()[axis], item.extent());
      }
      long[] numbers = Objects.requireNonNull(item.numbers());
      addArray(axis, IndexArrays.of(self, a.context(), numbers, numbers.length));
      return;
    }
    StridedArray array = a.context().own(operation, item.array());
    if (array.type() != DType.BOOL) {
      addArray(axis, IndexArrays.of(operation, self, array));
      return;
    }
    addMask(axis, array);
  }

  /** A mask stands for one array of indices per axis of it. */
  private void addMask(int axis, StridedArray mask) {
    for (int i = 0; i < mask.extents().length; i++) {
      if (mask.extents()[i] != a.extents()[axis + i]) {
        throw maskMismatch(axis + i, a.extents()[axis + i], mask.extents()[i]);
      }
    }
    if (mask.extents().length == 0) {
      // One index, or none, of an axis that is not there.
      long count = IndexArrays.countNonzero(self, mask);
      meetArray();
      advanced.add(
          new Advanced(
              axis, 1, 0, IndexArrays.of(self, a.context(), new long[(int) count], count)));
      return;
    }
    try (StridedArray rows = IndexArrays.nonzero(self, mask)) {
      for (int i = 0; i < mask.extents().length; i++) {
        addArray(axis + i, IndexArrays.row(rows, i));
      }
    }
  }

  private ShapeException maskMismatch(int axis, long extent, long mask) {
    return new ShapeException(
        "%s: boolean index did not match %s along axis %d: its size is %d, the mask's %d"
            .formatted(operation, a.described(), axis, extent, mask));
  }

  private void keep(long extent, long stride) {
    if (kept == Shape.MAX_NDIM) {
      throw new ShapeException(
          "%s: a result of more than %d axes".formatted(operation, Shape.MAX_NDIM));
    }
    shape[kept] = extent;
    strides[kept++] = stride;
  }

  private void interrupt() {
    ended |= place >= 0;
  }

  private void meetArray() {
    if (place < 0) {
      place = kept;
    } else {
      apart |= ended;
    }
  }

  private void addArray(int axis, StridedArray array) {
    meetArray();
    advanced.add(new Advanced(axis, a.extents()[axis], a.steps()[axis], array));
  }

  // ---- what the arrays come to ------------------------------------------------------------------

  private void resolve() {
    for (Advanced one : advanced) {
      broadcast = Broadcast.shapes(operation, broadcast, one.indices.extents());
      if (mode == IndexKernels.Mode.CHECKED) {
        IndexArrays.check(operation, self, one.indices, one.axis, one.extent);
      }
    }
    if (apart || advanced.isEmpty()) {
      place = 0;
    }
    if (kept + broadcast.length > Shape.MAX_NDIM) {
      throw new ShapeException(
          "%s: a result of %d axes: at most %d are supported"
              .formatted(operation, kept + broadcast.length, Shape.MAX_NDIM));
    }
    if (advanced.size() == 1) {
      indices = advanced.getFirst().indices;
      return;
    }
    StridedArray sums = a.context().empty(self, DType.INT64, broadcast.clone());
    offsets = sums;
    indices = sums;
    Copies.fill(self, sums, Scalar.of(0L));
    LoopDescriptor loop = LoopDescriptor.of(self);
    for (Advanced one : advanced) {
      StridedArray array = one.indices;
      loop.set(
          broadcast,
          sums.steps(),
          Broadcast.strides(operation, array.extents(), array.steps(), broadcast));
      try {
        IndexKernels.addOffsets(
            self,
            IndexArrays.indices(mode, array, one.extent, one.stride * a.type().itemsize()),
            sums.elements(),
            loop,
            sums.storage(),
            sums.address());
      } finally {
        Reference.reachabilityFence(sums);
        Reference.reachabilityFence(array);
      }
    }
    mode = IndexKernels.Mode.OFFSET;
  }

  /** Returns the extents of what is selected. */
  long[] resultShape() {
    long[] result = new long[kept + broadcast.length];
    System.arraycopy(shape, 0, result, 0, place);
    System.arraycopy(broadcast, 0, result, place, broadcast.length);
    System.arraycopy(shape, place, result, place + broadcast.length, kept - place);
    return result;
  }

  private IndexKernels.Indices kernelIndices(StridedArray array) {
    if (mode == IndexKernels.Mode.OFFSET) {
      return IndexArrays.indices(mode, array, 0, 1);
    }
    Advanced first = advanced.getFirst();
    return IndexArrays.indices(mode, array, first.extent, first.stride * a.type().itemsize());
  }

  /** Of strides of the result's axes, those of the kept ones. */
  private long[] keptOf(long[] resultStrides) {
    long[] result = new long[kept];
    System.arraycopy(resultStrides, 0, result, 0, place);
    System.arraycopy(resultStrides, place + broadcast.length, result, place, kept - place);
    return result;
  }

  // ---- reading and writing ----------------------------------------------------------------------

  /** Copies what is selected. */
  StridedArray get() {
    StridedArray result = a.context().empty(self, a.type(), resultShape());
    return result.filledBy(() -> getInto(result));
  }

  private void getInto(StridedArray result) {
    StridedArray index = indices;
    if (result.elements() == 0 || index == null) {
      return;
    }
    long step = 1;
    for (int axis = place; axis < kept; axis++) {
      step *= shape[axis];
    }
    LoopDescriptor loop = LoopDescriptor.of(self);
    loop.set(Arrays.copyOf(shape, kept), keptOf(result.steps()), Arrays.copyOf(strides, kept));
    try {
      IndexKernels.gather(
          self,
          a.elementType(),
          kernelIndices(index),
          step * a.type().itemsize(),
          place,
          result.elements(),
          loop,
          result.storage(),
          result.address(),
          a.storage(),
          address);
    } finally {
      Reference.reachabilityFence(result);
      Reference.reachabilityFence(index);
      Reference.reachabilityFence(a);
    }
  }

  /** Writes values, broadcast, to what is selected; as if they were copied first. */
  void set(StridedArray values) {
    long[] target = resultShape();
    int extra = Math.max(0, values.extents().length - target.length);
    for (int axis = 0; axis < extra; axis++) {
      extra = values.extents()[axis] == 1 ? extra : 0; // Leading ones do not count.
    }
    long[] valueShape = Arrays.copyOfRange(values.extents(), extra, values.extents().length);
    long[] valueStrides = Arrays.copyOfRange(values.steps(), extra, values.extents().length);
    long[] read = Broadcast.strides(operation, valueShape, valueStrides, target);
    StridedArray index = indices;
    if (Shape.size(target) == 0 || index == null) {
      return;
    }
    if (values.type() != a.type() || a.mayShareMemory(values) || !isRegular(read, target)) {
      boolean single = values.elements() == 1;
      try (StridedArray apart =
          a.context().empty(self, a.type(), single ? new long[] {} : target)) {
        Copies.assign(self, apart, single ? Views.reshape(values, Order.C) : values);
        write(index, apart, target, single ? new long[target.length] : apart.steps());
      }
    } else {
      write(index, values, target, read);
    }
  }

  /** Whether the broadcast axes are one axis, or none, of the values. */
  private boolean isRegular(long[] read, long[] target) {
    long next = 0;
    boolean first = true;
    for (int axis = place + broadcast.length - 1; axis >= place; axis--) {
      if (target[axis] == 1) {
        continue;
      }
      if (!first && read[axis] != next) {
        return false;
      }
      first = false;
      next = read[axis] * target[axis];
    }
    return true;
  }

  private long stepOf(long[] read, long[] target) {
    for (int axis = place + broadcast.length - 1; axis >= place; axis--) {
      if (target[axis] != 1) {
        return read[axis];
      }
    }
    return 0;
  }

  private void write(StridedArray index, StridedArray values, long[] target, long[] read) {
    StridedArray apart = index == offsets || !a.mayShareMemory(index) ? null : index.copy();
    try {
      StridedArray from = apart == null ? index : apart;
      LoopDescriptor loop = LoopDescriptor.of(self);
      loop.set(Arrays.copyOf(shape, kept), Arrays.copyOf(strides, kept), keptOf(read));
      IndexKernels.scatter(
          self,
          a.elementType(),
          kernelIndices(from),
          from.elements(),
          stepOf(read, target) * a.type().itemsize(),
          place,
          Shape.size(target),
          loop,
          a.storage(),
          address,
          values.storage(),
          values.address());
    } finally {
      if (apart != null) {
        apart.close();
      }
      Reference.reachabilityFence(a);
      Reference.reachabilityFence(index);
      Reference.reachabilityFence(values);
    }
  }

  /**
   * Applies a ufunc to what is selected, one index after the other.
   *
   * @param step the operation: of one operand if there are no values
   * @param compute the type that it computes in
   * @param valueType the type of the values
   * @param values broadcast to what is selected; or null
   * @return the floating-point conditions met
   */
  int at(IndexKernels.Step step, DType compute, DType valueType, @Nullable StridedArray values) {
    long[] target = resultShape();
    StridedArray index = indices;
    if (Shape.size(target) == 0 || index == null) {
      if (values != null) {
        Broadcast.strides(operation, values.extents(), values.steps(), target);
      }
      return 0;
    }
    if (values == null) {
      return at(step, compute, index, null, target, new long[target.length], 0);
    }
    long[] read = Broadcast.strides(operation, values.extents(), values.steps(), target);
    if (values.type() == valueType && !a.mayShareMemory(values) && isRegular(read, target)) {
      return at(step, compute, index, values, target, read, valueType.itemsize());
    }
    try (StridedArray apart = a.context().empty(self, valueType, target)) {
      Copies.convert(self, operation, apart, values);
      return at(step, compute, index, apart, target, apart.steps(), valueType.itemsize());
    }
  }

  private int at(
      IndexKernels.Step step,
      DType compute,
      StridedArray index,
      @Nullable StridedArray values,
      long[] target,
      long[] read,
      int valueBytes) {
    StridedArray apart = index == offsets || !a.mayShareMemory(index) ? null : index.copy();
    try {
      LoopDescriptor loop = LoopDescriptor.of(self);
      loop.set(Arrays.copyOf(shape, kept), Arrays.copyOf(strides, kept), keptOf(read));
      return IndexKernels.at(
          self,
          step,
          Elements.type(compute),
          a.elementType(),
          kernelIndices(apart == null ? index : apart),
          stepOf(read, target) * valueBytes,
          Shape.size(target),
          loop,
          a.storage(),
          address,
          values == null ? null : values.storage(),
          values == null ? 0 : values.address());
    } finally {
      if (apart != null) {
        apart.close();
      }
      Reference.reachabilityFence(a);
      Reference.reachabilityFence(index);
      Reference.reachabilityFence(values);
    }
  }

  @Override
  public void close() {
    for (Advanced one : advanced) {
      one.indices.close();
    }
    if (offsets != null) {
      offsets.close();
    }
  }
}
