package dev.waybill.processor.elementwise;

import dev.waybill.processor.elementwise.Expression.Binary;
import dev.waybill.processor.elementwise.Expression.BinaryOperator;
import dev.waybill.processor.elementwise.Expression.Call;
import dev.waybill.processor.elementwise.Expression.Conditional;
import dev.waybill.processor.elementwise.Expression.Parameter;
import dev.waybill.processor.elementwise.Expression.Unary;
import dev.waybill.processor.elementwise.Expression.UnaryOperator;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Statements on vectors: tensors' elements are vectors, attributes are numbers, and {@code SPECIES}
 * says how many numbers a vector has. Functions are those of {@code dev.waybill.kernel.VectorMath},
 * which give the same bits in each lane: what it lacks has no vector form.
 */
@SuppressWarnings({"ReferenceEquality", "IdentityHashMapUsage"}) // nodes are compared by identity
public final class VectorJava extends LaneCode {
  private static final Map<Function, String> FUNCTIONS =
      Map.of(
          Function.EXP,
          "exp",
          Function.LOG,
          "log",
          Function.LOG1P,
          "log1p",
          Function.TANH,
          "tanh",
          Function.ERF,
          "erf",
          Function.ERFC,
          "erfc");
  private static final Map<Function, String> OPERATIONS =
      Map.of(
          Function.ABS,
          "abs",
          Function.SQRT,
          "sqrt",
          Function.MIN,
          "min",
          Function.MAX,
          "max",
          Function.FMA,
          "fma");

  /** What stands behind the name of a function in those of its stages. */
  private static final String PART = "Part";

  private final Scalar scalar;
  private final String type;
  private final ValueNumbers values;

  private VectorJava(Scalar scalar, ValueNumbers values) {
    super(scalar);
    this.scalar = scalar;
    this.values = values;
    this.type = scalar == Scalar.FLOAT ? "Float" : "Double";
  }

  /**
   * Writes a function.
   *
   * @param body the function
   * @param scalar FLOAT or DOUBLE
   * @return the statements, or why there is no vector form
   */
  public static Code write(Body body, Scalar scalar) {
    String mismatch = ScalarCode.mismatch(body, scalar);
    if (!mismatch.isEmpty() || scalar == Scalar.LONG) {
      return Code.refused("integers have no vector form");
    }
    ValueNumbers values = new ValueNumbers();
    Lowering lowering = Lowering.forVectors();
    Expression root = values.of(lowering.of(values.of(body.result())));
    if (root.type() != Type.REAL) {
      return Code.refused("conditions as results have no vector form");
    }
    Map<Expression, String> names = ScalarCode.names(body, values, lowering);
    return new VectorJava(scalar, values).write(body, root, names);
  }

  /**
   * Cuts a function around its calls of {@code VectorMath}: a loop has one of them, of plain
   * arguments, or none. What is inlined for one comes near to the number of nodes at which the
   * virtual machine's compiler stops, and a vector that meets a call is an object.
   *
   * @param body a function
   * @return the function itself; or functions whose results the later ones take as elements named
   *     {@code part0}, {@code part1} … or like that, and the function of these
   */
  public static List<Body> stages(Body body) {
    ValueNumbers values = new ValueNumbers();
    Expression root = values.of(Lowering.forVectors().of(values.of(body.result())));
    List<Expression> cuts = new ArrayList<>();
    new VectorJava(Scalar.FLOAT, values).cut(root, new IdentityHashMap<>(), cuts);
    cuts.removeIf(cut -> cut == root);
    List<Body> stages = new ArrayList<>();
    Map<Expression, Expression> parts = new IdentityHashMap<>();
    List<Parameter> parameters = new ArrayList<>(body.parameters());
    FreeNames names = new FreeNames(parameters.stream().map(Parameter::name).toList());
    for (Expression cut : cuts) {
      Expression part = new Rewriting(parts).of(cut);
      stages.add(new Body(body.name() + PART + parts.size(), parameters, part, Map.of()));
      String name = names.take("part" + parts.size());
      Parameter found = new Parameter(name, Expression.Role.ELEMENT, -1, Type.REAL);
      parts.put(cut, found);
      parameters.add(found);
    }
    if (stages.isEmpty()) {
      return List.of(body);
    }
    stages.add(new Body(body.name(), parameters, new Rewriting(parts).of(root), Map.of()));
    return stages;
  }

  private void cut(Expression e, Map<Expression, Boolean> seen, List<Expression> cuts) {
    if (seen.put(e, true) != null || isUniform(e)) {
      return;
    }
    operands(e).forEach(operand -> cut(operand, seen, cuts));
    boolean isCall = e instanceof Call call && FUNCTIONS.containsKey(call.function());
    if (isCall || named(e) != null) {
      for (Expression operand : operands(e)) {
        if (!(operand instanceof Parameter)
            && !isUniform(operand)
            && cuts.stream().noneMatch(cut -> cut == operand)) {
          cuts.add(operand);
        }
      }
      cuts.add(e);
    }
  }

  @Override
  List<Expression> operands(Expression e) {
    Named named = isUniform(e) ? null : named(e);
    return named != null ? named.operands : super.operands(e);
  }

  @Override
  String lanes(Type kind) {
    return kind == Type.TRUTH ? "VectorMask<" + type + ">" : type + "Vector";
  }

  @Override
  String spread(Expression e, Locals locals) {
    return e.type() == Type.TRUTH
        ? "SPECIES.maskAll(" + number(e, locals) + ")"
        : type + "Vector.broadcast(SPECIES, " + number(e, locals) + ")";
  }

