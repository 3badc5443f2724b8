package dev.waybill.manifest.verdict;

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
          new MethodTypeParameterRule(),
          new ThrowsRule(),
          new ElementDefaultRule(),
          new MethodNullnessRule(),
          new SafeVarargsRule());

  /** What still tells something where clients link to another method. */
  private static final List<MethodRule> RULES_OF_REPLACED =
      List.of(
          new MethodModifierRule(),
          new ResultRule(),
          new MethodTypeParameterRule(),
          new ThrowsRule());

  private static final String OBJECT = "java.lang.Object";

  private final AddedMethods addedMethods = new AddedMethods();

  @Override
  public void compare(ClassPair pair, Changes changes) {
    if (!pair.hasComparableMembers()) {
      return;
    }
    Map<String, JavaMethod> before = byKey(pair.before(), pair.was());
    Map<String, JavaMethod> added = byKey(pair.after(), pair.is());
    List<JavaMethod> lost = new ArrayList<>();
    before.forEach(
        (key, method) -> {
          JavaMethod after = added.remove(key);
          if (after != null) {
            compare(MethodPair.of(pair, method, after), changes);
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

  /** A method that stands in a class above now is found there. */
  private static boolean isInherited(
      ClassPair pair, String key, JavaMethod method, Changes changes) {
    if (method.isConstructor()) {
      return false;
    }
    World.SeenMethod found = pair.is().findMethod(pair.after(), key).orElse(null);
    if (found == null) {
      return false;
    }
    MethodPair moved =
        new MethodPair(pair, new World.SeenMethod(pair.before(), method, method), found);
    // A generic method above has other erased parameters, to which clients do not link.
    boolean isLinked = pair.is().key(found.owner(), found.declared()).equals(key);
    moved.add(
        changes, ChangeKind.METHOD_MOVED_UP, Set.of(isLinked ? Impact.COMPATIBLE : Impact.BINARY));
    compare(moved, changes);
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
      removed(pair, method, changes);
      return;
    }
    JavaMethod after = candidates.get(0).getValue();
    added.remove(candidates.get(0).getKey());
    MethodPair methods = MethodPair.of(pair, method, after);
    boolean isConvertible =
        !methods.isOverridable() && new Applicability(pair).takesArguments(after, method);
    methods.add(
        changes,
        ChangeKind.PARAMETER_TYPES_CHANGED,
        isConvertible ? Set.of(Impact.BINARY) : ChangeKind.PARAMETER_TYPES_CHANGED.impacts());
    RULES_OF_REPLACED.forEach(rule -> rule.compare(methods, changes));
  }

  /** Calls of a method that is gone may find another one when they are compiled anew. */
  private static void removed(ClassPair pair, JavaMethod method, Changes changes) {
    boolean isOverridable = MethodPair.of(pair, method, method).isOverridable();
    Applicability calls = new Applicability(pair);
    boolean isReplaced =
        !isOverridable
            && pair.is().methods(pair.after(), method.name()).stream()
                .anyMatch(each -> calls.isSubstitute(each.method(), method));
    changes.add(
        ChangeKind.METHOD_REMOVED,
        isReplaced ? Set.of(Impact.BINARY) : ChangeKind.METHOD_REMOVED.impacts(),
        Element.of(pair.before(), method),
        Texts.of(pair.before(), method),
        "");
  }

  private void added(ClassPair pair, String key, JavaMethod method, Changes changes) {
    Optional<World.SeenMethod> inherited =
        method.isConstructor() ? Optional.empty() : pair.was().findMethod(pair.before(), key);
    if (inherited.isPresent()
        && pair.before().isInterface()
        && inherited.get().owner().name().equals(OBJECT)) {
      // Every class has what Object has; an interface may say it again (JLS 9.2).
      if (inherited.get().method().is(JavaModifier.PUBLIC)) {
        return;
      }
      inherited = Optional.empty();
    }
    if (inherited.isPresent()) {
      // It overrides what clients could call before.
      compare(
          new MethodPair(pair, inherited.get(), new World.SeenMethod(pair.after(), method, method)),
          changes);
    } else {
      addedMethods.add(pair, key, method, changes);
    }
  }
}
