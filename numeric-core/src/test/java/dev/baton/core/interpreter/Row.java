package dev.baton.core.interpreter;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says which rows of the lock's specification, "The CPython policy", a test shows. {@code RowsTest}
 * sees to it that each has one in real time and one in virtual time.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Row {
  /** The rows' numbers. */
  int[] value();
}
