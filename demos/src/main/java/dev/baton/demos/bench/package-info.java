/** Benchmarks. */
@NullMarked
package dev.baton.demos.bench;

import org.jspecify.annotations.NullMarked;
