package dev.waybill.manifest.verdict;

import dev.waybill.manifest.surface.ClassKind;
import dev.waybill.manifest.surface.JavaMethod;
import dev.waybill.manifest.surface.JavaModifier;

/** Says what a method that is new means to those who call and extend its class. */
final class AddedMethods {

  void add(ClassPair pair, String key, JavaMethod method, Changes changes) {
    Element element = Element.of(pair.after(), method);
    String text = Texts.of(pair.after(), method);
    changes.add(kind(pair, key, method), element, "", text);
    if (pair.was().methods(pair.before(), method.name()).stream()
        .anyMatch(each -> isOverload(each.method(), method))) {
      changes.add(ChangeKind.OVERLOAD_ADDED, element, "", text);
    }
  }

  private static boolean isOverload(JavaMethod before, JavaMethod added) {
    return before.parameters().size() == added.parameters().size()
        || before.isVarargs()
        || added.isVarargs();
  }

  private static ChangeKind kind(ClassPair pair, String key, JavaMethod method) {
    if (pair.before().kind() == ClassKind.ANNOTATION) {
      return method.defaultValue() == null
          ? ChangeKind.ANNOTATION_ELEMENT_ADDED
          : ChangeKind.ANNOTATION_ELEMENT_WITH_DEFAULT_ADDED;
    }
    if (!pair.isExtensible() || method.isConstructor()) {
      return ChangeKind.METHOD_ADDED;
    }
    if (method.is(JavaModifier.ABSTRACT)) {
      return Obligations.isNew(pair, key)
          ? ChangeKind.ABSTRACT_METHOD_ADDED
          : ChangeKind.METHOD_ADDED;
    }
    if (method.is(JavaModifier.DEFAULT)) {
      return ChangeKind.DEFAULT_METHOD_ADDED;
    }
    return pair.before().isInterface()
        ? ChangeKind.METHOD_ADDED
        : ChangeKind.METHOD_ADDED_TO_EXTENSIBLE;
  }
}
