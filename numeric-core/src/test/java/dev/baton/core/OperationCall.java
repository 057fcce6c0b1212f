package dev.baton.core;

import java.lang.reflect.Method;
import java.util.Arrays;

/** One overload of an operation, under one rule. */
record OperationCall(ReleaseRule rule, Method method) {
  @Override
  public String toString() {
    return "%s: %s%s"
        .formatted(
            rule.operation(),
            OperationCalls.name(method),
            Arrays.stream(method.getParameterTypes()).map(Class::getSimpleName).toList());
  }
}
