/**
 * Universal functions: operations element by element over broadcast operands, and reductions.
 *
 * <pre>
 *   BinaryUfunc ─┐
 *   UnaryUfunc  ─┼─ check shapes, dtypes, overlap ──▶ one native call over an n-d loop
 *                │  under a mask: Masked, for the elements it selects
 *   Reduction,  ─┤
 *   ArgReduction,│
 *   Accumulation ┘  over axes and with options that an Over names
 *        └─ Reducer, Accumulator, PartReducer: a Folding of any binary ufunc
 *   Expr ── ExprText, ExprNode ──▶ FusedProgram ──▶ Fusing: one native call for an expression
 * </pre>
 */
@NullMarked
package dev.baton.core.ufunc;

import org.jspecify.annotations.NullMarked;
