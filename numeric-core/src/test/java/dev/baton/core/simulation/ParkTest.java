package dev.baton.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** Parking keeps LockSupport's contract, in virtual time. */
class ParkTest extends World {
  @Test
  void anUnparkBeforeThePendingParkIsKeptOnce() {
    Simulation simulation = simulation(1);
    simulation.thread(
        "only",
        () -> {
          Thread self = Thread.currentThread();
          simulation.unpark(self);
          simulation.unpark(self);
          simulation.park(this);
          log(simulation, "goes on at once");
          simulation.parkNanos(this, 10 * MICROSECOND);
          log(simulation, "has no second permit");
        });
    simulation.run();
    assertThat(log).containsExactly("0 goes on at once", "10 has no second permit");
  }

  @Test
  void anUnparkEndsAParkAndItsTimeOut() {
    Simulation simulation = simulation(2);
    Thread parked =
        simulation.thread(
            "parked",
            () -> {
              simulation.parkNanos(this, 100 * MICROSECOND);
              log(simulation, "woken");
              simulation.sleep(micros(200));
              log(simulation, "slept all the time");
            });
    simulation.thread(
        "waker",
        () -> {
          simulation.sleep(micros(40));
          simulation.unpark(parked);
          assertThat(LockSupport.getBlocker(parked)).as("it has yet to wake up").isSameAs(this);
        });
    simulation.run();
    assertThat(log).containsExactly("40 woken", "240 slept all the time");
  }

  @Test
  void anUnparkOfAThreadThatWakesUpIsForItsNextPark() {
    Simulation simulation = built(Simulation.builder().wakeUpLatency(micros(10)));
    Thread parked =
        simulation.thread(
            "parked",
            () -> {
              simulation.parkNanos(this, 5 * MICROSECOND);
              log(simulation, "timed out");
              simulation.park(this);
              log(simulation, "had a permit");
            });
    simulation.thread(
        "waker",
        () -> {
          simulation.work(micros(7));
          simulation.unpark(parked);
        });
    simulation.run();
    assertThat(log).containsExactly("15 timed out", "15 had a permit");
  }

  @Test
  void anInterruptEndsAParkAtItsTimeAndStays() {
    Simulation simulation = simulation(2);
    Thread parked =
        simulation.thread(
            "parked",
            () -> {
              simulation.park(this);
              log(simulation, "interrupted " + Thread.currentThread().isInterrupted());
              simulation.park(this);
              log(simulation, "does not park " + Thread.interrupted());
              simulation.parkNanos(this, 5 * MICROSECOND);
              log(simulation, "parks again " + Thread.interrupted());
            });
    simulation.thread(
        "interrupter",
        () -> {
          simulation.work(micros(40));
          simulation.interrupt(parked);
        });
    simulation.run();
    assertThat(log)
        .containsExactly("40 interrupted true", "40 does not park true", "45 parks again false");
  }

  @Test
  void anInterruptDoesNotEndWorkOrSleepAndIsSeenAfterIt() {
    Simulation simulation = simulation(2);
    Thread busy =
        simulation.thread(
            "busy",
            () -> {
              log(simulation, "interrupted before it began " + Thread.interrupted());
              simulation.work(micros(10));
              log(simulation, "worked " + Thread.interrupted());
              simulation.sleep(micros(10));
              log(simulation, "slept " + Thread.interrupted());
              simulation.interrupt(Thread.currentThread());
              log(simulation, "by itself " + Thread.interrupted());
            });
    simulation.interrupt(busy);
    simulation.thread(
        "interrupter",
        () -> {
          simulation.work(micros(5));
          simulation.interrupt(busy);
          simulation.work(micros(10));
          simulation.interrupt(busy);
        });
    simulation.run();
    simulation.interrupt(busy); // It has ended: nothing happens.
    assertThat(log)
        .containsExactly(
            "0 interrupted before it began true",
            "10 worked true",
            "20 slept true",
            "20 by itself true");
  }

  @Test
  void anInterruptPastTheSimulationIsKeptAndEndsNothing() {
    Simulation simulation = simulation(2);
    Thread parked =
        simulation.thread(
            "parked",
            () -> {
              simulation.parkNanos(this, 10 * MICROSECOND);
              log(simulation, "interrupted " + Thread.interrupted());
            });
    simulation.thread(
        "interrupter",
        () -> {
          simulation.work(micros(5));
          parked.interrupt();
        });
    simulation.run();
    assertThat(log).containsExactly("10 interrupted true");
  }

  @Test
  void anyThreadMayUnparkWhileTheSimulationDoesNotRun() {
    Simulation simulation = simulation(1);
    Thread parked =
        simulation.thread(
            "parked",
            () -> {
              simulation.parkNanos(this, 100 * MICROSECOND);
              log(simulation, "woken");
            });
    assertThat(simulation.run(micros(10))).isFalse();
    simulation.unpark(parked);
    simulation.unpark(Thread.currentThread()); // Never waits here, so that nothing happens.
    assertThat(simulation.run(micros(10))).isTrue();
    assertThat(log).containsExactly("10 woken");
  }
}
