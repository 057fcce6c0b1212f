/** Finds, checks and loads the native libraries. */
@NullMarked
package dev.baton.bindings;

import org.jspecify.annotations.NullMarked;
