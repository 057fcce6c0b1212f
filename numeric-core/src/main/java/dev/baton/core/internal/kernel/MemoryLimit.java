package dev.baton.core.internal.kernel;

import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The bytes that all heaps of this process have from the system, and how many they may have. */
final class MemoryLimit {
  /**
   * Sets the limit: bytes, or a number followed by K, M, G or T. Default: three quarters of the
   * machine's memory.
   */
  static final String PROPERTY = "baton.memory.limit";

  private static @Nullable MemoryLimit process;

  private final long allowed;
  private final AtomicLong used = new AtomicLong();

  MemoryLimit(long allowed) {
    this.allowed = allowed;
  }

  /** Returns the process's, made on first use: a property that is no size is told each time. */
  static synchronized MemoryLimit ofProcess() {
    if (process == null) {
      process = new MemoryLimit(configured());
    }
    return process;
  }

  long allowed() {
    return allowed;
  }

  long used() {
    return used.get();
  }

  /** Reserves bytes; false, with nothing changed, where that would pass the limit. */
  boolean reserve(long bytes) {
    for (long seen = used.get(); bytes <= allowed - seen; seen = used.get()) {
      if (used.compareAndSet(seen, seen + bytes)) {
        return true;
      }
    }
    return false;
  }

  void giveBack(long bytes) {
    used.addAndGet(-bytes);
  }

  private static long configured() {
    String text = System.getProperty(PROPERTY);
    if (text == null) {
      var system =
          ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class);
      return system.getTotalMemorySize() / 4 * 3;
    }
    return parse(PROPERTY, text, 1);
  }

  static long parse(String property, String text, long least) {
    String digits = text.strip().toUpperCase(Locale.ROOT);
    int unit = digits.isEmpty() ? -1 : "KMGT".indexOf(digits.charAt(digits.length() - 1));
    try {
      long number = Long.parseLong(unit < 0 ? digits : digits.substring(0, digits.length() - 1));
      if (number >= least) {
        return Math.multiplyExact(number, 1L << (10 * (unit + 1)));
      }
    } catch (NumberFormatException | ArithmeticException notASize) {
      // Told below, like numbers that are too small.
    }
    throw new IllegalArgumentException(
        "%s is '%s': it must be a number of bytes from %d on, as 1500000000 or 1500M"
            .formatted(property, text, least));
  }
}
