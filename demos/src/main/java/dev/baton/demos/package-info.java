/** The command line. */
@NullMarked
package dev.baton.demos;

import org.jspecify.annotations.NullMarked;
