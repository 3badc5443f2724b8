package dev.waybill.processor.elementwise;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.EmptyStatementTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javax.lang.model.element.Element;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Reads the statements of one method as the expression that they return. */
final class StatementReader {
  private final ReadingContext context;
  private final ExpressionReader expressions;

  StatementReader(ReadingContext context) {
    this.context = context;
    this.expressions = new ExpressionReader(context);
  }

  Typed body(TreePath path, MethodTree method, TypeKind result, Map<String, Typed> scope) {
    TreePath block = new TreePath(path, method.getBody());
    List<TreePath> statements = new ArrayList<>();
    method.getBody().getStatements().forEach(one -> statements.add(new TreePath(block, one)));
    Problem missing = new Problem("a way through this block returns nothing.", block);
    return sequence(statements, result, scope, () -> context.refused(missing, result));
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
        return context.converted(
            expressions.value(path, returned.getExpression(), locals), result, path);
      } else if (statement instanceof IfTree branch) {
        Typed condition = expressions.condition(path, branch.getCondition(), locals);
        Typed then = inner(path, branch.getThenStatement(), result, locals, behind);
        StatementTree otherwise = branch.getElseStatement();
        return ExpressionReader.conditional(
            condition,
            then,
            otherwise == null ? behind.get() : inner(path, otherwise, result, locals, behind));
      } else if (statement instanceof BlockTree) {
        return inner(path.getParentPath(), statement, result, locals, behind);
      } else if (statement instanceof VariableTree local) {
        declare(path, local, locals);
      } else if (!(statement instanceof EmptyStatementTree)) {
        return context.refused(statement(path), result);
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
          context.refused(
              new Problem(
                  "the local variable "
                      + name
                      + " gets its value later. Give it one here; for two"
                      + " cases write c ? a : b.",
                  path),
              TypeKind.DOUBLE));
      return;
    }
    TypeMirror type = context.trees().getTypeMirror(path);
    Element declared = context.trees().getElement(path);
    TypeKind kind = declared != null ? declared.asType().getKind() : kind(type);
    if (!ReadingContext.isNumeric(kind)) {
      locals.put(
          name,
          context.refused(
              new Problem(
                  "the local variable " + name + " is no double, float, long, int or boolean.",
                  path),
              TypeKind.DOUBLE));
      return;
    }
    Typed value =
        context.converted(expressions.value(path, local.getInitializer(), locals), kind, path);
    locals.put(name, value);
    if (!(value.expression() instanceof Expression.Leaf)) {
      context.names().putIfAbsent(value.expression(), name);
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
          default -> "this is a " + ReadingContext.words(statement);
        };
    return new Problem(
        what + ". An elementwise method has final local variables, if and return.", path);
  }
}
