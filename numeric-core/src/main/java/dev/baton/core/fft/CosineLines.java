package dev.baton.core.fft;

import dev.baton.core.array.Complex;
import dev.baton.core.array.DType;
import dev.baton.core.array.NDArray;
import dev.baton.core.array.Slice;
import dev.baton.core.internal.array.ArrayContext;
import dev.baton.core.internal.array.StridedArray;
import dev.baton.core.internal.kernel.ElementwiseKernels;
import dev.baton.core.interpreter.ThreadState;
import dev.baton.core.ufunc.UnaryUfunc;

/**
 * Cosine and sine transforms of real numbers along the last axis, by transforms of as many numbers
 * or fewer (Makhoul 1980, "A fast cosine transform in one and two dimensions"). Not scaled.
 *
 * <pre>
 *   II    x[0] x[2] … x[3] x[1] is transformed forward; turned, its parts are the result
 *   III   the same from the end to the beginning
 *   IV    even and odd numbers are the parts of n/2 complex ones, turned before and after
 *   I     x is half of what is its own mirror image
 * </pre>
 *
 * <p>A sine transform is a cosine transform of numbers in reverse order, or with every second one
 * negated: II has it on the way in, III and IV on the way out.
 *
 * <p>Temporaries belong to the scope that the caller has open.
 */
final class CosineLines {
  private static final String EVEN = "..., ::2";
  private static final String ODD = "..., 1::2";
  private static final String REVERSED = "..., ::-1";
  private static final String REVERSED_ODD = "..., ::-2";

  private final ThreadState self;
  private final ArrayContext context;
  private final AxisTransforms transforms;
  private final DType complex;

  /**
   * Prepares transforms.
   *
   * @param transforms under {@link FourierNorm#BACKWARD}
   * @param complex the complex type of the precision
   */
  CosineLines(ThreadState self, ArrayContext context, AxisTransforms transforms, DType complex) {
    this.self = self;
    this.context = context;
    this.transforms = transforms;
    this.complex = complex;
  }

  /** Transforms x (…, n) into result (…, n); they do not overlap. */
  void cosine(int type, NDArray x, NDArray result) {
    switch (type) {
      case 1 -> first(x, result);
      case 2 -> second(x, result);
      case 3 -> third(x, result);
      default -> fourth(x, result);
    }
  }

  /** Transforms x (…, n) into result (…, n); they do not overlap. */
  void sine(int type, NDArray x, NDArray result) {
    switch (type) {
      case 1 -> firstSine(x, result);
      case 2 -> {
        NDArray alternating = x.copy();
        negate(alternating.slice(ODD));
        second(alternating, result.slice(REVERSED));
      }
      default -> {
        cosine(type, x.slice(REVERSED), result);
        negate(result.slice(ODD));
      }
    }
  }

  // ---- the types --------------------------------------------------------------------------------

  private void first(NDArray x, NDArray result) {
    long n = last(x);
    StridedArray mirrored = empty(complex.real(), x, 2 * n - 2);
    part(mirrored, 0, n).assign(x);
    part(mirrored, n, 2 * n - 2).assign(part(x, 1, n - 1).slice(REVERSED));
    result.assign(forward(mirrored).real());
  }

  private void firstSine(NDArray x, NDArray result) {
    long n = last(x);
    StridedArray mirrored = empty(complex.real(), x, 2 * n + 2);
    mirrored.slice("..., ::" + (n + 1)).fill(0);
    part(mirrored, 1, n + 1).assign(x.negate());
    part(mirrored, n + 2, 2 * n + 2).assign(x.slice(REVERSED));
    result.assign(part(forward(mirrored).imag(), 1, n + 1));
  }

  private void second(NDArray x, NDArray result) {
    long n = last(x);
    long half = n / 2 + 1;
    StridedArray ordered = empty(complex.real(), x, n);
    part(ordered, 0, (n + 1) / 2).assign(x.slice(EVEN));
    part(ordered, (n + 1) / 2, n).assign(x.slice(ODD).slice(REVERSED));
    NDArray turned = forward(ordered).multiply(turns(half, -Math.PI / (2 * n), 0, 2));
    part(result, 0, half).assign(turned.real());
    if (half < n) {
      NDArray rest = part(result, half, n);
      rest.assign(part(turned.imag(), 1, n - half + 1).slice(REVERSED));
      negate(rest);
    }
  }

  private void third(NDArray x, NDArray result) {
    long n = last(x);
    long half = n / 2 + 1;
    StridedArray numbers = empty(complex, x, half);
    numbers.real().assign(part(x, 0, half));
    NDArray imaginary = numbers.imag();
    part(imaginary, 0, 1).fill(0);
    NDArray rest = part(imaginary, 1, half);
    rest.assign(part(x, n - half + 1, n).slice(REVERSED));
    negate(rest);
    NDArray turned = numbers.multiply(turns(half, Math.PI / (2 * n), 0, 1));
    NDArray ordered =
        transforms
            .with(FourierNorm.FORWARD)
            .toReals((StridedArray) turned, turned.ndim() - 1, n, null);
    result.slice(EVEN).assign(part(ordered, 0, (n + 1) / 2));
    result.slice(ODD).assign(part(ordered, (n + 1) / 2, n).slice(REVERSED));
  }

  private void fourth(NDArray x, NDArray result) {
    long n = last(x);
    double step = Math.PI / n;
    if (n % 2 == 0) {
      StridedArray pairs = empty(complex, x, n / 2);
      pairs.real().assign(x.slice(EVEN));
      pairs.imag().assign(x.slice(REVERSED_ODD));
      NDArray turned = pairs.multiply(turns(n / 2, -step, -step / 4, 1));
      NDArray numbers = complex(turned, n / 2).multiply(turns(n / 2, -step, 0, 2));
      result.slice(EVEN).assign(numbers.real());
      NDArray rest = result.slice(REVERSED_ODD);
      rest.assign(numbers.imag());
      negate(rest);
    } else {
      NDArray turned = x.multiply(turns(n, -step / 2, 0, 1));
      NDArray numbers = part(complex(turned, 2 * n), 0, n);
      result.assign(numbers.multiply(turns(n, -step / 2, -step / 4, 2)).real());
    }
  }

  // ---- what they are made of --------------------------------------------------------------------

  private StridedArray forward(StridedArray reals) {
    return transforms.toSpectrum(reals, reals.ndim() - 1, last(reals), null);
  }

  private StridedArray complex(NDArray numbers, long n) {
    return transforms.complex((StridedArray) numbers, numbers.ndim() - 1, n, -1, null);
  }

  /** Returns size·exp(i·(first + step·k)), k from 0 to before count. */
  private NDArray turns(long count, double step, double first, double size) {
    StridedArray places = context.empty(self, DType.FLOAT64, count);
    ElementwiseKernels.arange(self, count, 0, 1, places.storage());
    NDArray angles = places.multiply(step).add(first).multiply(Complex.I);
    return UnaryUfunc.EXP.apply(angles).multiply(size).astype(complex);
  }

  private StridedArray empty(DType dtype, NDArray like, long n) {
    long[] shape = like.shape();
    shape[shape.length - 1] = n;
    return context.empty(self, dtype, shape);
  }

  private static void negate(NDArray a) {
    UnaryUfunc.NEGATIVE.apply(a, a);
  }

  static long last(NDArray a) {
    return a.shape(-1);
  }

  /** Shows part of the last axis. */
  static NDArray part(NDArray a, long begin, long end) {
    return a.slice(Slice.ELLIPSIS, Slice.range(begin, end));
  }
}
