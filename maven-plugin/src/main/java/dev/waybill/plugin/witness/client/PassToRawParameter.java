package dev.waybill.plugin.witness.client;

import dev.waybill.manifest.surface.JavaClass;
import dev.waybill.manifest.surface.JavaMethod;
import dev.waybill.manifest.surface.JavaModifier;
import dev.waybill.manifest.surface.JavaParameter;
import dev.waybill.manifest.surface.TypeUse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Passes generic types to raw parameters, which take any of them. */
final class PassToRawParameter implements ClientTemplate {

  private static final TypeUse INTEGER = TypeUse.ofClass("java.lang.Integer", List.of());

  @Override
  public List<Use> uses(Target target) {
    JavaMethod method = target.method();
    if (method == null || method.isConstructor() || !method.is(JavaModifier.PUBLIC)) {
      return List.of();
    }
    JavaMethod concrete = Target.concrete(method, target.arguments());
    List<String> arguments = new ArrayList<>();
    boolean hasRaw = false;
    for (JavaParameter each : concrete.parameters()) {
      int count = missing(each.type(), target);
      hasRaw |= count > 0;
      TypeUse type =
          count == 0
              ? each.type()
              : TypeUse.ofClass(each.type().name(), Collections.nCopies(count, INTEGER));
      arguments.add(Types.zero(type));
    }
    if (!hasRaw) {
      return List.of();
    }
    String receiver =
        method.is(JavaModifier.STATIC) ? target.name() : "((" + target.typeText() + ") null)";
    return List.of(
        Use.ofStatement(
            receiver + "." + method.name() + "(" + String.join(", ", arguments) + ");",
            Types.thrown(concrete.thrown())));
  }

  /** How many type arguments a raw type lacks; 0 for one whose bounds an integer might not keep. */
  private static int missing(TypeUse type, Target target) {
    if (type.form() != TypeUse.Form.CLASS || !type.arguments().isEmpty()) {
      return 0;
    }
    return target
        .classes()
        .find(type.name())
        .map(JavaClass::typeParameters)
        .filter(variables -> variables.stream().allMatch(each -> each.bounds().isEmpty()))
        .map(List::size)
        .orElse(0);
  }
}
