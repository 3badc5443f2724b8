package dev.waybill.manifest.verdict;

import dev.waybill.manifest.surface.JavaClass;
import dev.waybill.manifest.surface.JavaMethod;
import dev.waybill.manifest.surface.JavaParameter;
import dev.waybill.manifest.surface.TypeUse;
import dev.waybill.manifest.surface.TypeVariable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Types as the virtual machine knows them. */
final class Erasure {

  private final Map<String, List<TypeUse>> bounds = new HashMap<>();

  Erasure(World world, JavaClass owner, @Nullable JavaMethod method) {
    for (int end = owner.name().indexOf('$'); end > 0; end = owner.name().indexOf('$', end + 1)) {
      world.find(owner.name().substring(0, end)).ifPresent(each -> add(each.typeParameters()));
    }
    add(owner.typeParameters());
    if (method != null) {
      add(method.typeParameters());
    }
  }

  private void add(List<TypeVariable> variables) {
    variables.forEach(each -> bounds.put(each.name(), each.bounds()));
  }

  String of(TypeUse type) {
    return switch (type.form()) {
      case ARRAY -> of(type.element()) + "[]";
      case VARIABLE -> {
        List<TypeUse> above = bounds.getOrDefault(type.name(), List.of());
        yield above.isEmpty() ? TypeUse.OBJECT.name() : of(above.get(0));
      }
      default -> type.name();
    };
  }

  String parameters(JavaMethod method) {
    StringJoiner all = new StringJoiner(",", "(", ")");
    for (JavaParameter each : method.parameters()) {
      all.add(of(each.type()));
    }
    return all.toString();
  }
}
