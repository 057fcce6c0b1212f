package dev.baton.core.parallel;

import dev.baton.core.array.NDArray;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks for live arrays in what goes from one interpreter to another, in a value itself and in the
 * collections, maps, object arrays, optionals and records that it is made of. Other objects are not
 * looked into, nor are records whose accessors are not open to this module, and after {@value
 * #MOST_VALUES} values the search ends: it is to find mistakes, and to cost next to nothing.
 */
final class Crossing {
  static final int MOST_VALUES = 1_000;

  /** A record's accessors, found once per class; none where they may not be called. */
  private static final ClassValue<Method[]> ACCESSORS =
      new ClassValue<>() {
        @Override
        protected Method[] computeValue(Class<?> type) {
          return Arrays.stream(type.getRecordComponents())
              .filter(component -> !component.getType().isPrimitive())
              .map(RecordComponent::getAccessor)
              .filter(Method::trySetAccessible)
              .toArray(Method[]::new);
        }
      };

  private int valuesLeft = MOST_VALUES;

  private Crossing() {}

  /**
   * Checks that a value may cross.
   *
   * @param what names it in the error, as in “the result of a task on w-1”
   * @param value the value
   * @throws IllegalArgumentException if a live array was found
   */
  static void check(String what, @Nullable Object value) {
    NDArray live = new Crossing().find(value);
    if (live != null) {
      throw new IllegalArgumentException(
          ("%s %s a live array of %s, which no other interpreter may use: np.share(a) gives a"
                  + " read-only view of it without a copy")
              .formatted(what, live == value ? "is" : "contains", live.interpreter()));
    }
  }

  private @Nullable NDArray find(@Nullable Object value) {
    if (value == null || valuesLeft-- <= 0) {
      return null;
    }
    return switch (value) {
      case NDArray array -> array.isShared() || array.isClosed() ? null : array;
      case Collection<?> values -> findIn(values);
      case Map<?, ?> map -> {
        NDArray found = findIn(map.keySet());
        yield found != null ? found : findIn(map.values());
      }
      case Object[] values -> findIn(Arrays.asList(values));
      case Optional<?> optional -> find(optional.orElse(null));
      case Record record -> findIn(record);
      default -> null;
    };
  }

  private @Nullable NDArray findIn(Iterable<?> values) {
    for (Object value : values) {
      NDArray found = find(value);
      if (found != null || valuesLeft <= 0) {
        return found;
      }
    }
    return null;
  }

  private @Nullable NDArray findIn(Record record) {
    for (Method accessor : ACCESSORS.get(record.getClass())) {
      NDArray found;
      try {
        found = find(accessor.invoke(record));
      } catch (IllegalAccessException | InvocationTargetException notReadable) {
        continue; // An accessor that fails shows nothing.
      }
      if (found != null) {
        return found;
      }
    }
    return null;
  }
}
