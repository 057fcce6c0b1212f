package dev.baton.core.instruments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.core.interpreter.Await;
import dev.baton.core.interpreter.Interpreter;
import dev.baton.core.interpreter.LockPolicy;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.concurrent.FutureTask;
import javax.management.Attribute;
import javax.management.InstanceNotFoundException;
import javax.management.JMX;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import org.junit.jupiter.api.Test;

/** The interpreter in JMX. */
class ManagementTest {
  private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();

  @Test
  void aRemoteToolSeesTheLockWithoutTakingIt() throws Exception {
    Interpreter interpreter =
        Interpreter.builder()
            .name("seen, \"quoted\"")
            .lock(LockPolicy.cpython(Duration.ofHours(1)))
            .measureTimes(true)
            .build();
    ObjectName name = Management.register(interpreter);
    assertThat(Management.register(interpreter)).isEqualTo(name);
    assertThat(ObjectName.getInstance("dev.baton:type=Interpreter,name=*").apply(name)).isTrue();
    InterpreterMXBean bean = JMX.newMXBeanProxy(server, name, InterpreterMXBean.class);
    FutureTask<Void> visit = new FutureTask<>(() -> interpreter.attach().close(), null);
    try (var _ = interpreter.attach()) {
      Thread.ofPlatform().daemon().name("visitor").start(visit);
      Await.until("the visitor waits", () -> interpreter.lock().waiters().size() == 1);

      assertThat(bean.getHolder()).isEqualTo(Thread.currentThread().getName());
      assertThat(bean.getLastHolder()).isEqualTo(Thread.currentThread().getName());
      assertThat(bean.getWaiters()).containsExactly("visitor");
      assertThat(bean.getWaiterCount()).isEqualTo(1);
      assertThat(bean.isDropRequested()).isFalse();
      assertThat(bean.getLockPolicy()).isEqualTo("cpython");
      assertThat(bean.getReleasePolicy()).isEqualTo("numpy");
      assertThat(bean.isClosed()).isFalse();
      assertThat(bean.findDeadlock()).isNull();
      assertThat(bean.getSwitchNumber()).isEqualTo(1);
      assertThat(bean.getSwitchIntervalNanos()).isEqualTo(Duration.ofHours(1).toNanos());
      bean.setSwitchIntervalNanos(2_000_000);
      assertThat(interpreter.lock().switchInterval()).isEqualTo(Duration.ofMillis(2));
      assertThatThrownBy(() -> bean.setSwitchIntervalNanos(0))
          .isInstanceOf(IllegalArgumentException.class);
      server.setAttribute(name, new Attribute("SwitchIntervalNanos", 3_000_000L));
      assertThat(interpreter.lock().switchInterval()).isEqualTo(Duration.ofMillis(3));
    }
    Await.done(visit);
    // Counts as the ledger has them; generic tools see them as composite data.
    assertThat(bean.getTotal().takes()).isEqualTo(interpreter.ledger().total().takes());
    assertThat(bean.getThreads()).hasSize(2).allSatisfy(t -> assertThat(t.times()).isNotNull());
    CompositeData total = (CompositeData) server.getAttribute(name, "Total");
    assertThat(total.get("drops")).isEqualTo(interpreter.ledger().total().drops());
    assertThat(((CompositeData) total.get("times")).get("heldNanos")).isInstanceOf(Long.class);

    interpreter.close();
    assertThat(server.isRegistered(name)).isFalse();
    assertThatThrownBy(bean::getHolder).hasRootCauseInstanceOf(InstanceNotFoundException.class);
  }

  @Test
  void oneNameIsForOneInterpreter() {
    Interpreter one = Interpreter.builder().name("same").build();
    try (Interpreter other = Interpreter.builder().name("same").lock(LockPolicy.none()).build()) {
      ObjectName name = Management.register(one);
      assertThatThrownBy(() -> Management.register(other))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("same");
      one.close();
      assertThat(Management.register(other)).isEqualTo(name);
      InterpreterMXBean bean = JMX.newMXBeanProxy(server, name, InterpreterMXBean.class);
      assertThat(bean.getHolder()).isNull();
      assertThat(bean.getTotal().times()).isNull();
    }
  }

  @Test
  void toBeShownKeepsNoInterpreterAlive() throws InterruptedException {
    ObjectName[] name = new ObjectName[1];
    WeakReference<?>[] gone = new WeakReference<?>[1];
    Thread maker =
        new Thread(
            () -> {
              Interpreter forgotten =
                  Interpreter.builder().onLongHold(Duration.ofSeconds(1), _ -> {}).build();
              name[0] = Management.register(forgotten);
              gone[0] = new WeakReference<>(forgotten);
            });
    maker.start();
    maker.join();

    Await.until(
        "the interpreter is collected and taken out",
        () -> {
          System.gc();
          return gone[0].get() == null && !server.isRegistered(name[0]);
        });
  }
}
