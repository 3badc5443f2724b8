package dev.waybill.processor.elementwise;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.PrimitiveTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import dev.waybill.processor.elementwise.Expression.BinaryOperator;
import dev.waybill.processor.elementwise.Expression.UnaryOperator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;

/** Reads expressions: literals, operators, conversions and constants. */
final class ExpressionReader {
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

  private final ReadingContext context;
  private final CallReader calls;

  ExpressionReader(ReadingContext context) {
    this.context = context;
    this.calls = new CallReader(context);
  }

  /** Reads a condition. */
  Typed condition(TreePath parent, ExpressionTree tree, Map<String, Typed> scope) {
    Typed condition = value(parent, tree, scope);
    return condition.isTruth() ? condition : Typed.of(true);
  }

  static Typed conditional(Typed condition, Typed then, Typed otherwise) {
    if (condition.expression() instanceof Expression.Truth known) {
      return known.value() ? then : otherwise;
    }
    return new Typed(
        then.kind(),
        new Expression.Conditional(
            condition.expression(), then.expression(), otherwise.expression()));
  }

  /** Reads an expression; names that the scope has not are resolved by the compiler. */
  Typed value(TreePath parent, ExpressionTree tree, Map<String, Typed> scope) {
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
        return conditional(condition, then, context.converted(otherwise, then.kind(), path));
      }
      TypeKind kind = Typed.promoted(then.kind(), otherwise.kind());
      return conditional(
          condition, context.converted(then, kind, path), context.converted(otherwise, kind, path));
    } else if (tree instanceof TypeCastTree cast) {
      return cast(path, cast, scope);
    } else if (tree instanceof IdentifierTree identifier) {
      Typed local = scope.get(identifier.getName().toString());
      return local != null ? local : field(path);
    } else if (tree instanceof MemberSelectTree) {
      return field(path);
    } else if (tree instanceof MethodInvocationTree call) {
      List<Typed> arguments = new ArrayList<>();
      call.getArguments().forEach(one -> arguments.add(value(path, one, scope)));
      return calls.call(path, call, arguments);
    }
    return context.refused(expression(path), TypeKind.DOUBLE);
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
              ReadingContext.words(tree).endsWith("assignment")
                  ? "this changes a variable"
                  : "this is a " + ReadingContext.words(tree);
        };
    return new Problem(
        what + ". An elementwise method has arithmetic, comparisons, c ? a : b and calls.", path);
  }

  private Typed literal(TreePath path, LiteralTree literal) {
    Object value = literal.getValue();
    if (value == null || value instanceof String || value instanceof Character) {
      return context.refused(
          noNumber(value == null ? "null is" : "a " + ReadingContext.words(literal) + " is", path),
          TypeKind.DOUBLE);
    }
    return context.inRange(Typed.of(value), path);
  }

  private static Problem noNumber(String what, TreePath path) {
    return new Problem(what + " no number. An elementwise method computes with numbers.", path);
  }

  private Typed unary(TreePath path, UnaryTree tree, Map<String, Typed> scope) {
    Tree.Kind kind = tree.getKind();
    if (kind != Tree.Kind.UNARY_MINUS
        && kind != Tree.Kind.UNARY_PLUS
        && kind != Tree.Kind.LOGICAL_COMPLEMENT) {
      boolean changes = kind != Tree.Kind.BITWISE_COMPLEMENT;
      return context.refused(
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
      return context.refused(bits(path), left.kind());
    }
    if (left.isTruth() != right.isTruth()
        || left.isTruth() == (operator.isArithmetic() || operator.precedence() == 4)) {
      if (left.isTruth() || right.isTruth()) {
        return operator.isArithmetic() ? Typed.of(0.0) : Typed.of(true); // javac says so
      }
    }
    TypeKind kind = left.isTruth() ? TypeKind.BOOLEAN : Typed.promoted(left.kind(), right.kind());
    Typed a = context.converted(left, kind, path);
    Typed b = context.converted(right, kind, path);
    boolean divides = operator == BinaryOperator.DIV || operator == BinaryOperator.REM;
    if (divides && b.expression() instanceof Expression.Whole whole && whole.value() == 0) {
      return context.refused(
          new Problem("this divides by the integer 0. Write 0.0 for a real one.", path), kind);
    }
    Typed result = Typed.binary(kind, operator, a.expression(), b.expression());
    return result.isConstant() ? context.inRange(result, path) : result;
  }

  private Typed cast(TreePath path, TypeCastTree cast, Map<String, Typed> scope) {
    Typed operand = value(path, cast.getExpression(), scope);
    TypeKind kind =
        cast.getType() instanceof PrimitiveTypeTree primitive
            ? primitive.getPrimitiveTypeKind()
            : TypeKind.ERROR;
    if (!ReadingContext.isNumeric(kind)) {
      return context.refused(
          new Problem(
              "this casts to " + cast.getType() + ". Cast to double, float, long or int.", path),
          operand.kind());
    }
    return context.converted(operand, kind, path);
  }

  private Typed field(TreePath path) {
    Element element = context.trees().getElement(path);
    if (!(element instanceof VariableElement field)
        || !element.getModifiers().contains(Modifier.STATIC)
        || !element.getModifiers().contains(Modifier.FINAL)) {
      return context.refused(
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
      return context.inRange(Typed.of(constant), path);
    }
    if (constant instanceof Character || constant instanceof String) {
      String what = constant instanceof Character ? " is a char" : " is a String";
      return context.refused(noNumber(path.getLeaf() + what + ", which is", path), TypeKind.DOUBLE);
    }
    TypeKind kind = field.asType().getKind();
    TreePath declared = context.trees().getPath(field);
    if (constant == null
        && declared != null
        && declared.getLeaf() instanceof VariableTree variable
        && variable.getInitializer() != null
        && ReadingContext.isNumeric(kind)
        && !context.around().contains(field)) {
      List<Problem> hidden = new ArrayList<>();
      Typed value =
          new ExpressionReader(context.inside(field, hidden))
              .value(declared, variable.getInitializer(), Map.of())
              .to(kind);
      if (value != null && value.isConstant() && hidden.isEmpty()) {
        return context.inRange(value, path);
      }
    }
    return context.refused(
        new Problem(
            path.getLeaf()
                + " is no constant. Initialize it with numbers, constants and calls of"
                + " Math.",
            path),
        BodyReader.SCALARS.contains(kind) ? kind : TypeKind.DOUBLE);
  }
}
