/**
 * Arrays as values: what an n-dimensional array is, and the arithmetic of shapes.
 *
 * <pre>
 *   NDArray ── is ──▶ ArrayLayout, ArrayElements, ArrayViews, ArrayCopies, ArrayArithmetic, …
 *     ▲  └── has ──▶ DType, shape, strides
 *     │ made by          │
 *   Numeric              ▼
 *                     Shape, Broadcast, Slice: pure, no memory touched
 * </pre>
 *
 * <p>Memory of others goes by two doors and no more: {@link dev.baton.core.array.NDArray#segment}
 * hands an array's out, and {@code Numeric.frombuffer} takes a {@link
 * java.lang.foreign.MemorySegment} in, for a buffer of 2 GiB at most could not show all that native
 * code and mapped files hold. The types of java.lang.foreign are in no other public signature.
 *
 * <p>Shapes and strides count elements, never bytes; quantities in bytes say so in their names.
 */
@NullMarked
package dev.baton.core.array;

import org.jspecify.annotations.NullMarked;
