package dev.waybill.manifest.verdict;

import dev.waybill.manifest.surface.JavaClass;
import dev.waybill.manifest.surface.JavaMethod;
import dev.waybill.manifest.surface.JavaModifier;
import dev.waybill.manifest.surface.TypeUse;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Whether calls of one method are calls of another when they are compiled anew (JLS 15.12.2). */
final class Applicability {

  /** The boxes of what a parameter takes without a cast, narrower values too (JLS 5.1.2). */
  private static final Map<String, List<String>> VALUES =
      Map.of(
          "boolean", List.of("Boolean"),
          "byte", List.of("Byte"),
          "char", List.of("Character"),
          "short", List.of("Byte", "Short"),
          "int", List.of("Byte", "Short", "Character", "Integer"),
          "long", List.of("Byte", "Short", "Character", "Integer", "Long"),
          "float", List.of("Byte", "Short", "Character", "Integer", "Long", "Float"),
          "double", List.of("Byte", "Short", "Character", "Integer", "Long", "Float", "Double"));

  private final Assignability types;
  private final JavaClass owner;

  Applicability(ClassPair pair) {
    this.types = new Assignability(pair.is());
    this.owner = pair.before();
  }

  /** Whether a method takes the arguments of another with as many parameters. */
  boolean takesAll(JavaMethod method, JavaMethod before) {
    for (int i = 0; i < before.parameters().size(); i++) {
      TypeUse now = method.parameters().get(i).type();
      if (!takes(Inferred.argument(before, method, i), Inferred.parameter(before, method, now))) {
        return false;
      }
    }
    return true;
  }

  /** Whether a parameter takes all that one of another type took. */
  boolean takes(TypeUse before, TypeUse now) {
    if (before.form() == TypeUse.Form.VARIABLE && !before.equals(now)) {
      // What stood for the variable of a class is below its bound at least.
      return owner.typeParameters().stream()
          .filter(each -> each.name().equals(before.name()))
          .flatMap(
              each -> each.bounds().isEmpty() ? Stream.of(TypeUse.OBJECT) : each.bounds().stream())
          .anyMatch(bound -> types.isAssignable(bound, now));
    }
    if (before.isReference() == now.isReference()) {
      return types.isAssignable(before, now);
    }
    if (before.isReference()) {
      // There is no number for null.
      return false;
    }
    return VALUES.getOrDefault(before.name(), List.of()).stream()
        .allMatch(each -> types.isAssignable(TypeUse.ofClass("java.lang." + each, List.of()), now));
  }

  /** Whether calls of a method that is gone go on with another one. */
  boolean isSubstitute(JavaMethod method, JavaMethod gone) {
    return method.name().equals(gone.name())
        && (method.is(JavaModifier.PUBLIC) || !gone.is(JavaModifier.PUBLIC))
        && method.is(JavaModifier.STATIC) == gone.is(JavaModifier.STATIC)
        && method.typeParameters().equals(gone.typeParameters())
        && method.thrown().equals(gone.thrown())
        && isResult(method.result(), gone.result())
        && takesArguments(method, gone);
  }

  /** Whether clients use a result as they used one of another type. */
  private boolean isResult(TypeUse now, TypeUse before) {
    return before.equals(now)
        || (before.isReference() && now.isReference() && types.isAssignable(now, before));
  }

  /** Whether a method takes the arguments of another, as varargs too. */
  boolean takesArguments(JavaMethod method, JavaMethod gone) {
    int count = gone.parameters().size();
    int fixed = method.parameters().size() - 1;
    if (fixed + 1 == count && (method.isVarargs() || !gone.isVarargs()) && takesAll(method, gone)) {
      return true;
    }
    if (!method.isVarargs() || gone.isVarargs() || count < fixed) {
      return false;
    }
    for (int i = 0; i < count; i++) {
      TypeUse now = method.parameters().get(Math.min(i, fixed)).type();
      TypeUse one = i < fixed ? now : now.element();
      if (!takes(Inferred.argument(gone, method, i), Inferred.parameter(gone, method, one))) {
        return false;
      }
    }
    return true;
  }
}
