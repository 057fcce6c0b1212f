/** Describes the machine that figures come from, so that they can be judged. */
@NullMarked
package dev.baton.demos.machine;

import org.jspecify.annotations.NullMarked;
