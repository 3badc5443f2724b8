package dev.waybill.processor.elementwise;

import com.sun.source.tree.MethodTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import dev.waybill.processor.elementwise.Expression.Parameter;
import dev.waybill.processor.elementwise.Expression.Role;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;

/**
 * Reads the body of a static method of scalars from the compiler's trees. Other methods that it
 * calls are read where they are called. What cannot be translated is reported where it stands, and
 * reading goes on, so that all problems of a method are found at once.
 */
@SuppressWarnings("IdentityHashMapUsage") // nodes are compared by identity
public final class BodyReader {
  static final Set<TypeKind> SCALARS =
      Set.of(TypeKind.DOUBLE, TypeKind.FLOAT, TypeKind.LONG, TypeKind.BOOLEAN);

  private final Trees trees;
  private final Elsewhere elsewhere;

  /**
   * Makes a reader.
   *
   * @param trees the compiler's trees
   * @param elsewhere what is known of classes that are not compiled
   */
  public BodyReader(Trees trees, Elsewhere elsewhere) {
    this.trees = trees;
    this.elsewhere = elsewhere;
  }

  /**
   * Reads a method.
   *
   * @param method a static method whose source is compiled
   * @param isAttribute whether a parameter is one number for all elements
   * @param widths in which kernels it is computed
   * @return the function, or the problems
   */
  public Reading read(
      ExecutableElement method, Predicate<VariableElement> isAttribute, Widths widths) {
    TreePath path = trees.getPath(method);
    List<Problem> problems = new ArrayList<>();
    if (path == null || !(path.getLeaf() instanceof MethodTree tree) || tree.getBody() == null) {
      throw new IllegalArgumentException("no source of " + method);
    }
    List<Parameter> parameters = new ArrayList<>();
    Map<String, Typed> scope = new HashMap<>();
    Map<Role, Integer> counts = new EnumMap<>(Role.class);
    for (int i = 0; i < tree.getParameters().size(); i++) {
      VariableTree declared = tree.getParameters().get(i);
      VariableElement element = method.getParameters().get(i);
      TypeKind kind = element.asType().getKind();
      Role role = isAttribute.test(element) ? Role.ATTRIBUTE : Role.ELEMENT;
      String name = declared.getName().toString();
      Parameter parameter =
          new Parameter(name, role, counts.merge(role, 1, Integer::sum) - 1, type(kind));
      parameters.add(parameter);
      scope.put(name, new Typed(SCALARS.contains(kind) ? kind : TypeKind.DOUBLE, parameter));
      if (name.equals(Gradients.OF_RESULT) || name.equals(Gradients.RESULT)) {
        problems.add(
            new Problem(
                "the parameter "
                    + name
                    + " has a name that its gradient uses otherwise. Choose another one.",
                new TreePath(path, declared)));
      }
      if (!SCALARS.contains(kind)) {
        problems.add(
            new Problem(
                "the parameter "
                    + name
                    + " is of type "
                    + element.asType()
                    + ". Take a double, float, long or boolean.",
                new TreePath(path, declared)));
      }
    }
    TypeKind result = method.getReturnType().getKind();
    if (!SCALARS.contains(result)) {
      problems.add(
          new Problem(
              method.getSimpleName()
                  + " returns "
                  + method.getReturnType()
                  + ". Return a double, float, long or boolean.",
              path));
      return new Reading(null, problems, false);
    }
    Map<Expression, String> names = new IdentityHashMap<>();
    Set<TypeKind> met = EnumSet.noneOf(TypeKind.class);
    StatementReader reader =
        new StatementReader(
            new ReadingContext(trees, elsewhere, problems, names, met, widths, List.of(method)));
    Typed value;
    try {
      value = reader.body(path, tree, result, scope);
    } catch (StackOverflowError tooDeep) {
      problems.add(new Problem("its expressions are too deep. Cut them into methods.", path));
      return new Reading(null, problems, false);
    }
    return new Reading(
        problems.isEmpty()
            ? new Body(method.getSimpleName().toString(), parameters, value.expression(), names)
            : null,
        problems,
        met.contains(TypeKind.FLOAT));
  }

  static Type type(TypeKind kind) {
    return switch (kind) {
      case BOOLEAN -> Type.TRUTH;
      case INT, LONG -> Type.WHOLE;
      default -> Type.REAL;
    };
  }
}
