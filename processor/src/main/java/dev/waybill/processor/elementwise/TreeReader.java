package dev.waybill.processor.elementwise;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.EmptyStatementTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.PrimitiveTypeTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import dev.waybill.processor.elementwise.Expression.BinaryOperator;
import dev.waybill.processor.elementwise.Expression.UnaryOperator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * Reads statements and expressions of one method. Names other than those of parameters and locals
 * are resolved by the compiler.
 *
 * <p>One class though it is long: statements, expressions and calls lead to each other.
 */
@SuppressWarnings("IdentityHashMapUsage") // nodes are compared by identity
final class TreeReader {
  private static final Map<Tree.Kind, BinaryOperator> BINARY =
      Map.ofEntries(
          Map.entry(Tree.Kind.PLUS, BinaryOperator.ADD),
          Map.entry(Tree.Kind.MINUS, BinaryOperator.SUB),
          Map.entry(Tree.Kind.MULTIPLY, BinaryOperator.MUL),
          Map.entry(Tree.Kind.DIVIDE, BinaryOperator.DIV),
          Map.entry(Tree.Kind.REMAINDER, BinaryOperator.REM),
          Map.entry(Tree.Kind.LESS_THAN, BinaryOperator.LT),
          Map.entry(Tree.Kind.LESS_THAN_EQUAL, BinaryOperator.LE),
          Map.entry(Tree.Kind.GREATER_THAN, BinaryOperator.GT),
          Map.entry(Tree.Kind.GREATER_THAN_EQUAL, BinaryOperator.GE),
          Map.entry(Tree.Kind.EQUAL_TO, BinaryOperator.EQ),
          Map.entry(Tree.Kind.NOT_EQUAL_TO, BinaryOperator.NE),
          Map.entry(Tree.Kind.CONDITIONAL_AND, BinaryOperator.AND),
          Map.entry(Tree.Kind.CONDITIONAL_OR, BinaryOperator.OR));

  private final Trees trees;
  private final java.util.function.Function<TypeElement, List<String>> formulas;
  private final List<Problem> problems;
  private final Map<Expression, String> names;
  private final List<Element> around;

  /** Takes what is being read at the moment, the innermost last. */
  TreeReader(
      Trees trees,
      java.util.function.Function<TypeElement, List<String>> formulas,
      List<Problem> problems,
      Map<Expression, String> names,
      List<Element> around) {
    this.trees = trees;
    this.formulas = formulas;
    this.problems = problems;
    this.names = names;
    this.around = around;
  }

  Typed body(TreePath path, MethodTree method, TypeKind result, Map<String, Typed> scope) {
    TreePath block = new TreePath(path, method.getBody());
    List<TreePath> statements = new ArrayList<>();
    method.getBody().getStatements().forEach(one -> statements.add(new TreePath(block, one)));
    Problem missing = new Problem("a way through this block returns nothing.", block);
    return sequence(statements, result, scope, () -> refused(missing, result));
  }

  /**
   * Reads statements up to the {@code return} that ends them on each way.
   *
   * @param after reads what comes behind them, in its own scope
   */
  private Typed sequence(
      List<TreePath> statements, TypeKind result, Map<String, Typed> scope, Supplier<Typed> after) {
    Map<String, Typed> locals = new HashMap<>(scope);
    for (int i = 0; i < statements.size(); i++) {
      TreePath path = statements.get(i);
      Tree statement = path.getLeaf();
      List<TreePath> rest = statements.subList(i + 1, statements.size());
      Supplier<Typed> behind = once(() -> sequence(rest, result, locals, after));
      if (statement instanceof ReturnTree returned && returned.getExpression() != null) {
        return converted(value(path, returned.getExpression(), locals), result, path);
      } else if (statement instanceof IfTree branch) {
        Typed condition = condition(path, branch.getCondition(), locals);
        Typed then = inner(path, branch.getThenStatement(), result, locals, behind);
        StatementTree otherwise = branch.getElseStatement();
        return conditional(
            condition,
            then,
            otherwise == null ? behind.get() : inner(path, otherwise, result, locals, behind));
      } else if (statement instanceof BlockTree) {
        return inner(path.getParentPath(), statement, result, locals, behind);
      } else if (statement instanceof VariableTree local) {
        declare(path, local, locals);
      } else if (!(statement instanceof EmptyStatementTree)) {
        return refused(statement(path), result);
      }
    }
    return after.get();
  }

