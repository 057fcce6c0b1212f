package dev.baton.core.internal.kernel;

import dev.baton.core.interpreter.NativeWork;
import dev.baton.core.interpreter.ThreadState;
import dev.baton.core.interpreter.ThreadStateLocal;
import java.util.Locale;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.FlightRecorder;
import jdk.jfr.FlightRecorderListener;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Registered;
import jdk.jfr.StackTrace;
import jdk.jfr.Threshold;
import org.jspecify.annotations.Nullable;

/** A native kernel ran: from when the lock was dropped and handed on, to before its retake. */
@Name("baton.Kernel")
@Label("Kernel")
@Category("Baton")
@Description("A native kernel ran; the stack says which operation it was")
@Threshold("10 ms")
@StackTrace(true)
@Registered(false)
final class KernelEvent extends Event {
  private static final KernelEvent PROBE = new KernelEvent();

  static {
    // An event class that registers itself starts a good part of the recorder.
    FlightRecorder.addListener(
        new FlightRecorderListener() {
          @Override
          public void recorderInitialized(FlightRecorder recorder) {
            FlightRecorder.register(KernelEvent.class);
          }
        });
  }

  /** The event of the kernel that a thread runs. Kernels do not nest: they never call back. */
  private static final ThreadStateLocal<@Nullable KernelEvent[]> CURRENT =
      new ThreadStateLocal<>(_ -> new @Nullable KernelEvent[1]);

  @Label("Work")
  @Description("The kind of work, by which the release policy decides")
  @Nullable String work;

  @Label("Elements")
  long elements;

  @Label("Lock Released")
  boolean released;

  /** Constant, for the compiler, until the first recording of the JVM is started. */
  static boolean isRecorded() {
    return PROBE.isEnabled();
  }

  static void begin(ThreadState self, NativeWork work, long elements, boolean released) {
    var event = new KernelEvent();
    event.work = work.name().toLowerCase(Locale.ROOT);
    event.elements = elements;
    event.released = released;
    CURRENT.get(self)[0] = event;
    event.begin();
  }

  static void end(ThreadState self) {
    @Nullable KernelEvent[] current = CURRENT.get(self);
    KernelEvent event = current[0];
    if (event != null) {
      event.end();
      current[0] = null;
      event.commit();
    }
  }
}
