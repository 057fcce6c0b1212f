package dev.baton.bindings;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import org.jspecify.annotations.Nullable;

/**
 * The C library's view of the process. {@link System#getenv} is a copy from the virtual machine's
 * start, which native code neither sees nor changes.
 */
final class Libc {

  private Libc() {}

  static @Nullable String getenv(String name) {
    try (var arena = Arena.ofConfined()) {
      var value =
          (MemorySegment)
              function("getenv", FunctionDescriptor.of(ADDRESS, ADDRESS))
                  .invokeExact(arena.allocateFrom(name));
      return value.address() == 0 ? null : string(value);
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  /** Sets an environment variable, or removes it where the value is null. */
  static void setenv(String name, @Nullable String value) {
    try (var arena = Arena.ofConfined()) {
      int failed =
          value == null
              ? (int)
                  function("unsetenv", FunctionDescriptor.of(JAVA_INT, ADDRESS))
                      .invokeExact(arena.allocateFrom(name))
              : (int)
                  function("setenv", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_INT))
                      .invokeExact(arena.allocateFrom(name), arena.allocateFrom(value), 1);
      if (failed != 0) {
        throw new IllegalStateException("the C library refuses to set " + name + " to " + value);
      }
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  /** The user that file access is decided for. */
  static int effectiveUser() {
    try {
      return (int) function("geteuid", FunctionDescriptor.of(JAVA_INT)).invokeExact();
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  /** The C string at an address. */
  static String string(MemorySegment address) {
    return address.reinterpret(Long.MAX_VALUE).getString(0);
  }

  private static MethodHandle function(String name, FunctionDescriptor type) {
    var linker = Linker.nativeLinker();
    return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), type);
  }

  private static RuntimeException unexpected(Throwable e) {
    if (e instanceof Error error) {
      throw error;
    }
    return e instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(e);
  }
}