  /** What is behind two branches is read once, or the ways through a method would double. */
  private static Supplier<Typed> once(Supplier<Typed> reading) {
    List<Typed> known = new ArrayList<>();
    return () -> {
      if (known.isEmpty()) {
        known.add(reading.get());
      }
      return known.get(0);
    };
  }

  /** Reads a statement, or those of a block, whose variables end with it. */
  private Typed inner(
      TreePath parent,
      Tree statement,
      TypeKind result,
      Map<String, Typed> scope,
      Supplier<Typed> after) {
    TreePath path = new TreePath(parent, statement);
    List<TreePath> all = new ArrayList<>();
    if (statement instanceof BlockTree block) {
      block.getStatements().forEach(one -> all.add(new TreePath(path, one)));
    } else {
      all.add(path);
    }
    return sequence(all, result, scope, after);
  }

  private void declare(TreePath path, VariableTree local, Map<String, Typed> locals) {
    String name = local.getName().toString();
    if (local.getInitializer() == null) {
      locals.put(
          name,
          refused(
              new Problem(
                  "the local variable "
                      + name
                      + " gets its value later. Give it one here; for two"
                      + " cases write c ? a : b.",
                  path),
              TypeKind.DOUBLE));
      return;
    }
    TypeMirror type = trees.getTypeMirror(path);
    Element declared = trees.getElement(path);
    TypeKind kind = declared != null ? declared.asType().getKind() : kind(type);
    if (!BodyReader.SCALARS.contains(kind) && kind != TypeKind.INT) {
      locals.put(
          name,
          refused(
              new Problem(
                  "the local variable " + name + " is no double, float, long, int or boolean.",
                  path),
              TypeKind.DOUBLE));
      return;
    }
    Typed value = converted(value(path, local.getInitializer(), locals), kind, path);
    locals.put(name, value);
    if (!(value.expression() instanceof Expression.Leaf)) {
      names.putIfAbsent(value.expression(), name);
    }
  }

  private static TypeKind kind(@Nullable TypeMirror type) {
    return type == null ? TypeKind.ERROR : type.getKind();
  }

  private Problem statement(TreePath path) {
    Tree statement = path.getLeaf();
    if (statement instanceof ExpressionStatementTree one) {
      TreePath inner = new TreePath(path, one.getExpression());
      return switch (inner.getLeaf().getKind()) {
        case METHOD_INVOCATION ->
            new Problem("the result of this call is not used. Remove the call.", inner);
        default ->
            new Problem(
                "this changes a variable. Give each value a final local variable of its own.",
                inner);
      };
    }
    String what =
        switch (statement.getKind()) {
          case FOR_LOOP, ENHANCED_FOR_LOOP, WHILE_LOOP, DO_WHILE_LOOP -> "this is a loop";
          case TRY -> "this is a try statement";
          case THROW -> "this throws";
          case SWITCH -> "this is a switch";
          case SYNCHRONIZED -> "this is a synchronized block";
          case ASSERT -> "this is an assertion";
          case CLASS, RECORD, ENUM, INTERFACE -> "this is a local class";
          default -> "this is a " + words(statement);
        };
    return new Problem(
        what + ". An elementwise method has final local variables, if and return.", path);
  }

