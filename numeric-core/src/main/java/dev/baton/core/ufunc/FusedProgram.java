package dev.baton.core.ufunc;

import dev.baton.core.array.Casting;
import dev.baton.core.array.DType;
import dev.baton.core.array.NDArray;
import dev.baton.core.internal.array.ArrayContext;
import dev.baton.core.internal.array.Scalar;
import dev.baton.core.internal.array.StridedArray;
import dev.baton.core.internal.kernel.ElementType;
import dev.baton.core.internal.kernel.FusedKernels;
import dev.baton.core.internal.kernel.FusedKernels.Instruction;
import dev.baton.core.internal.kernel.FusedKernels.Kind;
import dev.baton.core.internal.kernel.Temporaries;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An expression as {@code baton_fused} runs it: instructions over operands, constants and
 * temporaries. What occurs twice is computed once. Types are found as the ufuncs find them, and
 * operands converted where they would convert them. It depends on the arrays' types alone, so that
 * it runs again whatever has become of their elements.
 */
final class FusedProgram {
  private static final String NAME = "evaluate";

  /** A number as an element. */
  record Constant(Scalar scalar, DType dtype) {}

  /**
   * What a node is: an operand, a constant, what an instruction makes; or a number that has no type
   * yet.
   */
  private record Value(int place, DType dtype, @Nullable Scalar number) {}

  /** What makes a value: the same instruction on the same values makes the same. */
  private record Key(Object function, DType dtype, int a, int b, int c) {}

  /** Integers to be raised to powers of a type: none of these may be below 0. */
  private record Powers(ExprNode exponents, DType type) {}

  /**
   * What is run for an output of a type.
   *
   * @param out the type
   * @param reduction the operation to reduce by, or null
   * @param instructions the instructions, the last of which makes place 0
   * @param temporaries how many temporaries they use
   */
  record Steps(
      DType out,
      @Nullable BinaryUfunc reduction,
      List<Instruction> instructions,
      int temporaries) {}

  // Places: operands from 0 on (0 is the output), constants below 0, instructions' from MADE on.
  private static final int MADE = FusedKernels.OPERANDS;

  private final List<NDArray> operands = new ArrayList<>();
  private final List<Powers> powers = new ArrayList<>();
  private final List<Constant> constants = new ArrayList<>();
  private final List<Instruction> instructions = new ArrayList<>();
  private final IdentityHashMap<ExprNode, Value> values = new IdentityHashMap<>();
  private final IdentityHashMap<NDArray, Value> arrays = new IdentityHashMap<>();
  private final Map<Key, Value> made = new HashMap<>();
  private DType dtype = DType.FLOAT64;

  /** What was asked for last, which is what will be asked for next. */
  private volatile @Nullable Steps last;

  private FusedProgram() {}

  /** Compiles an expression, what is below its reduction if there is one. */
  static FusedProgram of(ExprNode node) {
    return node instanceof ExprNode.Reduce(_, var a, _) ? compiled(a) : compiled(node);
  }

  private static FusedProgram compiled(ExprNode node) {
    var program = new FusedProgram();
    Value root = program.strong(program.value(node));
    program.dtype = root.dtype;
    program.end(root);
    return program;
  }

  /** Returns the arrays read, each checked to be one that may be. */
  StridedArray[] operands(ArrayContext context) {
    var own = new StridedArray[operands.size()];
    for (int i = 0; i < own.length; i++) {
      own[i] = context.own(NAME, operands.get(i));
    }
    return own;
  }

  /** Refuses integers to powers below 0, as power does; what is to be computed is so for this. */
  void requireExponents(ArrayContext context) {
    for (Powers each : powers) {
      requireExponents(context, each);
    }
  }

  private static void requireExponents(ArrayContext context, Powers powers) {
    switch (powers.exponents) {
      case ExprNode.Array(var array) ->
          BinaryCall.requireNoneNegative(context.own(NAME, array), null);
      case ExprNode.Literal(var number) -> {
        if (PythonNumbers.isNegative(number)) {
          throw BinaryCall.negativeExponents(powers.type);
        }
      }
      case ExprNode computed -> {
        try (StridedArray made =
            Fusing.evaluate(context, computed, FusedProgram.of(computed), null)) {
          BinaryCall.requireNoneNegative(made, null);
        }
      }
    }
  }