  @Override
  @Nullable String whole(Expression e, Locals locals) {
    Named named = named(e);
    if (named == null) {
      return null;
    }
    String first = lanes(named.operands.get(0), locals);
    if (named.operands.size() == 1) {
      return "VectorMath." + named.name + "(" + first + ")";
    }
    String weight = "VectorMath." + named.name + "(" + lanes(named.operands.get(1), locals) + ")";
    return isUniform(named.operands.get(0))
        ? weight + ".mul(" + number(named.operands.get(0), locals) + ")"
        : first + ".mul(" + weight + ")";
  }

  /** A function of the last operand, times the first one where there are two. */
  private record Named(String name, List<Expression> operands) {}

  private @Nullable Named named(Expression e) {
    if (scalar == Scalar.DOUBLE || !(e instanceof Binary binary)) {
      return null;
    }
    if (binary.operator() == BinaryOperator.MUL && binary.left() instanceof Binary product) {
      for (Expression x : product.operands()) {
        for (Expression form : Forms.gelus(x)) {
          if (values.areEqual(form, e)) {
            return new Named("gelu", List.of(x));
          }
        }
      }
    }
    Expression v = Forms.logistic(e);
    if (v == null) {
      return null;
    }
    Expression x = binary.left();
    Expression canonical = values.of(v);
    if (x == canonical) {
      return new Named("silu", List.of(x));
    }
    if (values.areEqual(Forms.geluTanh(x), e)) {
      return new Named("geluTanh", List.of(x));
    }
    return x.is(1)
        ? new Named("sigmoid", List.of(canonical))
        : new Named("sigmoid", List.of(x, canonical));
  }

  @Override
  String parameter(Parameter parameter) {
    return parameter.type() == Type.REAL
        ? parameter.name()
        : refused(parameter.name() + ", which is no floating-point number, has no vector form");
  }

  @Override
  String unary(Unary unary, Locals locals) {
    if (unary.operator() == UnaryOperator.TO_REAL) {
      return refused("integers have no vector form");
    }
    return lanes(unary.operand(), locals)
        + (unary.operator() == UnaryOperator.NEGATE ? ".neg()" : ".not()");
  }

  @Override
  String binary(Binary e, Locals locals) {
    BinaryOperator operator = e.operator();
    if (operator.isComparison()) {
      return compare(e, locals);
    }
    return switch (operator) {
      case AND -> lanes(e.left(), locals) + ".and(" + lanes(e.right(), locals) + ")";
      case OR -> lanes(e.left(), locals) + ".or(" + lanes(e.right(), locals) + ")";
      case ADD -> swapped("add", e, locals);
      case MUL -> swapped("mul", e, locals);
      case SUB -> method("sub", e.left(), e.right(), locals);
      case DIV -> method("div", e.left(), e.right(), locals);
      default -> refused("% has no vector form");
    };
  }

  private String swapped(String name, Binary e, Locals locals) {
    return isUniform(e.left())
        ? method(name, e.right(), e.left(), locals)
        : method(name, e.left(), e.right(), locals);
  }

  private String method(String name, Expression a, Expression b, Locals locals) {
    return lanes(a, locals)
        + "."
        + name
        + "("
        + (isUniform(b) ? number(b, locals) : lanes(b, locals))
        + ")";
  }

  private String compare(Binary e, Locals locals) {
    if (e.left().type() != Type.REAL) {
      return refused("== of conditions has no vector form");
    }
    boolean flip = isUniform(e.left());
    BinaryOperator operator = e.operator();
    BinaryOperator flipped =
        switch (operator) {
          case LT -> BinaryOperator.GT;
          case LE -> BinaryOperator.GE;
          case GT -> BinaryOperator.LT;
          case GE -> BinaryOperator.LE;
          default -> operator;
        };
    Expression a = flip ? e.right() : e.left();
    Expression b = flip ? e.left() : e.right();
    return lanes(a, locals)
        + ".compare(VectorOperators."
        + (flip ? flipped : operator)
        + ", "
        + (isUniform(b) ? number(b, locals) : lanes(b, locals))
        + ")";
  }

  @Override
  String choose(Conditional choice, Locals locals) {
    return lanes(choice.otherwise(), locals)
        + ".blend("
        + (isUniform(choice.then()) ? number(choice.then(), locals) : lanes(choice.then(), locals))
        + ", "
        + lanes(choice.condition(), locals)
        + ")";
  }

  @Override
  String call(Call call, Locals locals) {
    List<Expression> operands = call.operands();
    String operation = OPERATIONS.get(call.function());
    if (operation != null) {
      return switch (operands.size()) {
        case 1 -> lanes(operands.get(0), locals) + "." + operation + "()";
        case 2 ->
            isUniform(operands.get(0))
                ? method(operation, operands.get(1), operands.get(0), locals)
                : method(operation, operands.get(0), operands.get(1), locals);
        default ->
            lanes(operands.get(0), locals)
                + ".fma("
                + lanes(operands.get(1), locals)
                + ", "
                + lanes(operands.get(2), locals)
                + ")";
      };
    }
    String function = scalar == Scalar.FLOAT ? FUNCTIONS.get(call.function()) : null;
    return function != null
        ? "VectorMath." + function + "(" + lanes(operands.get(0), locals) + ")"
        : refused("VectorMath has no " + call.function().java() + " of " + scalar.keyword() + "s");
  }
}
