package dev.baton.core.interpreter;

import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/** A thread that wants the lock all the time and gives it up as soon as another does. */
final class Rival implements AutoCloseable {
  private final AtomicBoolean enough = new AtomicBoolean();
  private final Future<?> loop;

  Rival(Interpreter interpreter, Puppet puppet) {
    loop =
        puppet.begin(
            () -> {
              while (!enough.get()) {
                try (var attachment = interpreter.attach()) {
                  while (interpreter.lock().waiterCount() == 0 && !enough.get()) {
                    attachment.state().checkpoint();
                  }
                }
              }
              return null;
            });
  }

  @Override
  public void close() {
    enough.set(true);
    Await.done(loop);
  }
}