  List<Constant> constants() {
    return constants;
  }

  /** The type of the result. */
  DType dtype() {
    return dtype;
  }

  // ---- nodes ------------------------------------------------------------------------------------

  private Value value(ExprNode node) {
    Value known = values.get(node);
    if (known == null) {
      known =
          switch (node) {
            case ExprNode.Array(var array) -> array(array);
            case ExprNode.Literal(var number) -> number(Scalar.of(NAME, number));
            case ExprNode.Unary(var function, var a) -> unary(function, strong(value(a)));
            case ExprNode.Binary(var function, var a, var b) ->
                binary(function, value(a), value(b), b);
            case ExprNode.Where(var condition, var yes, var no) ->
                where(strong(value(condition)), value(yes), value(no));
            case ExprNode.Reduce reduce ->
                throw new IllegalArgumentException(
                    "%s: %s is not outermost".formatted(NAME, reduce.reduction()));
          };
      values.put(node, known);
    }
    return known;
  }

  private Value array(NDArray array) {
    return arrays.computeIfAbsent(
        array,
        _ -> {
          operands.add(array);
          if (operands.size() >= FusedKernels.OPERANDS) {
            throw new IllegalArgumentException(
                "%s: more than %d arrays".formatted(NAME, FusedKernels.OPERANDS - 1));
          }
          return new Value(operands.size(), array.dtype(), null);
        });
  }

  private static Value number(Scalar scalar) {
    return new Value(0, scalar.alone(), scalar);
  }

  /** A number by itself has a type of its own. */
  private Value strong(Value value) {
    return value.number == null ? value : constant(value.number, value.dtype);
  }

  private Value constant(Scalar scalar, DType type) {
    constants.add(new Constant(scalar, type));
    return new Value(-constants.size(), type, null);
  }

  private Value unary(UnaryUfunc function, Value a) {
    Loop loop =
        Results.loop(
            function.toString(),
            UnaryUfuncLoops.of(function),
            a.dtype,
            a.dtype,
            UfuncOptions.DEFAULT,
            true);
    int operand = in(a, loop).place;
    Value result =
        made.computeIfAbsent(
            new Key(function, loop.compute(), operand, 0, 0),
            _ ->
                add(
                    loop.made(),
                    (type, place) ->
                        Instruction.unary(
                            function.op(), element(loop.compute()), type, place, operand)));
    return to(result, loop.out());
  }

  private Value binary(BinaryUfunc function, Value a, Value b, ExprNode right) {
    if (a.number != null && b.number != null) {
      return binary(function, strong(a), strong(b), right);
    }
    Value left = a;
    Value other = b;
    Scalar number = a.number != null ? a.number : b.number;
    if (number != null) {
      DType beside = a.number != null ? b.dtype : a.dtype;
      DType type = number.with(beside);
      int outside = number.outside(type);
      if (outside != 0 && NumberOperand.isComparison(function)) {
        boolean holds = NumberOperand.compares(function, a.number != null ? outside : -outside);
        return constant(Scalar.of(holds), DType.BOOL);
      }
      left = a.number != null ? new Value(0, type, number) : a;
      other = b.number != null ? new Value(0, type, number) : b;
    }
    Loop loop = function.call().loop(left.dtype, other.dtype, UfuncOptions.DEFAULT);
    if (function == BinaryUfunc.POWER && loop.compute().kind() == 'i') {
      powers.add(new Powers(right, loop.in()));
    }
    int first = in(left, loop).place;
    int second = in(other, loop).place;
    Value result =
        made.computeIfAbsent(
            new Key(function, loop.compute(), first, second, 0),
            _ ->
                add(
                    loop.made(),
                    (type, place) ->
                        Instruction.binary(
                            function.call().op(),
                            element(loop.compute()),
                            type,
                            place,
                            first,
                            second)));
    return to(result, loop.out());
  }

