package dev.baton.core.simulation;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The threads for which something happens at a known moment, soonest first: a binary heap in which
 * each thread knows its place, so that a time-out that is not needed any more leaves no trace.
 */
final class EventQueue {
  private @Nullable SimulatedThread[] heap = new @Nullable SimulatedThread[16];
  private int size;

  @Nullable SimulatedThread peek() {
    return heap[0];
  }

  /** Adds a thread, which is not in the queue; its time and its tie-breaker are set. */
  void add(SimulatedThread thread) {
    if (size == heap.length) {
      heap = Arrays.copyOf(heap, 2 * size);
    }
    siftUp(size++, thread);
  }

  /** Takes a thread out, if it is in the queue. */
  void remove(SimulatedThread thread) {
    int place = thread.place;
    if (place < 0) {
      return;
    }
    thread.place = -1;
    SimulatedThread last = at(--size);
    heap[size] = null;
    if (last != thread) {
      siftUp(place, last);
      if (at(place) == last) {
        siftDown(place, last);
      }
    }
  }

  private void siftUp(int from, SimulatedThread thread) {
    int place = from;
    while (place > 0 && thread.isBefore(at((place - 1) / 2))) {
      put(place, at((place - 1) / 2));
      place = (place - 1) / 2;
    }
    put(place, thread);
  }

  private void siftDown(int from, SimulatedThread thread) {
    int place = from;
    for (int child = 2 * place + 1; child < size; child = 2 * place + 1) {
      if (child + 1 < size && at(child + 1).isBefore(at(child))) {
        child++;
      }
      if (!at(child).isBefore(thread)) {
        break;
      }
      put(place, at(child));
      place = child;
    }
    put(place, thread);
  }

  private SimulatedThread at(int place) {
    return Objects.requireNonNull(heap[place]);
  }

  private void put(int place, SimulatedThread thread) {
    heap[place] = thread;
    thread.place = place;
  }
}
