package dev.waybill.plugin.witness.client;

import dev.waybill.manifest.surface.ClassKind;
import dev.waybill.manifest.surface.JavaMethod;
import dev.waybill.manifest.surface.JavaModifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Overrides or implements a method, and calls the one above. */
final class OverrideMethod implements ClientTemplate {

  @Override
  public List<Use> uses(Target target) {
    JavaMethod declared = target.method();
    Subclasses below = new Subclasses(target);
    if (declared == null
        || declared.isConstructor()
        || declared.is(JavaModifier.FINAL)
        || target.clazz().kind() == ClassKind.ANNOTATION
        || !below.isPossible()) {
      return List.of();
    }
    JavaMethod method = Subclasses.substitute(declared, target.arguments());
    if (declared.is(JavaModifier.STATIC)) {
      return target.clazz().isInterface() ? List.of() : List.of(hiding(below, method));
    }
    List<Use> uses = new ArrayList<>();
    Set<String> itself = Set.of(Subclasses.key(method));
    uses.add(use(method, below.whole(Subclasses.implementation(method), itself)));
    if (!declared.is(JavaModifier.ABSTRACT)) {
      uses.add(use(method, below.whole(callingSuper(target, method), itself)));
    }
    return uses;
  }

  /** A static method of a subclass hides one. */
  private static Use hiding(Subclasses below, JavaMethod method) {
    String declaration = Subclasses.declaration(method, Types.thrown(method.thrown()));
    String hiding = declaration.replaceFirst("^(public|protected) ", "$1 static ");
    return Use.ofDeclaration(
        hiding,
        below.partial(hiding + " {\n      " + Types.returnZero(method.result()) + "\n    }"),
        Subclasses.NAME + ".class.getName();");
  }

  private static Use use(JavaMethod method, String subclass) {
    return Use.ofDeclaration(
        "@Override " + Subclasses.declaration(method, Types.thrown(method.thrown())),
        subclass,
        "new " + Subclasses.NAME + "();");
  }

  private static String callingSuper(Target target, JavaMethod method) {
    String above = target.clazz().isInterface() ? target.name() + ".super." : "super.";
    String arguments =
        IntStream.range(0, method.parameters().size())
            .mapToObj(each -> "p" + each)
            .collect(Collectors.joining(", "));
    boolean isVoid = method.result().name().equals("void");
    return "@Override "
        + Subclasses.declaration(method, Types.thrown(method.thrown()))
        + " {\n      "
        + (isVoid ? "" : "return ")
        + above
        + method.name()
        + "("
        + arguments
        + ");\n    }";
  }
}
