package dev.baton.core.internal.kernel;

import dev.baton.core.internal.kernel.FusedKernels.Instruction;
import dev.baton.core.internal.kernel.FusedKernels.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Gives what instructions make a temporary each, from its first use to its last: as few as will do,
 * so that they stay in the cache. Of two values of one size the second may take the first's place
 * in the instruction that makes the one of the other.
 */
public final class Temporaries {
  private final int firstMade;
  private final int firstTemporary;
  private final Map<Integer, Integer> lastUse = new HashMap<>();
  private final Map<Integer, Integer> sizes = new HashMap<>();
  private final Map<Integer, Integer> places = new HashMap<>();
  private final List<Integer> free = new ArrayList<>();
  private final List<Instruction> assigned = new ArrayList<>();
  private int count;

  /**
   * Assigns places.
   *
   * @param instructions instructions in order, of which each makes a place of its own
   * @param firstMade from which number on places are made by instructions
   * @param firstTemporary the number of the first temporary
   */
  public Temporaries(List<Instruction> instructions, int firstMade, int firstTemporary) {
    this.firstMade = firstMade;
    this.firstTemporary = firstTemporary;
    for (int i = 0; i < instructions.size(); i++) {
      Instruction in = instructions.get(i);
      lastUse.put(in.a(), i);
      lastUse.put(in.b(), i);
      lastUse.put(in.out(), i);
    }
    for (int i = 0; i < instructions.size(); i++) {
      assign(i, instructions.get(i));
    }
  }

  private void assign(int i, Instruction in) {
    int a = placeOf(in.a());
    int b = placeOf(in.b());
    int size = in.outType().itemsize();
    boolean inPlace = in.kind() == Kind.UNARY || in.kind() == Kind.BINARY;
    if (inPlace) {
      freeAfter(i, in.a(), size, true);
      freeAfter(i, in.b(), size, true);
    }
    int out = in.out();
    if (out >= firstMade && !places.containsKey(out)) {
      places.put(out, free.isEmpty() ? count++ : free.removeLast());
      sizes.put(out, size);
    }
    assigned.add(in.at(placeOf(out), a, b));
    freeAfter(i, in.a(), 0, false);
    freeAfter(i, in.b(), 0, false);
  }

  /** Frees what was used for the last time, of the given size if only that. */
  private void freeAfter(int i, int place, int size, boolean onlyOfSize) {
    Integer used = lastUse.get(place);
    if (place >= firstMade
        && used != null
        && used == i
        && !(onlyOfSize && sizes.getOrDefault(place, 0) != size)) {
      free.add(placed(place));
      lastUse.remove(place);
    }
  }

  private int placeOf(int place) {
    return place < firstMade ? place : firstTemporary + placed(place);
  }

  /** The temporary of what an earlier instruction has made. */
  private int placed(int place) {
    return Objects.requireNonNull(places.get(place));
  }

  /**
   * Returns the instructions with their temporaries.
   *
   * @return the instructions
   */
  public List<Instruction> assigned() {
    return assigned;
  }

  /**
   * Returns how many temporaries there are.
   *
   * @return how many
   */
  public int count() {
    return count;
  }
}
