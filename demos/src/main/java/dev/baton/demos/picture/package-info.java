/**
 * An image filter on a picture of one's own: {@link dev.baton.demos.picture.Picture} is what files
 * hold, {@link dev.baton.demos.picture.Blur} the filter, band by band on several threads.
 */
@NullMarked
package dev.baton.demos.picture;

import org.jspecify.annotations.NullMarked;
