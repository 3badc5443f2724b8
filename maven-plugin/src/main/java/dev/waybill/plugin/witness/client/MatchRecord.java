package dev.waybill.plugin.witness.client;

import dev.waybill.manifest.surface.ClassKind;
import dev.waybill.manifest.surface.JavaClass;
import dev.waybill.manifest.surface.JavaParameter;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Takes a record apart with a pattern. */
final class MatchRecord implements ClientTemplate {

  @Override
  public List<Use> uses(Target target) {
    JavaClass clazz = target.clazz();
    if (clazz.kind() != ClassKind.RECORD || !target.isClass()) {
      return List.of();
    }
    String parts =
        IntStream.range(0, clazz.components().size())
            .mapToObj(each -> part(target, clazz.components().get(each)) + " c" + each)
            .collect(Collectors.joining(", "));
    String test = "boolean matches = of instanceof " + target.typeText() + "(" + parts + ");";
    return List.of(
        Use.ofDeclaration(
                test,
                "static void match(" + target.typeText() + " of) {\n    " + test + "\n  }",
                "match(null);")
            .withPatterns());
  }

  private static String part(Target target, JavaParameter component) {
    return Types.text(component.type().substitute(target.arguments()));
  }
}