  private static String words(Tree tree) {
    return tree.getKind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private Typed condition(TreePath parent, ExpressionTree tree, Map<String, Typed> scope) {
    Typed condition = value(parent, tree, scope);
    return condition.isTruth() ? condition : Typed.of(true);
  }

  private static Typed conditional(Typed condition, Typed then, Typed otherwise) {
    if (condition.expression() instanceof Expression.Truth known) {
      return known.value() ? then : otherwise;
    }
    return new Typed(
        then.kind(),
        new Expression.Conditional(
            condition.expression(), then.expression(), otherwise.expression()));
  }

  private Typed value(TreePath parent, ExpressionTree tree, Map<String, Typed> scope) {
    TreePath path = new TreePath(parent, tree);
    if (tree instanceof ParenthesizedTree inner) {
      return value(path, inner.getExpression(), scope);
    } else if (tree instanceof LiteralTree literal) {
      return literal(path, literal);
    } else if (tree instanceof UnaryTree unary) {
      return unary(path, unary, scope);
    } else if (tree instanceof BinaryTree binary) {
      return binary(path, binary, scope);
    } else if (tree instanceof ConditionalExpressionTree choice) {
      Typed condition = condition(path, choice.getCondition(), scope);
      Typed then = value(path, choice.getTrueExpression(), scope);
      Typed otherwise = value(path, choice.getFalseExpression(), scope);
      if (then.isTruth() || otherwise.isTruth()) {
        return conditional(condition, then, converted(otherwise, then.kind(), path));
      }
      TypeKind kind = Typed.promoted(then.kind(), otherwise.kind());
      return conditional(condition, converted(then, kind, path), converted(otherwise, kind, path));
    } else if (tree instanceof TypeCastTree cast) {
      return cast(path, cast, scope);
    } else if (tree instanceof IdentifierTree identifier) {
      Typed local = scope.get(identifier.getName().toString());
      return local != null ? local : field(path);
    } else if (tree instanceof MemberSelectTree) {
      return field(path);
    } else if (tree instanceof MethodInvocationTree call) {
      return call(path, call, scope);
    }
    return refused(expression(path), TypeKind.DOUBLE);
  }

  private static Problem expression(TreePath path) {
    Tree tree = path.getLeaf();
    String what =
        switch (tree.getKind()) {
          case ARRAY_ACCESS, NEW_ARRAY -> "this is an array";
          case LAMBDA_EXPRESSION -> "this is a lambda";
          case MEMBER_REFERENCE -> "this is a method reference";
          case NEW_CLASS -> "this makes an object";
          case SWITCH_EXPRESSION -> "this is a switch";
          case INSTANCE_OF -> "this asks for a class";
          case ASSIGNMENT -> "this changes a variable";
          default ->
              words(tree).endsWith("assignment")
                  ? "this changes a variable"
                  : "this is a " + words(tree);
        };
    return new Problem(
        what + ". An elementwise method has arithmetic, comparisons, c ? a : b and calls.", path);
  }

  private Typed literal(TreePath path, LiteralTree literal) {
    Object value = literal.getValue();
    if (value == null || value instanceof String || value instanceof Character) {
      return refused(
          new Problem(
              (value == null ? "null is" : "a " + words(literal) + " is")
                  + " no number. An elementwise method computes with numbers.",
              path),
          TypeKind.DOUBLE);
    }
    return inRange(path, Typed.of(value));
  }

  /** Kernels of f32 compute in float. */
  private Typed inRange(TreePath path, Typed constant) {
    if (constant.expression() instanceof Expression.Real real) {
      double value = real.value();
      float narrow = (float) value;
      if (Double.isFinite(value) && (Float.isInfinite(narrow) || (narrow == 0) != (value == 0))) {
        report(
            new Problem(
                "the constant "
                    + value
                    + " is "
                    + (narrow == 0 ? "0" : "infinite")
                    + " in float, in which kernels of f32 compute. Choose one between 1.4e-45 and"
                    + " 3.4e38.",
                path));
      }
    }
    return constant;
  }

  private Typed unary(TreePath path, UnaryTree tree, Map<String, Typed> scope) {
    Tree.Kind kind = tree.getKind();
    if (kind != Tree.Kind.UNARY_MINUS
        && kind != Tree.Kind.UNARY_PLUS
        && kind != Tree.Kind.LOGICAL_COMPLEMENT) {
      boolean changes = kind != Tree.Kind.BITWISE_COMPLEMENT;
      return refused(
          changes
              ? new Problem(
                  "this changes a variable. Give each value a final local variable of its own.",
                  path)
              : bits(path),
          TypeKind.INT);
    }
    Typed operand = value(path, tree.getExpression(), scope);
    if (kind == Tree.Kind.UNARY_PLUS) {
      return operand;
    }
    UnaryOperator operator =
        kind == Tree.Kind.UNARY_MINUS ? UnaryOperator.NEGATE : UnaryOperator.NOT;
    return (operator == UnaryOperator.NOT) == operand.isTruth()
        ? Typed.unary(operand.kind(), operator, operand.expression())
        : operand; // javac says so
  }

  private static Problem bits(TreePath path) {
    return new Problem(
        "this works on bits. An elementwise method has arithmetic, comparisons, &&, || and !.",
        path);
  }

  private Typed binary(TreePath path, BinaryTree tree, Map<String, Typed> scope) {
    BinaryOperator operator = BINARY.get(tree.getKind());
    Typed left = value(path, tree.getLeftOperand(), scope);
    Typed right = value(path, tree.getRightOperand(), scope);
    if (operator == null) {
      return refused(bits(path), left.kind());
    }
    if (left.isTruth() != right.isTruth()
        || left.isTruth() == (operator.isArithmetic() || operator.precedence() == 4)) {
      if (left.isTruth() || right.isTruth()) {
        return operator.isArithmetic() ? Typed.of(0.0) : Typed.of(true); // javac says so
      }
    }
    TypeKind kind = left.isTruth() ? TypeKind.BOOLEAN : Typed.promoted(left.kind(), right.kind());
    Typed a = converted(left, kind, path);
    Typed b = converted(right, kind, path);
    boolean divides = operator == BinaryOperator.DIV || operator == BinaryOperator.REM;
    if (divides && b.expression() instanceof Expression.Whole whole && whole.value() == 0) {
      return refused(
          new Problem("this divides by the integer 0. Write 0.0 for a real one.", path), kind);
    }
    Typed result = Typed.binary(kind, operator, a.expression(), b.expression());
    return result.isConstant() ? inRange(path, result) : result;
  }

  private Typed cast(TreePath path, TypeCastTree cast, Map<String, Typed> scope) {
    Typed operand = value(path, cast.getExpression(), scope);
    TypeKind kind =
        cast.getType() instanceof PrimitiveTypeTree primitive
            ? primitive.getPrimitiveTypeKind()
            : TypeKind.ERROR;
    if (!BodyReader.SCALARS.contains(kind) && kind != TypeKind.INT) {
      return refused(
          new Problem(
              "this casts to " + cast.getType() + ". Cast to double, float, long or int.", path),
          operand.kind());
    }
    return converted(operand, kind, path);
  }

  private Typed converted(Typed value, TypeKind kind, TreePath at) {
    Typed converted = value.to(kind);
    if (converted != null) {
      return converted;
    }
    String to = kind.name().toLowerCase(Locale.ROOT);
    String from = value.kind().name().toLowerCase(Locale.ROOT);
    return refused(
        new Problem(
            "this makes "
                + to
                + " of "
                + from
                + ", and devices differ in what is out of range."
                + " Round with Math.rint, Math.floor or Math.ceil.",
            at),
        kind);
  }

  private Typed field(TreePath path) {
    Element element = trees.getElement(path);
    if (!(element instanceof VariableElement field)
        || !element.getModifiers().contains(Modifier.STATIC)
        || !element.getModifiers().contains(Modifier.FINAL)) {
      return refused(
          new Problem(
              "the value of "
                  + path.getLeaf()
                  + " is not known to the compiler. Use parameters,"
                  + " local variables and static final constants.",
              path),
          TypeKind.DOUBLE);
    }
    Object constant = field.getConstantValue();
    if (constant instanceof Number || constant instanceof Boolean) {
      return inRange(path, Typed.of(constant));
    }
    TypeKind kind = field.asType().getKind();
    TreePath declared = trees.getPath(field);
    if (constant == null
        && declared != null
        && declared.getLeaf() instanceof VariableTree variable
        && variable.getInitializer() != null
        && (BodyReader.SCALARS.contains(kind) || kind == TypeKind.INT)
        && !around.contains(field)) {
      List<Problem> hidden = new ArrayList<>();
      Typed value =
          inside(field, hidden).value(declared, variable.getInitializer(), Map.of()).to(kind);
      if (value != null && value.isConstant() && hidden.isEmpty()) {
        return inRange(path, value);
      }
    }
    return refused(
        new Problem(
            path.getLeaf()
                + " is no constant. Initialize it with numbers, constants and calls of"
                + " Math.",
            path),
        BodyReader.SCALARS.contains(kind) ? kind : TypeKind.DOUBLE);
  }

  private Typed call(TreePath path, MethodInvocationTree call, Map<String, Typed> scope) {
    Element element = trees.getElement(path);
    List<Typed> arguments = new ArrayList<>();
    for (ExpressionTree argument : call.getArguments()) {
      arguments.add(value(path, argument, scope));
    }
    if (!(element instanceof ExecutableElement method)
        || !(element.getEnclosingElement() instanceof TypeElement owner)
        || !element.getModifiers().contains(Modifier.STATIC)) {
      return refused(
          new Problem(
              call.getMethodSelect()
                  + " is no static method. Call Math and static methods of"
                  + " scalars.",
              path),
          TypeKind.DOUBLE);
    }
    String type = owner.getQualifiedName().toString();
    String name = method.getSimpleName().toString();
    Function function = Function.find(type, name);
    if (function != null && function.arity() == arguments.size()) {
      return known(path, function, arguments);
    }
    Typed test = arguments.isEmpty() ? null : test(type, name, arguments.get(0));
    if (test != null) {
      return test;
    }
    return inlined(path, method, type + "." + name, arguments);
  }

  private Typed known(TreePath path, Function function, List<Typed> arguments) {
    TypeKind kind = arguments.get(0).kind();
    for (Typed argument : arguments) {
      kind = Typed.promoted(kind, argument.kind());
    }
    if (!Typed.isReal(kind) && !function.isOfAnyType()) {
      kind = TypeKind.DOUBLE;
    }
    List<Expression> operands = new ArrayList<>();
    for (Typed argument : arguments) {
      operands.add(converted(argument, kind, path).expression());
    }
    return Typed.folded(kind, new Expression.Call(function, operands));
  }

  /** Reads the tests of numbers that Java has as methods. */
  private @Nullable Typed test(String type, String name, Typed argument) {
    Expression x = argument.expression();
    if (type.equals("java.lang.Long") && name.equals("signum")) {
      return Typed.folded(TypeKind.INT, new Expression.Call(Function.SIGNUM, List.of(x)));
    }
    Typed real = argument.isTruth() ? null : argument.to(TypeKind.DOUBLE);
    if (real == null || !(type.equals("java.lang.Double") || type.equals("java.lang.Float"))) {
      return null;
    }
    Expression r = real.expression();
    Expression size = new Expression.Call(Function.ABS, List.of(r));
    Expression infinity = new Expression.Real(Double.POSITIVE_INFINITY);
    return switch (name) {
      case "isNaN" -> Typed.binary(TypeKind.DOUBLE, BinaryOperator.NE, r, r);
      case "isInfinite" -> Typed.binary(TypeKind.DOUBLE, BinaryOperator.EQ, size, infinity);
      case "isFinite" -> Typed.binary(TypeKind.DOUBLE, BinaryOperator.LT, size, infinity);
      default -> null;
    };
  }

  private Typed inlined(
      TreePath path, ExecutableElement method, String name, List<Typed> arguments) {
    TypeKind result = method.getReturnType().getKind();
    TypeKind placeholder =
        BodyReader.SCALARS.contains(result) || result == TypeKind.INT ? result : TypeKind.DOUBLE;
    if (around.contains(method)) {
      return refused(
          new Problem(name + " calls itself. An elementwise method has no recursion.", path),
          placeholder);
    }
    boolean scalars =
        placeholder == result
            && !method.isVarArgs()
            && method.getParameters().stream().allMatch(p -> isScalar(p.asType().getKind()));
    List<Typed> passed = new ArrayList<>();
    for (int i = 0; scalars && i < arguments.size(); i++) {
      TypeKind kind = method.getParameters().get(i).asType().getKind();
      passed.add(converted(arguments.get(i), kind, path));
    }
    TreePath source = trees.getPath(method);
    if (scalars
        && source != null
        && source.getLeaf() instanceof MethodTree tree
        && tree.getBody() != null) {
      Map<String, Typed> scope = new HashMap<>();
      for (int i = 0; i < passed.size(); i++) {
        scope.put(tree.getParameters().get(i).getName().toString(), passed.get(i));
      }
      return inside(method, problems).body(source, tree, result, scope);
    }
    Expression carried =
        scalars && method.getEnclosingElement() instanceof TypeElement owner
            ? FormulaText.read(
                formulas.apply(owner),
                method.getSimpleName().toString(),
                method.getParameters().stream()
                    .map(p -> p.asType().toString())
                    .collect(Collectors.joining(",", "(", ")")),
                passed.stream().map(Typed::expression).toList())
            : null;
    return carried != null
        ? new Typed(result, carried)
        : refused(
            new Problem(
                "the source of "
                    + name
                    + " cannot be read here. Call Math, functions of ScalarMath, static methods"
                    + " of scalars in this module, and @Elementwise methods of others.",
                path),
            placeholder);
  }

  private static boolean isScalar(TypeKind kind) {
    return BodyReader.SCALARS.contains(kind) || kind == TypeKind.INT;
  }

  private TreeReader inside(Element element, List<Problem> to) {
    List<Element> inner = new ArrayList<>(around);
    inner.add(element);
    return new TreeReader(trees, formulas, to, names, inner);
  }

  private Typed refused(Problem problem, TypeKind kind) {
    report(problem);
    return switch (kind) {
      case BOOLEAN -> Typed.of(true);
      // Not constants, of which further problems would be found.
      default ->
          new Typed(
              kind,
              new Expression.Parameter("?", Expression.Role.ELEMENT, 0, BodyReader.type(kind)));
    };
  }

  /** A method that is called twice has each problem once. */
  private void report(Problem problem) {
    boolean known =
        problems.stream()
            .anyMatch(
                one ->
                    one.at().getLeaf() == problem.at().getLeaf()
                        && one.message().equals(problem.message()));
    if (!known) {
      problems.add(problem);
    }
  }
}
