package dev.baton.core.interpreter;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

/** Programs that end in various ways; {@link ShutdownTest} runs each in a JVM of its own. */
final class ShutdownProbe {
  private static final int STATUS = 42;

  private ShutdownProbe() {}

  public static void main(String[] arguments) throws InterruptedException {
    switch (arguments[0]) {
      case "returns" -> open().build();
      case "closes" -> open().build().close();
      case "exits" -> {
        open().build();
        System.exit(STATUS);
      }
      case "exits-attached" -> {
        Interpreter interpreter = impatient().build();
        try (var _ = interpreter.attach()) {
          System.exit(STATUS);
        }
      }
      case "exits-beside-a-spinning-thread" -> {
        Interpreter interpreter = impatient().lock(LockPolicy.named(arguments[1])).build();
        CountDownLatch attached = new CountDownLatch(1);
        start(
            "spinning",
            () -> {
              try (var _ = interpreter.attach()) {
                attached.countDown();
                for (; ; ) {
                  Thread.onSpinWait();
                }
              }
            });
        attached.await();
        System.exit(STATUS);
      }
      case "exits-beside-a-thread-that-reaches-checkpoints" -> {
        Interpreter interpreter = open().lock(LockPolicy.named(arguments[1])).build();
        CountDownLatch attached = new CountDownLatch(1);
        start(
            "looping",
            () -> {
              try (var attachment = interpreter.attach()) {
                attached.countDown();
                for (; ; ) {
                  attachment.state().checkpoint();
                }
              }
            });
        attached.await();
        System.exit(STATUS);
      }
      case "exits-beside-a-parked-thread" -> {
        Interpreter interpreter = open().lateThreads(LateThreads.PARK).build();
        interpreter.close();
        start("late", interpreter::attach);
        Await.until("parked", () -> interpreter.parkedThreadCount() == 1);
        System.exit(STATUS);
      }
      case "exits-while-a-guard-is-open" -> {
        Interpreter interpreter = impatient().build();
        CountDownLatch guarded = new CountDownLatch(1);
        start(
            "guarding",
            () -> {
              InterpreterGuard guard = interpreter.guard();
              guarded.countDown();
              for (; ; ) {
                LockSupport.park(guard);
              }
            });
        guarded.await();
        System.exit(STATUS);
      }
      case "exits-from-a-callback" -> {
        Interpreter interpreter = impatient().build();
        interpreter.atExit(() -> System.exit(STATUS));
        interpreter.close();
      }
      case "closes-in-a-hook-of-its-own" -> {
        Interpreter interpreter = open().build();
        Runtime.getRuntime()
            .addShutdownHook(
                new Thread(
                    () -> {
                      interpreter.close();
                      Await.until("closed", interpreter::isClosed);
                      System.out.println("closed by the program");
                    }));
        System.exit(STATUS);
      }
      case "exits-while-another-closes" -> {
        Interpreter interpreter = open().build();
        CountDownLatch closing = new CountDownLatch(1);
        interpreter.atExit(
            () -> {
              closing.countDown();
              // The hook must wait for this one: it is not done before the JVM shuts down.
              Await.until("the JVM shuts down", ShutdownProbe::isShuttingDown);
              System.out.println("done");
            });
        start("closer", interpreter::close);
        closing.await();
        System.exit(STATUS);
      }
      case "fails-to-close" -> {
        Interpreter interpreter = open().build();
        interpreter.atExit(
            () -> {
              throw new ArithmeticException("no luck");
            });
        System.exit(STATUS);
      }
      default -> throw new IllegalArgumentException(arguments[0]);
    }
  }

  /** An interpreter whose closing is waited for longer than any test lasts. */
  private static InterpreterBuilder open() {
    return builder(Duration.ofMinutes(10));
  }

  private static InterpreterBuilder impatient() {
    return builder(Duration.ofMillis(200));
  }

  private static InterpreterBuilder builder(Duration limit) {
    return Interpreter.builder().name("probed").closeAtShutdown(limit);
  }

  private static void start(String name, Runnable task) {
    Thread.ofPlatform().name(name).start(task);
  }

  private static boolean isShuttingDown() {
    Thread hook = new Thread(() -> {});
    try {
      Runtime.getRuntime().addShutdownHook(hook);
      Runtime.getRuntime().removeShutdownHook(hook);
      return false;
    } catch (IllegalStateException shuttingDown) {
      return true;
    }
  }
}
