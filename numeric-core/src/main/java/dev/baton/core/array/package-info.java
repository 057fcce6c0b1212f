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
 * <p>Shapes and strides count elements, never bytes; quantities in bytes say so in their names.
 */
@NullMarked
package dev.baton.core.array;

import org.jspecify.annotations.NullMarked;
