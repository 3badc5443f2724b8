package dev.waybill.plugin.witness.client;

import dev.waybill.manifest.surface.ClassKind;
import dev.waybill.manifest.surface.JavaClass;
import dev.waybill.manifest.surface.JavaField;
import dev.waybill.manifest.surface.TypeUse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lists all cases of an enum or a sealed type in a switch without a default. */
final class SwitchOverCases implements ClientTemplate {

  @Override
  public List<Use> uses(Target target) {
    JavaClass clazz = target.clazz();
    if (clazz.kind() == ClassKind.ENUM) {
      return List.of(exhaustive(target, constants(clazz)));
    }
    List<Use> uses = new ArrayList<>();
    List<String> cases = new ArrayList<>();
    for (String each : clazz.permits()) {
      Optional<JavaClass> found = target.classes().find(each);
      found.ifPresent(
          permitted -> {
            String name = Types.text(TypeUse.ofClass(each, List.of()));
            cases.add("case " + name + " c -> 1;");
            TypeUse use = Types.use(permitted);
            if (clazz.typeParameters().isEmpty()) {
              uses.add(
                  Use.ofDeclaration(
                      target.typeText() + " of = (" + Types.text(use) + ") null;",
                      "static void take(" + target.typeText() + " of) { }",
                      "take((" + Types.text(use) + ") null);"));
            }
            uses.add(Use.ofStatement("Class<?> permitted = " + name + ".class;", ""));
          });
    }
    if (!cases.isEmpty() && cases.size() == clazz.permits().size()) {
      uses.add(0, exhaustive(target, cases).withPatterns());
    }
    return uses;
  }

  private static List<String> constants(JavaClass clazz) {
    return clazz.fields().stream()
        .filter(JavaField::isEnumConstant)
        .map(each -> "case " + each.name() + " -> 1;")
        .toList();
  }

  private static Use exhaustive(Target target, List<String> cases) {
    return Use.ofStatement(
        "int chosen = switch (("
            + target.typeText()
            + ") null) { "
            + String.join(" ", cases)
            + " };",
        "");
  }
}
