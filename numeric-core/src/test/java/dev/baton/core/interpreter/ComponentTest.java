package dev.baton.core.interpreter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What an interpreter owns besides its lock: its components and its output. */
class ComponentTest extends Stage {
  private final Interpreter interpreter = interpreter(SOON);

  private record Plain(String name) {}

  private record Closing(List<String> events, Interpreter interpreter) implements AutoCloseable {
    @Override
    public void close() {
      assertThat(interpreter.currentThreadState()).isNotNull();
      assertThat(interpreter.gate().isOpen()).isFalse();
      events.add("first made");
    }
  }

  private record Failing(List<String> events) implements AutoCloseable {
    @Override
    public void close() throws IOException {
      events.add("second made");
      throw new IOException("no luck");
    }
  }

  private record Breaking() implements AutoCloseable {
    @Override
    public void close() {
      throw new AssertionError("broken");
    }
  }

  @Test
  void aComponentIsMadeOnceUnderTheLock() {
    Plain made =
        interpreter.component(
            Plain.class,
            owner -> {
              assertThat(owner).isSameAs(interpreter);
              assertThat(owner.currentThreadState()).isNotNull();
              return new Plain("once");
            });
    Plain again = interpreter.component(Plain.class, _ -> new Plain("twice"));

    assertThat(again).isSameAs(made);
    assertThat(interpreter.lock().isLocked()).isFalse();
  }

  @Test
  void aMakerMayDropTheLockAndAskForOtherComponentsWhileAnotherThreadAsksToo() {
    Puppet maker = puppet(interpreter, "maker");
    Puppet other = puppet(interpreter, "other");
    CountDownLatch detached = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    Future<Plain> made =
        maker.begin(
            () ->
                interpreter.component(
                    Plain.class,
                    owner -> {
                      try (var _ = owner.detach()) {
                        detached.countDown();
                        goOn.await();
                      } catch (InterruptedException e) {
                        throw new AssertionError(e);
                      }
                      owner.component(StringBuilder.class, _ -> new StringBuilder());
                      return new Plain("maker's");
                    }));
    Await.until("the maker has dropped the lock", () -> detached.getCount() == 0);
    Future<Plain> asked =
        other.begin(() -> interpreter.component(Plain.class, _ -> new Plain("other's")));
    Await.until("the other thread waits", () -> other.thread().getState() == Thread.State.WAITING);
    goOn.countDown();

    assertThat(Await.done(made)).isEqualTo(new Plain("maker's"));
    assertThat(Await.done(asked)).isEqualTo(new Plain("maker's"));
  }

  @Test
  void componentsAreClosedLastMadeFirstInAStoppedWorldAndFailuresAreToldAfterwards() {
    List<String> events = new ArrayList<>();
    interpreter.component(Closing.class, owner -> new Closing(events, owner));
    interpreter.component(Failing.class, _ -> new Failing(events));

    assertThatThrownBy(interpreter::close)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContainingAll(interpreter.toString(), "no luck");

    assertThat(events).containsExactly("second made", "first made");
    assertThat(interpreter.isClosed()).isTrue();
    assertThat(interpreter.lock().isLocked()).isFalse();
  }

  @Test
  void anErrorInAComponentsCloseStillClosesTheInterpreter() {
    interpreter.component(Breaking.class, _ -> new Breaking());

    assertThatThrownBy(interpreter::close).isInstanceOf(AssertionError.class).hasMessage("broken");

    assertThat(interpreter.isClosed()).isTrue();
    assertThat(interpreter.lock().isLocked()).isFalse();
    assertThatThrownBy(interpreter::attach).isInstanceOf(InterpreterClosedException.class);
  }

  @Test
  void printWritesWholeLinesUnderTheLock() {
    var bytes = new ByteArrayOutputStream();
    Interpreter printing =
        Interpreter.builder().out(new PrintStream(bytes, true, StandardCharsets.UTF_8)).build();
    Object value =
        new Object() {
          @Override
          public String toString() {
            return printing.currentThreadState() != null ? "attached" : "not attached";
          }
        };

    printing.print(value);
    printing.printFormatted("%s %.1f", value, 1.5);

    assertThat(bytes.toString(StandardCharsets.UTF_8)).hasLineCount(2);
    assertThat(bytes.toString(StandardCharsets.UTF_8).lines())
        .containsExactly("attached", "attached 1.5");
    assertThat(printing.lock().isLocked()).isFalse();
  }

  @Test
  void aThreadStateLocalHasOneValuePerThread() {
    List<String> made = new ArrayList<>();
    var local =
        new ThreadStateLocal<String>(
            state -> {
              made.add(state.toString());
              return "value of " + state;
            });
    for (String name : List.of("a", "b")) {
      Puppet puppet = puppet(interpreter, name);
      ThreadState state = puppet.attach();
      assertThat(puppet.call(() -> local.get(state))).isEqualTo("value of thread " + name);
      assertThat(puppet.call(() -> local.get(state))).isEqualTo("value of thread " + name);
      puppet.end();
    }
    assertThat(made).containsExactly("thread a", "thread b");
  }
}
