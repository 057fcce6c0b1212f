package dev.baton.core;

import dev.baton.core.array.Complex;
import dev.baton.core.array.DType;
import dev.baton.core.array.ErrorMode;
import dev.baton.core.array.NDArray;
import dev.baton.core.fft.FourierOptions;
import dev.baton.core.ufunc.BinaryUfunc;
import dev.baton.core.ufunc.Over;
import dev.baton.core.ufunc.UfuncOptions;

/** Arithmetic, reductions, products and transforms that are refused. */
final class FunctionErrors {
  private FunctionErrors() {}

  static void add(ErrorMessagesTest.Attempts attempts, Numeric np, Numeric other) {
    NDArray a = np.arange(12.0).reshape(3, 4);
    NDArray b = np.arange(5.0);
    NDArray bools = np.ones(DType.BOOL, 3);
    NDArray ints = np.arange(3);
    NDArray complex = np.ones(DType.COMPLEX128, 2);
    NDArray empty = np.zeros(0);
    attempts.add("a.add(b)", () -> a.add(b));
    attempts.add("a.add(foreign)", () -> a.add(other.ones(4)));
    attempts.add("int8.add(300)", () -> np.ones(DType.INT8, 2).add(300));
    attempts.add("bool.subtract(bool)", () -> bools.subtract(bools));
    attempts.add("bool.negate()", bools::negate);
    attempts.add("int64.power(-1)", () -> ints.power(-1));
    attempts.add("complex.floorDivide(complex)", () -> complex.floorDivide(complex));
    attempts.add("complex.less(complex).less", () -> np.fmod(complex, complex));
    attempts.add("np.bitwiseAnd(a, a)", () -> np.bitwiseAnd(a, a));
    attempts.add("np.leftShift(bool, a)", () -> np.leftShift(ints, a.slice("0, :3")));
    attempts.add("np.gcd(b, b)", () -> np.gcd(b, b));
    attempts.add("np.invert(a)", () -> np.invert(a));
    attempts.add("np.floor(complex)", () -> np.floor(complex));
    attempts.add("np.cbrt(complex)", () -> np.cbrt(complex));
    attempts.add("np.ldexp(b, b)", () -> np.ldexp(b, b));
    attempts.add("np.add(a, a, out (3, 5))", () -> np.add(a, a, np.ones(3, 5)));
    attempts.add("np.add(a, a, out int64)", () -> np.add(a, a, np.ones(DType.INT64, 3, 4)));
    attempts.add("np.add(a, a, read-only)", () -> np.add(b, b, np.ones(1).broadcastTo(5)));
    attempts.add(
        "add of a, where a", () -> BinaryUfunc.ADD.apply(a, a, UfuncOptions.DEFAULT.where(a)));
    attempts.add(
        "add of a, dtype int8",
        () -> BinaryUfunc.ADD.apply(a, a, UfuncOptions.DEFAULT.dtype(DType.INT8)));
    attempts.add(
        "np.log(0), errors raised",
        () -> {
          try (var _ = np.errstate().all(ErrorMode.RAISE).open()) {
            np.log(np.zeros(2));
          }
        });
    attempts.add("a.sum(2)", () -> a.sum(2));
    attempts.add("a.sum(0, 0)", () -> a.sum(0, 0));
    attempts.add("empty.max()", empty::max);
    attempts.add("empty.argmin()", empty::argmin);
    attempts.add("a.argmax(2)", () -> a.argmax(2));
    attempts.add("np.max(a, Over where)", () -> np.max(a, Over.all().where(a.greater(1))));
    attempts.add("np.sum(a, out (2))", () -> np.sum(a, Over.axis(0).out(np.ones(2))));
    attempts.add("np.cumsum(a, Over of two axes)", () -> np.cumsum(a, Over.axes(0, 1)));
    attempts.add("a.cumsum(2)", () -> a.cumsum(2));
    attempts.add("np.sum(a, initial 1i)", () -> np.sum(a, Over.all().initial(Complex.I)));
    attempts.add("a.dot(b)", () -> a.dot(b));
    attempts.add("a.matmul(a)", () -> a.matmul(a));
    attempts.add("a.matmul(scalar)", () -> a.matmul(np.full(1.0)));
    attempts.add("np.matmul(a, a.T, out (4, 4))", () -> np.matmul(a, a.transpose(), np.ones(4, 4)));
    attempts.add("matmul of a batch", () -> np.matmul(np.ones(2, 3, 4), np.ones(3, 4, 5)));
    attempts.add("np.fft().fft(scalar)", () -> np.fft().fft(np.full(1.0)));
    attempts.add("np.fft().fft(empty)", () -> np.fft().fft(empty));
    FourierOptions options = FourierOptions.DEFAULT;
    attempts.add("np.fft().fft(a, axis 2)", () -> np.fft().fft(a, options.axis(2)));
    attempts.add("np.fft().fft(a, n 0)", () -> np.fft().fft(a, options.n(0)));
    attempts.add("np.fft().fft(a, axes 0, 1)", () -> np.fft().fft(a, options.axes(0, 1)));
    attempts.add("np.fft().fft(a, out (2))", () -> np.fft().fft(a, options.out(complex)));
    attempts.add("np.fft().fft(b, out float64)", () -> np.fft().fft(b, options.out(np.ones(5))));
    attempts.add("np.fft().rfft(complex)", () -> np.fft().rfft(complex));
    attempts.add("np.fft().irfft(one number)", () -> np.fft().irfft(np.ones(1)));
    attempts.add("np.fft().fft2(b)", () -> np.fft().fft2(b));
    attempts.add(
        "np.fft().fftn(a, s 3, axes 0, 1)", () -> np.fft().fftn(a, options.s(3).axes(0, 1)));
    attempts.add("np.fft().rfftn(scalar)", () -> np.fft().rfftn(np.full(1.0)));
    attempts.add("np.fft().dct(a, type 5)", () -> np.fft().dct(a, 5, options));
    attempts.add("np.fft().dct(one number, type 1)", () -> np.fft().dct(np.ones(1), 1, options));
    SpectrumOptions spectrum = SpectrumOptions.DEFAULT;
    attempts.add("np.welch(empty)", () -> np.welch(empty, spectrum));
    attempts.add("np.welch(b, window (3, 4))", () -> np.welch(b, spectrum.window(a)));
    attempts.add(
        "np.periodogram(b, window (2))", () -> np.periodogram(b, spectrum.window(complex)));
    attempts.add("np.stft(b, overlap)", () -> np.stft(b, spectrum.segment(4).overlap(4)));
    attempts.add("np.stft(b, length)", () -> np.stft(b, spectrum.segment(4).length(3)));
    attempts.add("np.lombscargle(b, a, b)", () -> np.lombscargle(b, a, b));
    attempts.add("np.fft().fftfreq(0)", () -> np.fft().fftfreq(0, 1));
    attempts.add("np.fft().fftshift(a, 2)", () -> np.fft().fftshift(a, 2));
    attempts.add("np.fft().dft(a, b)", () -> np.fft().dft(a, b));
    attempts.add("np.fft().dft(b, complex)", () -> np.fft().dft(b, complex));
  }
}
