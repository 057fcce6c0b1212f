package dev.baton.core.instruments;

import dev.baton.core.interpreter.DeadlockReport;
import dev.baton.core.interpreter.Interpreter;
import dev.baton.core.interpreter.ThreadLedger;
import dev.baton.core.interpreter.ThreadState;
import java.lang.management.ManagementFactory;
import java.lang.ref.Cleaner;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.List;
import javax.management.InstanceAlreadyExistsException;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanRegistrationException;
import javax.management.ObjectName;
import javax.management.StandardMBean;
import org.jspecify.annotations.Nullable;

/**
 * Shows interpreters in JMX. An interpreter is shown only if this is asked for; it is taken out
 * when it is closed, or collected: to be shown does not keep it alive.
 */
public final class Management {
  private static final Cleaner CLEANER = Cleaner.create();

  private Management() {}

  /**
   * Shows an interpreter as an {@link InterpreterMXBean} in the platform's MBean server until it is
   * closed. Attaches the calling thread for a moment. A second call changes nothing.
   *
   * @param interpreter what to show
   * @return the name it is shown under
   * @throws IllegalStateException if another interpreter is shown under this name
   * @throws dev.baton.core.interpreter.InterpreterClosedException if it is closed
   */
  public static ObjectName register(Interpreter interpreter) {
    return interpreter.component(Registration.class, Registration::new).name;
  }

  /** A component of the interpreter, so that closing takes it out. */
  private static final class Registration implements AutoCloseable {
    final ObjectName name;
    private final Cleaner.Cleanable takenOut;

    Registration(Interpreter interpreter) {
      try {
        ObjectName shown =
            new ObjectName(
                "dev.baton:type=Interpreter,name=" + ObjectName.quote(interpreter.toString()));
        ManagementFactory.getPlatformMBeanServer()
            .registerMBean(
                new StandardMBean(new Bean(interpreter), InterpreterMXBean.class, true), shown);
        name = shown;
      } catch (InstanceAlreadyExistsException e) {
        throw new IllegalStateException(
            "another interpreter is shown in JMX under the name of " + interpreter, e);
      } catch (JMException e) {
        throw new IllegalStateException("JMX does not show " + interpreter, e);
      }
      ObjectName shown = name;
      takenOut = CLEANER.register(interpreter, () -> takeOut(shown));
    }

    private static void takeOut(ObjectName name) {
      try {
        ManagementFactory.getPlatformMBeanServer().unregisterMBean(name);
      } catch (InstanceNotFoundException e) {
        // Somebody else has.
      } catch (MBeanRegistrationException e) {
        throw new IllegalStateException("JMX keeps " + name, e);
      }
    }

    @Override
    public void close() {
      takenOut.clean();
    }
  }

  private static final class Bean implements InterpreterMXBean {
    private final WeakReference<Interpreter> interpreter;

    Bean(Interpreter interpreter) {
      this.interpreter = new WeakReference<>(interpreter);
    }

    private Interpreter interpreter() {
      Interpreter alive = interpreter.get();
      if (alive == null) {
        throw new IllegalStateException("the interpreter was collected");
      }
      return alive;
    }

    @Override
    public String getLockPolicy() {
      return interpreter().lockPolicy().name();
    }

    @Override
    public String getReleasePolicy() {
      return interpreter().releasePolicy().toString();
    }

    @Override
    public long getSwitchIntervalNanos() {
      return interpreter().lock().switchInterval().toNanos();
    }

    @Override
    public void setSwitchIntervalNanos(long nanos) {
      interpreter().lock().setSwitchInterval(Duration.ofNanos(nanos));
    }

    @Override
    public @Nullable String getHolder() {
      return name(interpreter().lock().holder());
    }

    @Override
    public @Nullable String getLastHolder() {
      return name(interpreter().lock().lastHolder());
    }

    private static @Nullable String name(@Nullable ThreadState state) {
      return state != null ? state.name() : null;
    }

    @Override
    public boolean isDropRequested() {
      ThreadState holder = interpreter().lock().holder();
      return holder != null && holder.isDropRequested();
    }

    @Override
    public long getSwitchNumber() {
      return interpreter().lock().switchNumber();
    }

    @Override
    public int getWaiterCount() {
      return interpreter().lock().waiterCount();
    }

    @Override
    public List<String> getWaiters() {
      return interpreter().lock().waiters().stream().map(ThreadState::name).toList();
    }

    @Override
    public ThreadLedger getTotal() {
      return interpreter().ledger().total();
    }

    @Override
    public List<ThreadLedger> getThreads() {
      return interpreter().ledger().threads();
    }

    @Override
    public boolean isClosed() {
      return interpreter().isClosed();
    }

    @Override
    public @Nullable String findDeadlock() {
      return DeadlockReport.find(interpreter()).map(DeadlockReport::text).orElse(null);
    }
  }
}
