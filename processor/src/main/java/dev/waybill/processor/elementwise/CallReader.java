package dev.waybill.processor.elementwise;

import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.TreePath;
import dev.waybill.processor.elementwise.Expression.BinaryOperator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import org.jspecify.annotations.Nullable;

/**
 * Reads calls: of functions that kernels have, and of methods, which are read where they are
 * called.
 */
final class CallReader {
  private final ReadingContext context;

  CallReader(ReadingContext context) {
    this.context = context;
  }

  /** Reads a call; its arguments are read. */
  Typed call(TreePath path, MethodInvocationTree call, List<Typed> arguments) {
    Element element = context.trees().getElement(path);
    if (!(element instanceof ExecutableElement method)
        || !(element.getEnclosingElement() instanceof TypeElement owner)
        || !element.getModifiers().contains(Modifier.STATIC)) {
      return context.refused(
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
    Double factor = KnownCalls.isMath(type) ? KnownCalls.FACTORS.get(name) : null;
    if (factor != null) {
      return scaled(path, arguments.get(0), factor);
    }
    Typed test = arguments.isEmpty() ? null : test(type, name, arguments.get(0));
    if (test != null) {
      return test;
    }
    if (KnownCalls.isLibrary(type)) {
      return context.refused(
          new Problem(
              "kernels have no "
                  + owner.getSimpleName()
                  + "."
                  + name
                  + ". They have "
                  + KnownCalls.text()
                  + ".",
              path),
          placeholder(method));
    }
    return inlined(path, method, owner, arguments);
  }

  private Typed known(TreePath path, Function function, List<Typed> arguments) {
    TypeKind kind = arguments.get(0).kind();
    for (Typed argument : arguments) {
      kind = Typed.promoted(kind, argument.kind());
    }
    if (!function.isOfAnyType() && function != Function.FMA) {
      kind = TypeKind.DOUBLE; // as Java does for float too
    }
    List<Expression> operands = new ArrayList<>();
    for (Typed argument : arguments) {
      operands.add(context.converted(argument, kind, path).expression());
    }
    return Typed.folded(kind, new Expression.Call(function, operands));
  }

  private Typed scaled(TreePath path, Typed number, double factor) {
    Expression x = context.converted(number, TypeKind.DOUBLE, path).expression();
    return Typed.binary(TypeKind.DOUBLE, BinaryOperator.MUL, x, new Expression.Real(factor));
  }

  /** Returns the type of what a call gives that is refused. */
  private static TypeKind placeholder(ExecutableElement method) {
    TypeKind result = method.getReturnType().getKind();
    return ReadingContext.isNumeric(result) ? result : TypeKind.DOUBLE;
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
    // Those of KnownCalls.TESTS.
    return switch (name) {
      case "isNaN" -> Typed.binary(TypeKind.DOUBLE, BinaryOperator.NE, r, r);
      case "isInfinite" -> Typed.binary(TypeKind.DOUBLE, BinaryOperator.EQ, size, infinity);
      case "isFinite" -> Typed.binary(TypeKind.DOUBLE, BinaryOperator.LT, size, infinity);
      default -> null;
    };
  }

  private Typed inlined(
      TreePath path, ExecutableElement method, TypeElement owner, List<Typed> arguments) {
    TypeKind result = method.getReturnType().getKind();
    TypeKind placeholder = placeholder(method);
    String name = owner.getQualifiedName() + "." + method.getSimpleName();
    if (context.around().contains(method)) {
      return context.refused(
          new Problem(name + " calls itself. An elementwise method has no recursion.", path),
          placeholder);
    }
    boolean scalars =
        placeholder == result
            && !method.isVarArgs()
            && method.getParameters().stream()
                .allMatch(p -> ReadingContext.isNumeric(p.asType().getKind()));
    List<Typed> passed = new ArrayList<>();
    for (int i = 0; scalars && i < arguments.size(); i++) {
      TypeKind kind = method.getParameters().get(i).asType().getKind();
      passed.add(context.converted(arguments.get(i), kind, path));
    }
    TreePath source = context.trees().getPath(method);
    if (scalars
        && source != null
        && source.getLeaf() instanceof MethodTree tree
        && tree.getBody() != null) {
      Map<String, Typed> scope = new HashMap<>();
      for (int i = 0; i < passed.size(); i++) {
        scope.put(tree.getParameters().get(i).getName().toString(), passed.get(i));
      }
      return new StatementReader(context.inside(method, context.problems()))
          .body(source, tree, result, scope);
    }
    Expression carried =
        scalars
            ? FormulaText.read(
                context.elsewhere().formulas(owner),
                method.getSimpleName().toString(),
                method.getParameters().stream()
                    .map(p -> p.asType().toString())
                    .collect(Collectors.joining(",", "(", ")")),
                passed.stream().map(Typed::expression).toList())
            : null;
    if (carried == null) {
      return context.refused(
          new Problem(name + unread(method, owner, scalars, source != null), path), placeholder);
    }
    // What Java computes there in float cannot be seen here.
    context.met().add(TypeKind.FLOAT);
    return context.inRange(new Typed(result, carried), path);
  }

  /** Returns why nothing is known of a method. */
  private String unread(
      ExecutableElement method, TypeElement owner, boolean scalars, boolean isCompiled) {
    if (!scalars) {
      return " takes or returns other things than double, float, long, int and boolean. Call"
          + " methods of these.";
    } else if (isCompiled) {
      return " has no body. Write it in Java.";
    } else if (context.elsewhere().isElementwise(method)) {
      return " has @Elementwise, but its class file does not say what it computes: it was compiled"
          + " by ECJ or behind Gradle's wrapper, or by a newer processor. Compile it with javac and"
          + " this one.";
    } else if (context.elsewhere().isOwn(owner)) {
      return " is of this module, but its source is not compiled now. Compile all sources, or give"
          + " it @Elementwise, by which its class file says what it computes.";
    }
    return " is of another module and has no @Elementwise, by which its class file would say what it"
        + " computes. Give it that, or write what it computes here.";
  }
}
