package dev.baton.core.ufunc;

import dev.baton.core.array.DType;

/**
 * One of a ufunc's loops: which type it takes, which it makes, and what is computed to that end.
 *
 * @param in the type that operands are converted to, by NumPy's rules
 * @param out the type of the result
 * @param compute the type that the kernel takes: mostly float32 where {@code in} has 16 bits
 * @param made the type that the kernel makes of that
 */
record Loop(DType in, DType out, DType compute, DType made) {}
