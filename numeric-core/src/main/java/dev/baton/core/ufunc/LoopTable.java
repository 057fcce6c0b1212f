package dev.baton.core.ufunc;

import dev.baton.core.array.Casting;
import dev.baton.core.array.DType;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The loops of a ufunc in NumPy's order. The first one that all operands convert to safely is used.
 */
final class LoopTable {
  /** What a ufunc makes of a type. */
  enum Result {
    /** The same type. */
    SAME,
    /** A truth value. */
    BOOL,
    /** The type of a complex number's parts. */
    REAL,
    /** A small count. */
    UINT8,
    /** An exponent. */
    INT32;

    DType of(DType in) {
      return switch (this) {
        case SAME -> in;
        case BOOL -> DType.BOOL;
        case REAL -> in.real();
        case UINT8 -> DType.UINT8;
        case INT32 -> DType.INT32;
      };
    }
  }

  static final List<DType> BOOL = List.of(DType.BOOL);

  static final List<DType> INTEGERS =
      List.of(
          DType.INT8,
          DType.UINT8,
          DType.INT16,
          DType.UINT16,
          DType.INT32,
          DType.UINT32,
          DType.INT64,
          DType.UINT64);

  static final List<DType> HALVES = List.of(DType.FLOAT16, DType.BFLOAT16);
  static final List<DType> FLOATS = List.of(DType.FLOAT32, DType.FLOAT64);
  static final List<DType> COMPLEX = List.of(DType.COMPLEX64, DType.COMPLEX128);

  private final List<Loop> loops;
  private final Map<DType, Loop> byType = new EnumMap<>(DType.class);
  private final boolean dividesIntegers;

  private LoopTable(List<Loop> loops, boolean dividesIntegers, boolean refusesBools) {
    this.loops = loops;
    this.dividesIntegers = dividesIntegers;
    for (DType dtype : DType.values()) {
      Loop loop = search(dtype, dtype);
      if (loop != null && !(refusesBools && dtype == DType.BOOL)) {
        byType.put(dtype, loop);
      }
    }
  }

  @SafeVarargs
  static LoopTable of(Result result, List<DType>... families) {
    return new LoopTable(loops(result, families), false, false);
  }

  /** The table of {@code divide}, which computes integers in float64. */
  static LoopTable ofDivision() {
    return new LoopTable(loops(Result.SAME, HALVES, FLOATS, COMPLEX), true, false);
  }

  /** A table that refuses bools alone, though they convert to integers: NumPy does so at times. */
  @SafeVarargs
  static LoopTable ofNumbers(Result result, List<DType>... families) {
    return new LoopTable(loops(result, families), false, true);
  }

  /** A table of floats of which those of 16 bits have kernels of their own. */
  static LoopTable ofFloatsAlone() {
    List<Loop> loops = new ArrayList<>();
    for (List<DType> family : List.of(HALVES, FLOATS)) {
      for (DType type : family) {
        loops.add(new Loop(type, type, type, type));
      }
    }
    return new LoopTable(List.copyOf(loops), false, false);
  }

  @SafeVarargs
  private static List<Loop> loops(Result result, List<DType>... families) {
    List<Loop> loops = new ArrayList<>();
    for (List<DType> family : families) {
      for (DType in : family) {
        DType compute = HALVES.contains(in) ? DType.FLOAT32 : in;
        loops.add(new Loop(in, result.of(in), compute, result.of(compute)));
      }
    }
    return List.copyOf(loops);
  }

  Stream<Loop> loops() {
    return loops.stream();
  }

  /** Finds the loop for operands of one type. */
  @Nullable Loop find(DType dtype) {
    return byType.get(dtype);
  }

  /** Finds the loop for operands of two types. */
  @Nullable Loop find(DType a, DType b) {
    return a == b ? byType.get(a) : search(a, b);
  }

  private @Nullable Loop search(DType a, DType b) {
    boolean asDoubles = dividesIntegers && isWhole(a) && isWhole(b);
    for (Loop loop : loops) {
      if (DType.canCast(a, loop.in(), Casting.SAFE)
          && DType.canCast(b, loop.in(), Casting.SAFE)
          && !(asDoubles && loop.in() != DType.FLOAT64)) {
        return loop;
      }
    }
    return null;
  }

  private static boolean isWhole(DType dtype) {
    return dtype == DType.BOOL || dtype.isInteger();
  }

  /** Finds the first loop that makes a type: what {@code dtype=} asks for. */
  @Nullable Loop making(DType out) {
    for (Loop loop : loops) {
      if (loop.out() == out) {
        return loop;
      }
    }
    return null;
  }

  /** Names the types there are loops for, for errors. */
  @Override
  public String toString() {
    return loops.stream().map(Loop::in).distinct().toList().toString();
  }
}
