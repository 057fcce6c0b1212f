package dev.baton.core.fft;

import dev.baton.core.array.NDArray;

/**
 * Discrete cosine and sine transforms, types 1 to 4: {@code scipy.fft.dct} and its kin. Part of
 * {@link FourierTransforms}.
 *
 * <p>They are what SciPy defines, with its scaling: forward transforms are not scaled, but with
 * {@link FourierNorm#ORTHO} orthogonal, of types 1 to 3 with the ends adapted to that. {@code n} of
 * {@link FourierOptions} shortens the operand or has zeros follow it. Of complex operands both
 * parts are transformed. Results have the operand's precision, as those of {@link
 * FourierTransforms#fft(NDArray) fft}.
 *
 * <p>All drop the lock above 500 elements of the result under {@link
 * dev.baton.core.interpreter.ReleasePolicy#numpy()}. Common to all:
 *
 * <ul>
 *   <li>{@link IllegalArgumentException} if the type is not 1, 2, 3 or 4
 *   <li>{@link dev.baton.core.array.ShapeException} if an axis does not exist, a length is less
 *       than 1, or 2 for a cosine transform of type 1, or {@code out} has not the result's shape
 *   <li>{@link IllegalStateException} if an array is closed
 * </ul>
 */
public sealed interface CosineTransforms permits FourierTransforms {
  /**
   * Transforms by cosines, of type 2, along the last axis: {@code scipy.fft.dct}.
   *
   * @param a the operand (…, n)
   * @return a new array (…, n)
   */
  default NDArray dct(NDArray a) {
    return dct(a, 2, FourierOptions.DEFAULT);
  }

  /**
   * Transforms by cosines along one axis: {@code scipy.fft.dct}.
   *
   * @param a the operand
   * @param type 1, 2, 3 or 4
   * @param options the length, the axis, the norm and out
   * @return an array (…, n)
   */
  default NDArray dct(NDArray a, int type, FourierOptions options) {
    return ((FourierTransforms) this).cosines("dct", a, true, false, type, options);
  }

  /**
   * Undoes a cosine transform, of type 2, along the last axis: {@code scipy.fft.idct}.
   *
   * @param a the operand (…, n)
   * @return a new array (…, n)
   */
  default NDArray idct(NDArray a) {
    return idct(a, 2, FourierOptions.DEFAULT);
  }

  /**
   * Undoes a cosine transform along one axis: {@code scipy.fft.idct}.
   *
   * @param a the operand
   * @param type 1, 2, 3 or 4
   * @param options the length, the axis, the norm and out
   * @return an array (…, n)
   */
  default NDArray idct(NDArray a, int type, FourierOptions options) {
    return ((FourierTransforms) this).cosines("idct", a, true, true, type, options);
  }

  /**
   * Transforms by cosines along all axes, or those named: {@code scipy.fft.dctn}.
   *
   * @param a the operand
   * @param type 1, 2, 3 or 4
   * @param options the lengths, the axes, the norm and out
   * @return an array
   */
  default NDArray dctn(NDArray a, int type, FourierOptions options) {
    return ((FourierTransforms) this).cosinesOfAxes("dctn", a, true, false, type, options);
  }

  /**
   * Undoes a cosine transform along all axes, or those named: {@code scipy.fft.idctn}.
   *
   * @param a the operand
   * @param type 1, 2, 3 or 4
   * @param options the lengths, the axes, the norm and out
   * @return an array
   */
  default NDArray idctn(NDArray a, int type, FourierOptions options) {
    return ((FourierTransforms) this).cosinesOfAxes("idctn", a, true, true, type, options);
  }

  /**
   * Transforms by sines, of type 2, along the last axis: {@code scipy.fft.dst}.
   *
   * @param a the operand (…, n)
   * @return a new array (…, n)
   */
  default NDArray dst(NDArray a) {
    return dst(a, 2, FourierOptions.DEFAULT);
  }

  /**
   * Transforms by sines along one axis: {@code scipy.fft.dst}.
   *
   * @param a the operand
   * @param type 1, 2, 3 or 4
   * @param options the length, the axis, the norm and out
   * @return an array (…, n)
   */
  default NDArray dst(NDArray a, int type, FourierOptions options) {
    return ((FourierTransforms) this).cosines("dst", a, false, false, type, options);
  }

  /**
   * Undoes a sine transform, of type 2, along the last axis: {@code scipy.fft.idst}.
   *
   * @param a the operand (…, n)
   * @return a new array (…, n)
   */
  default NDArray idst(NDArray a) {
    return idst(a, 2, FourierOptions.DEFAULT);
  }

  /**
   * Undoes a sine transform along one axis: {@code scipy.fft.idst}.
   *
   * @param a the operand
   * @param type 1, 2, 3 or 4
   * @param options the length, the axis, the norm and out
   * @return an array (…, n)
   */
  default NDArray idst(NDArray a, int type, FourierOptions options) {
    return ((FourierTransforms) this).cosines("idst", a, false, true, type, options);
  }

  /**
   * Transforms by sines along all axes, or those named: {@code scipy.fft.dstn}.
   *
   * @param a the operand
   * @param type 1, 2, 3 or 4
   * @param options the lengths, the axes, the norm and out
   * @return an array
   */
  default NDArray dstn(NDArray a, int type, FourierOptions options) {
    return ((FourierTransforms) this).cosinesOfAxes("dstn", a, false, false, type, options);
  }

  /**
   * Undoes a sine transform along all axes, or those named: {@code scipy.fft.idstn}.
   *
   * @param a the operand
   * @param type 1, 2, 3 or 4
   * @param options the lengths, the axes, the norm and out
   * @return an array
   */
  default NDArray idstn(NDArray a, int type, FourierOptions options) {
    return ((FourierTransforms) this).cosinesOfAxes("idstn", a, false, true, type, options);
  }
}