  private Value where(Value condition, Value yes, Value no) {
    Value a = yes;
    Value b = no;
    if (a.number != null && b.number != null) {
      a = strong(a);
      b = strong(b);
    }
    DType type =
        a.number != null
            ? a.number.with(b.dtype)
            : b.number != null ? b.number.with(a.dtype) : DType.promote(a.dtype, b.dtype);
    int mask = to(condition, DType.BOOL).place;
    int chosen = to(a, type).place;
    int other = to(b, type).place;
    return made.computeIfAbsent(
        new Key(Kind.COPY_WHERE, type, mask, chosen, other),
        _ -> {
          Value result = copied(new Value(other, type, null), type);
          instructions.add(Instruction.copyWhere(element(type), result.place, chosen, mask));
          return result;
        });
  }

  // ---- instructions -----------------------------------------------------------------------------

  private Value in(Value value, Loop loop) {
    Scalar number = value.number;
    if (number != null && loop.in() == loop.compute() && !LoopTable.HALVES.contains(value.dtype)) {
      return constant(number, loop.compute());
    }
    return to(to(value, loop.in()), loop.compute());
  }

  /** Returns a value in a type. */
  private Value to(Value value, DType type) {
    if (value.number != null) {
      return to(constant(value.number, value.dtype), type);
    }
    return value.dtype == type
        ? value
        : made.computeIfAbsent(
            new Key(Kind.COPY, type, value.place, 0, 0), _ -> copied(value, type));
  }

  private Value copied(Value value, DType type) {
    return add(
        type, (out, place) -> Instruction.copy(element(value.dtype), out, place, value.place));
  }

  private Value add(DType out, Making instruction) {
    int place = MADE + instructions.size();
    instructions.add(instruction.apply(element(out), place));
    return new Value(place, out, null);
  }

  /** Makes an instruction for a type and a place that it makes. */
  private interface Making {
    Instruction apply(ElementType type, int place);
  }

  private static ElementType element(DType dtype) {
    return ElementType.valueOf(dtype.name());
  }

  // ---- the end ----------------------------------------------------------------------------------

  private void end(Value root) {
    int last = instructions.size() - 1;
    if (last < 0
        || instructions.get(last).out() != root.place
        || instructions.get(last).kind() == Kind.COPY_WHERE) {
      copied(root, root.dtype);
    }
  }

  /**
   * Returns the instructions, with the output, or what is reduced into it, made by the last.
   *
   * @param out the output's type, which the result is converted to
   * @param reduction the operation to reduce by, which {@code out} is the type of; null for none
   */
  Steps steps(DType out, @Nullable BinaryUfunc reduction) {
    Steps steps = last;
    if (steps == null || steps.out != out || steps.reduction != reduction) {
      steps = assigned(out, reduction);
      last = steps;
    }
    return steps;
  }

  private Steps assigned(DType out, @Nullable BinaryUfunc reduction) {
    List<Instruction> all = new ArrayList<>(instructions);
    int place = all.getLast().out();
    if (out != dtype) {
      place = MADE + all.size();
      all.add(Instruction.copy(element(dtype), element(out), place, all.getLast().out()));
    }
    if (reduction != null) {
      all.add(Instruction.reduce(reduction.call().op(), element(out), MADE + all.size(), place));
    }
    all.add(all.removeLast().at(0));
    Temporaries places = new Temporaries(all, MADE, operands.size() + 1);
    return new Steps(out, reduction, places.assigned(), places.count());
  }

  /** Refuses an output that the result does not convert to. */
  void requireCast(StridedArray out) {
    if (!DType.canCast(dtype, out.type(), Casting.SAME_KIND)) {
      throw new UnsupportedOperationException(
          "%s: out is %s and cannot hold a %s result by the rule %s"
              .formatted(NAME, out.type(), dtype, Casting.SAME_KIND));
    }
  }
}
