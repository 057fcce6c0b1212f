package dev.baton.core.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random sections, well and badly nested, against a model: a stack of what is open. */
class SectionModelTest extends Stage {
  private enum Section {
    ATTACHED,
    DETACHED
  }

  static Stream<LockPolicy> policies() {
    return LockPolicy.NAMES.stream().map(LockPolicy::named);
  }

  @ParameterizedTest
  @MethodSource("policies")
  void sectionsNestAsTheModelSays(LockPolicy policy) {
    long seed = System.nanoTime();
    SplittableRandom random = new SplittableRandom(seed);
    for (int program = 0; program < 50; program++) {
      runProgram(
          Interpreter.builder().lock(policy).build(),
          random.split(),
          "seed " + seed + ", program " + program);
    }
  }

  /** What the open sections and the ledger must be. */
  private static final class Model {
    final Deque<Section> open = new ArrayDeque<>();
    long takes;
    long drops;
    long detachedSections;

    boolean isAttached() {
      return open.peek() == Section.ATTACHED;
    }

    void attach() {
      takes += isAttached() ? 0 : 1;
      open.push(Section.ATTACHED);
    }

    void detach() {
      drops++;
      detachedSections++;
      open.push(Section.DETACHED);
    }

    void end() {
      boolean wasAttached = open.pop() == Section.ATTACHED;
      if (wasAttached && !isAttached()) {
        drops++;
      } else if (!wasAttached) {
        takes++;
      }
    }
  }

  private static void runProgram(Interpreter interpreter, SplittableRandom random, String where) {
    Attachment attachment = interpreter.attach();
    Detachment detachment = interpreter.detach();
    detachment.close();
    attachment.close();
    ThreadState state = attachment.state();
    Model model = new Model();
    model.takes = 2;
    model.drops = 2;
    model.detachedSections = 1;

    for (int step = 0; step < 120; step++) {
      boolean legal;
      Runnable action;
      Runnable modelled;
      switch (random.nextInt(6)) {
        case 0, 1 -> {
          action = interpreter::attach;
          legal = true;
          modelled = model::attach;
        }
        case 2 -> {
          action = interpreter::detach;
          legal = model.isAttached();
          modelled = model::detach;
        }
        case 3 -> {
          action = attachment::close;
          legal = model.open.peek() == Section.ATTACHED;
          modelled = model::end;
        }
        case 4 -> {
          action = detachment::close;
          legal = model.open.peek() == Section.DETACHED;
          modelled = model::end;
        }
        default -> {
          action = interpreter::checkpoint;
          legal = model.isAttached();
          modelled = () -> {};
        }
      }
      assertThat(succeeds(action)).as("%s, step %d", where, step).isEqualTo(legal);
      if (legal) {
        modelled.run();
      }
      check(interpreter, state, model, where);
    }
    while (!model.open.isEmpty()) {
      AutoCloseable innermost = model.isAttached() ? attachment : detachment;
      assertThat(succeeds(() -> close(innermost))).as(where).isTrue();
      model.end();
      check(interpreter, state, model, where + ", at the end");
    }
    assertThat(model.takes).isEqualTo(model.drops);
  }

  private static void check(Interpreter interpreter, ThreadState state, Model model, String where) {
    boolean attached = model.isAttached();
    assertThat(interpreter.currentThreadState()).as(where).isSameAs(attached ? state : null);
    assertThat(interpreter.lock().isHeldBy(state)).as(where).isEqualTo(attached);
    assertThat(interpreter.lock().isLocked()).as(where).isEqualTo(attached);
    ThreadLedger ledger = state.ledger();
    assertThat(ledger.takes()).as(where).isEqualTo(model.takes);
    assertThat(ledger.drops()).as(where).isEqualTo(model.drops);
    assertThat(ledger.detachedSections()).as(where).isEqualTo(model.detachedSections);
  }

  private static boolean succeeds(Runnable action) {
    try {
      action.run();
      return true;
    } catch (IllegalMonitorStateException illegal) {
      return false;
    }
  }

  private static void close(AutoCloseable section) {
    try {
      section.close();
    } catch (IllegalMonitorStateException illegal) {
      throw illegal;
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
