package dev.baton.core;

import dev.baton.core.array.DType;
import dev.baton.core.array.NDArray;
import dev.baton.core.array.Order;
import dev.baton.core.array.Padding;
import dev.baton.core.array.Slice;
import java.util.List;

/** Shapes, views and joining that are refused. */
final class ShapeErrors {
  private ShapeErrors() {}

  static void add(ErrorMessagesTest.Attempts attempts, Numeric np) {
    NDArray a = np.arange(12.0).reshape(3, 4);
    NDArray b = np.arange(5.0);
    attempts.add("np.zeros(2, -3)", () -> np.zeros(2, -3));
    attempts.add("np.zeros(2^40, 2^40)", () -> np.zeros(1L << 40, 1L << 40));
    attempts.add("np.zeros(65 axes)", () -> np.zeros(new long[65]));
    attempts.add("np.arange(0, 1, 0)", () -> np.arange(0, 1, 0));
    attempts.add("np.arange(0.0, 1.0, 0.0)", () -> np.arange(0.0, 1.0, 0.0));
    attempts.add("np.linspace(0, 1, -2)", () -> np.linspace(0, 1, -2));
    attempts.add("np.eye(-1)", () -> np.eye(-1));
    attempts.add("np.diag(3 axes)", () -> np.diag(np.ones(2, 2, 2)));
    attempts.add("np.tril(b)", () -> np.tril(np.full(1.0), 0));
    attempts.add("a.reshape(5, 3)", () -> a.reshape(5, 3));
    attempts.add("a.reshape(-1, 5)", () -> a.reshape(-1, 5));
    attempts.add("a.reshape(-1, -1)", () -> a.reshape(-1, -1));
    attempts.add("a.reshape(Order.K, 12)", () -> a.reshape(Order.K, 12));
    attempts.add("a.transpose(0, 0)", () -> a.transpose(0, 0));
    attempts.add("a.transpose(0)", () -> a.transpose(0));
    attempts.add("a.transpose(0, 2)", () -> a.transpose(0, 2));
    attempts.add("a.swapaxes(0, 2)", () -> a.swapaxes(0, 2));
    attempts.add("np.moveaxis(a, 3, 0)", () -> np.moveaxis(a, 3, 0));
    attempts.add(
        "np.moveaxis(a, [0, 1], [0])", () -> np.moveaxis(a, new int[] {0, 1}, new int[] {0}));
    attempts.add("a.squeeze(0)", () -> a.squeeze(0));
    attempts.add("a.squeeze(5)", () -> a.squeeze(5));
    attempts.add("a.expandDims(4)", () -> a.expandDims(4));
    attempts.add("a.expandDims(0, 0)", () -> a.expandDims(0, 0));
    attempts.add("a.broadcastTo(2, 4)", () -> a.broadcastTo(2, 4));
    attempts.add("a.broadcastTo(4)", () -> a.broadcastTo(4));
    attempts.add("a.broadcastTo(3, 4).fill(1)", () -> a.broadcastTo(3, 4).fill(1));
    attempts.add("np.broadcastShapes((3, 4), (5))", () -> np.broadcastShapes(a.shape(), b.shape()));
    attempts.add("a.diagonal(0, 1, 1)", () -> a.diagonal(0, 1, 1));
    attempts.add("b.diagonal(0, 0, 1)", () -> b.diagonal(0, 0, 1));
    attempts.add("np.rot90(b)", () -> np.rot90(b));
    attempts.add("np.flip(a, 2)", () -> np.flip(a, 2));
    attempts.add("np.slidingWindowView(b, 7)", () -> np.slidingWindowView(b, 7));
    attempts.add("a.slice(\"1:, 2, 3\")", () -> a.slice("1:, 2, 3"));
    attempts.add("a.slice(\"7\")", () -> a.slice("7"));
    attempts.add("a.slice(\"::0\")", () -> a.slice("::0"));
    attempts.add("a.slice(\"1:x\")", () -> a.slice("1:x"));
    attempts.add("a.slice(\"..., ...\")", () -> a.slice("..., ..."));
    attempts.add("Slice.range(0, 4, 0)", () -> Slice.range(0, 4, 0));
    attempts.add("b.slice(::2).view(complex128)", () -> b.slice("::2").view(DType.COMPLEX128));
    attempts.add("b.view(complex128)", () -> b.view(DType.COMPLEX128));
    attempts.add("b.imag()", b::imag);
    attempts.add("np.concatenate()", () -> np.concatenate());
    attempts.add("np.concatenate(0, a, b)", () -> np.concatenate(0, a, b));
    attempts.add("np.concatenate(1, a, (2, 4))", () -> np.concatenate(1, a, np.ones(2, 4)));
    attempts.add("np.concatenate(2, a, a)", () -> np.concatenate(2, a, a));
    attempts.add("np.stack(a, b)", () -> np.stack(a, b));
    attempts.add("np.vstack(a, b)", () -> np.vstack(a, b));
    attempts.add("np.block([[a], [b]])", () -> np.block(List.of(List.of(a), List.of(b))));
    attempts.add("np.split(b, 2)", () -> np.split(b, 2, 0));
    attempts.add("np.split(b, 0)", () -> np.split(b, 0, 0));
    attempts.add("np.dsplit(a, 2)", () -> np.dsplit(a, 2));
    attempts.add("np.repeat(b, -1)", () -> np.repeat(b, -1));
    attempts.add("np.repeat(b, [1, 2])", () -> np.repeat(b, new long[] {1, 2}));
    attempts.add("np.tile(b, -1)", () -> np.tile(b, -1));
    attempts.add("np.delete(b, 9)", () -> np.delete(b, 9));
    attempts.add("np.insert(b, 9, a)", () -> np.insert(b, 9, a));
    attempts.add("np.pad(b, -1)", () -> np.pad(b, -1, Padding.EDGE));
    attempts.add("np.pad(empty, 1, REFLECT)", () -> np.pad(np.zeros(0), 1, Padding.REFLECT));
    attempts.add("np.roll(a, 1, 2)", () -> np.roll(a, 1, 2));
    attempts.add("np.copyto(b, a)", () -> np.copyto(b, a));
    attempts.add("np.array({{1, 2}, {3}})", () -> np.array(new long[][] {{1, 2}, {3}}));
  }
}
