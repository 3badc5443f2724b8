package dev.waybill.plugin.witness;

import dev.waybill.manifest.ApiNamespace;
import dev.waybill.manifest.surface.JavaClass;
import dev.waybill.manifest.surface.JavaField;
import dev.waybill.manifest.surface.JavaMethod;
import dev.waybill.manifest.surface.Surface;
import dev.waybill.manifest.surface.TypeUse;
import dev.waybill.manifest.surface.TypeVariable;
import dev.waybill.manifest.verdict.Change;
import dev.waybill.manifest.verdict.Element;
import dev.waybill.manifest.verdict.Outside;
import dev.waybill.plugin.witness.client.Target;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds in the surface as it was what a change is about. */
final class Targets {

  private final Scene scene;
  private final Outside classes;
  private final List<String> facades;

  Targets(Surface before, Outside dependencies) {
    this.scene = new Scene(before, dependencies);
    this.classes = scene::find;
    this.facades = before.namespaces().stream().map(ApiNamespace::facade).toList();
  }

  /** What a change is about; where clients declare subclasses only further below, that one, too. */
  List<Target> all(Change change) {
    List<Target> all = new ArrayList<>();
    find(change)
        .ifPresent(
            target -> {
              all.add(target);
              boolean isOpen = target.clazz().isExtensible();
              if (!isOpen && target.clazz().typeParameters().isEmpty()) {
                openBelow(target).ifPresent(all::add);
              }
            });
    return all;
  }

  private Optional<Target> openBelow(Target target) {
    return scene.open().stream()
        .filter(each -> each.typeParameters().isEmpty())
        .map(each -> new Target(target.kind(), each, target.method(), target.field(), classes))
        .filter(each -> each.isBelow(target.clazz().name()))
        .findFirst();
  }

  private Optional<Target> find(Change change) {
    Element element = change.element();
    List<String> owners = new ArrayList<>(List.of(element.owner()));
    owners.addAll(facades);
    for (String owner : owners) {
      Optional<JavaClass> clazz = scene.findOwn(owner);
      if (clazz.isPresent()) {
        Optional<Target> member = member(change, clazz.get(), clazz.get(), Map.of());
        boolean isItself = owner.equals(element.owner());
        if (member.isPresent() || isItself) {
          return member.or(
              () -> Optional.of(new Target(change.kind(), clazz.get(), null, null, classes)));
        }
      }
    }
    return Optional.empty();
  }

  /** A member that a class has or inherits. */
  private Optional<Target> member(
      Change change, JavaClass clazz, JavaClass owner, Map<String, TypeUse> types) {
    return member(change, clazz, owner, types, new HashSet<>());
  }

  private Optional<Target> member(
      Change change,
      JavaClass clazz,
      JavaClass owner,
      Map<String, TypeUse> types,
      Set<String> seen) {
    if (!seen.add(owner.name())) {
      return Optional.empty();
    }
    String part = change.element().part();
    for (JavaMethod each : owner.methods()) {
      Map<String, TypeUse> ofOwner = new HashMap<>(types);
      each.typeParameters().forEach(variable -> ofOwner.remove(variable.name()));
      JavaMethod method = each.substitute(ofOwner);
      boolean isInherited = owner.equals(clazz) || !each.isConstructor();
      if (isInherited && Element.of(clazz, method).part().equals(part)) {
        return Optional.of(new Target(change.kind(), clazz, method, null, classes));
      }
    }
    for (JavaField each : owner.fields()) {
      if (Element.of(clazz, each).part().equals(part)) {
        JavaField field = each.with(each.type().substitute(types));
        return Optional.of(new Target(change.kind(), clazz, null, field, classes));
      }
    }
    List<TypeUse> above = new ArrayList<>(owner.interfaces());
    if (!owner.isInterface()) {
      above.add(Scene.superclass(owner));
    }
    for (TypeUse each : above) {
      Optional<Target> found =
          scene
              .find(each.name())
              .flatMap(
                  next ->
                      member(
                          change,
                          clazz,
                          next,
                          TypeVariable.arguments(next.typeParameters(), each.substitute(types)),
                          seen));
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }
}
