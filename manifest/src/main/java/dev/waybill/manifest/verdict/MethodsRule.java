package dev.waybill.manifest.verdict;

import dev.waybill.manifest.surface.ClassKind;
import dev.waybill.manifest.surface.JavaClass;
import dev.waybill.manifest.surface.JavaMethod;
import dev.waybill.manifest.surface.JavaModifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds for each method what has become of it, and the methods that are new. */
final class MethodsRule implements ClassRule {

  private static final List<MethodRule> RULES =
      List.of(
          new MethodModifierRule(),
          new ResultRule(),
          new ParameterRule(),
          new ThrowsRule(),
          new ElementDefaultRule(),
          new MethodNullnessRule());

  @Override
  public void compare(ClassPair pair, Changes changes) {
    if (pair.before().kind() != pair.after().kind()) {
      return;
    }
    Map<String, JavaMethod> before = byKey(pair.before(), pair.was());
    Map<String, JavaMethod> added = byKey(pair.after(), pair.is());
    List<JavaMethod> lost = new ArrayList<>();
    before.forEach(
        (key, method) -> {
          JavaMethod after = added.remove(key);
          if (after != null) {
            compare(new MethodPair(pair, method, pair.after(), after), changes);
          } else if (!isInherited(pair, key, method, changes)) {
            lost.add(method);
          }
        });
    lost.forEach(each -> replaced(pair, each, added, changes));
    added.forEach((key, method) -> added(pair, key, method, changes));
  }

  private static Map<String, JavaMethod> byKey(JavaClass clazz, World world) {
    Map<String, JavaMethod> methods = new LinkedHashMap<>();
    clazz.methods().forEach(each -> methods.put(world.key(clazz, each), each));
    return methods;
  }

  private static void compare(MethodPair pair, Changes changes) {
    RULES.forEach(rule -> rule.compare(pair, changes));
    Deprecations.compare(
        pair.element(), pair.before().annotations(), pair.after().annotations(), changes);
  }

  /**
   * A method that stands in a class above now is found there, but for static ones of interfaces.
   */
  private static boolean isInherited(
      ClassPair pair, String key, JavaMethod method, Changes changes) {
    if (method.isConstructor()) {
      return false;
    }
    Optional<World.Member<JavaMethod>> found = pair.is().findMethod(pair.after(), key);
    if (found.isEmpty()
        || (found.get().member().is(JavaModifier.STATIC) && found.get().owner().isInterface())) {
      return false;
    }
    MethodPair moved =
        new MethodPair(
            pair,
            method,
            found.get().owner(),
            Canonical.of(found.get().owner())
                .methods()
                .get(found.get().owner().methods().indexOf(found.get().member())));
    moved.add(changes, ChangeKind.METHOD_MOVED_UP);
    new MethodModifierRule().compare(moved, changes);
    return true;
  }

  /** A method of the same name that is new may have taken the place of one that is gone. */
  private static void replaced(
      ClassPair pair, JavaMethod method, Map<String, JavaMethod> added, Changes changes) {
    List<Map.Entry<String, JavaMethod>> candidates =
        added.entrySet().stream()
            .filter(each -> each.getValue().name().equals(method.name()))
            .filter(each -> each.getValue().parameters().size() == method.parameters().size())
            .toList();
    if (candidates.size() != 1 || method.parameters().isEmpty()) {
      changes.add(
          ChangeKind.METHOD_REMOVED,
          Element.of(pair.before(), method),
          Texts.of(pair.before(), method),
          "");
      return;
    }
    JavaMethod after = candidates.get(0).getValue();
    added.remove(candidates.get(0).getKey());
    MethodPair methods = new MethodPair(pair, method, pair.after(), after);
    Assignability types = new Assignability(pair.is());
    boolean isConvertible = !methods.isOverridable();
    for (int i = 0; i < method.parameters().size(); i++) {
      isConvertible &=
          types.isAssignable(method.parameters().get(i).type(), after.parameters().get(i).type());
    }
    changes.add(
        ChangeKind.PARAMETER_TYPES_CHANGED,
        isConvertible ? Set.of(Impact.BINARY) : ChangeKind.PARAMETER_TYPES_CHANGED.impacts(),
        methods.element(),
        methods.textBefore(),
        methods.textAfter());
    new MethodModifierRule().compare(methods, changes);
    new ResultRule().compare(methods, changes);
    new ThrowsRule().compare(methods, changes);
  }

  private static void added(ClassPair pair, String key, JavaMethod method, Changes changes) {
    Optional<World.Member<JavaMethod>> inherited =
        method.isConstructor() ? Optional.empty() : pair.was().findMethod(pair.before(), key);
    if (inherited.isPresent()) {
      // It overrides what clients could call before.
      compare(
          new MethodPair(
              pair,
              renamed(inherited.get().owner(), inherited.get().member()),
              pair.after(),
              method),
          changes);
      return;
    }
    ChangeKind kind = kind(pair, method);
    changes.add(kind, Element.of(pair.after(), method), "", Texts.of(pair.after(), method));
    boolean hasOverload =
        pair.before().methods().stream()
            .anyMatch(
                each ->
                    each.name().equals(method.name())
                        && each.parameters().size() == method.parameters().size());
    if (hasOverload) {
      changes.add(
          ChangeKind.OVERLOAD_ADDED,
          Element.of(pair.after(), method),
          "",
          Texts.of(pair.after(), method));
    }
  }

  private static JavaMethod renamed(JavaClass owner, JavaMethod method) {
    return Canonical.of(owner).methods().get(owner.methods().indexOf(method));
  }

  private static ChangeKind kind(ClassPair pair, JavaMethod method) {
    if (pair.before().kind() == ClassKind.ANNOTATION) {
      return method.defaultValue() == null
          ? ChangeKind.ANNOTATION_ELEMENT_ADDED
          : ChangeKind.ANNOTATION_ELEMENT_WITH_DEFAULT_ADDED;
    }
    if (!pair.isExtensible() || method.isConstructor()) {
      return ChangeKind.METHOD_ADDED;
    }
    if (method.is(JavaModifier.ABSTRACT)) {
      return ChangeKind.ABSTRACT_METHOD_ADDED;
    }
    if (method.is(JavaModifier.DEFAULT)) {
      return ChangeKind.DEFAULT_METHOD_ADDED;
    }
    return pair.before().isInterface()
        ? ChangeKind.METHOD_ADDED
        : ChangeKind.METHOD_ADDED_TO_EXTENSIBLE;
  }
}
