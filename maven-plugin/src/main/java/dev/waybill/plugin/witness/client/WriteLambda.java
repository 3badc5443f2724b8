package dev.waybill.plugin.witness.client;

import dev.waybill.manifest.surface.ClassKind;
import dev.waybill.manifest.surface.JavaMethod;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes a lambda for an interface with one abstract method. */
final class WriteLambda implements ClientTemplate {

  @Override
  public List<Use> uses(Target target) {
    if (target.clazz().kind() != ClassKind.INTERFACE) {
      return List.of();
    }
    List<JavaMethod> methods = List.copyOf(new Subclasses(target).abstractMethods().values());
    if (methods.size() != 1 || !methods.get(0).typeParameters().isEmpty()) {
      return List.of();
    }
    JavaMethod method = methods.get(0);
    String parameters =
        IntStream.range(0, method.parameters().size())
            .mapToObj(each -> Types.text(method.parameters().get(each).type()) + " p" + each)
            .collect(Collectors.joining(", "));
    return List.of(
        Use.ofStatement(
            target.typeText()
                + " lambda = ("
                + parameters
                + ") -> { "
                + Types.returnZero(method.result())
                + " };",
            ""));
  }
}
