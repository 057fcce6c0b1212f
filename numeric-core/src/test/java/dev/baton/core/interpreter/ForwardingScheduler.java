package dev.baton.core.interpreter;

/** The JVM's scheduler, to be changed in part. */
class ForwardingScheduler implements Scheduler {
  @Override
  public long nanoTime() {
    return Scheduler.system().nanoTime();
  }

  @Override
  public void park(Object blocker) {
    Scheduler.system().park(blocker);
  }

  @Override
  public void parkNanos(Object blocker, long nanos) {
    Scheduler.system().parkNanos(blocker, nanos);
  }

  @Override
  public void unpark(Thread thread) {
    Scheduler.system().unpark(thread);
  }

  @Override
  public void onSpinWait() {
    Scheduler.system().onSpinWait();
  }

  @Override
  public int processors() {
    return Scheduler.system().processors();
  }
}
