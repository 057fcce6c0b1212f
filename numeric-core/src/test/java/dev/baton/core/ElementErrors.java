package dev.baton.core;

import dev.baton.core.array.Casting;
import dev.baton.core.array.Complex;
import dev.baton.core.array.DType;
import dev.baton.core.array.NDArray;
import java.lang.foreign.Arena;
import java.util.List;

/** Elements and conversions that are refused. */
final class ElementErrors {
  private ElementErrors() {}

  static void add(ErrorMessagesTest.Attempts attempts, Numeric np) {
    NDArray a = np.arange(12.0).reshape(3, 4);
    NDArray bytes = np.ones(DType.INT8, 3);
    NDArray complex = np.ones(DType.COMPLEX128, 2);
    NDArray huge = np.full(DType.UINT64, -1.0 + 0x1p64 * (1 - 0x1p-53), 1);
    NDArray closed = np.ones(2, 3);
    closed.close();
    attempts.add("a.getDouble(1)", () -> a.getDouble(1));
    attempts.add("a.getDouble(1, 4)", () -> a.getDouble(1, 4));
    attempts.add("a.getDouble(-4, 0)", () -> a.getDouble(-4, 0));
    attempts.add("a.getLong(0, 0)", () -> a.getLong(0, 0));
    attempts.add("complex.getDouble(0)", () -> complex.getDouble(0));
    attempts.add("complex.getLong(0)", () -> complex.getLong(0));
    attempts.add("uint64.getLong(0)", () -> huge.getLong(0));
    attempts.add("a.item()", () -> a.item());
    attempts.add("a.toDouble()", a::toDouble);
    attempts.add("a.toBoolean()", a::toBoolean);
    attempts.add("int8.set(200, 0)", () -> bytes.set(200, 0));
    attempts.add("int8.set(NaN, 0)", () -> bytes.set(Double.NaN, 0));
    attempts.add("int8.fill(-129)", () -> bytes.fill(-129));
    attempts.add("a.set(1i, 0, 0)", () -> a.set(Complex.I, 0, 0));
    attempts.add("a.toIntArray()", a::toIntArray);
    attempts.add("a.toFloatArray()", a::toFloatArray);
    attempts.add("a.toBooleanArray()", a::toBooleanArray);
    attempts.add("complex.toDoubleArray()", complex::toDoubleArray);
    attempts.add("int64.toByteArray()", () -> np.arange(300).toByteArray());
    attempts.add("uint64.toLongArray()", huge::toLongArray);
    attempts.add("a.transpose().segment()", () -> a.transpose().segment());
    attempts.add("complex.astype(float64)", () -> complex.astype(DType.FLOAT64));
    attempts.add("a.astype(int8, SAFE)", () -> a.astype(DType.INT8, Casting.SAFE));
    attempts.add("a.assign(complex)", () -> a.slice("0, :2").assign(complex));
    attempts.add("a.assign((2, 4))", () -> a.assign(np.ones(2, 4)));
    attempts.add("closed.sum()", closed::sum);
    attempts.add("closed.shape()", closed::shape);
    attempts.add("np.add(a, closed)", () -> np.add(a, closed));
    attempts.add("DType.named(\"float80\")", () -> DType.named("float80"));
    attempts.add("DType.FLOAT64.integerLimits()", DType.FLOAT64::integerLimits);
    attempts.add("DType.INT8.floatLimits()", DType.INT8::floatLimits);
    attempts.add("np.fromiter(int8, [1, 300])", () -> np.fromiter(DType.INT8, List.of(1, 300)));
    attempts.add("np.fromiter(int8, [\"x\"])", () -> np.fromiter(DType.INT8, List.of("x")));
    attempts.add("np.array(Object[] of strings)", () -> np.array(new Object[] {"x"}));
    attempts.add(
        "np.frombuffer(12 bytes, float64)",
        () -> {
          try (var arena = Arena.ofConfined()) {
            np.frombuffer(arena.allocate(12, 8), DType.FLOAT64);
          }
        });
    attempts.add("np.full(int8, 1000)", () -> np.full(DType.INT8, 1000L, 2));
  }
}
