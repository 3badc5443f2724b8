package dev.waybill.plugin.witness.client;

import dev.waybill.manifest.surface.JavaMethod;
import dev.waybill.manifest.surface.JavaModifier;
import dev.waybill.manifest.surface.JavaParameter;
import dev.waybill.manifest.surface.TypeUse;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Calls a method with arguments of exactly its types and keeps what it returns. */
final class CallMethod implements ClientTemplate {

  @Override
  public List<Use> uses(Target target) {
    List<Use> uses = new ArrayList<>();
    for (JavaMethod each : target.methods()) {
      if (!each.isConstructor()) {
        JavaMethod method = Target.concrete(each, target.arguments());
        for (String arguments : arguments(method)) {
          uses.add(call(target, method, "", arguments));
        }
        if (!each.typeParameters().isEmpty()) {
          uses.add(call(target, method, typeArguments(each), Types.zeros(method.parameters())));
        }
      }
    }
    return uses;
  }

  private static String typeArguments(JavaMethod method) {
    return method.typeParameters().stream()
        .map(each -> Types.text(Types.arguments(method.typeParameters()).get(each.name())))
        .collect(Collectors.joining(", ", "<", ">"));
  }

  /** The arguments; narrower ones, too, for conversions that another parameter does not allow. */
  static List<String> arguments(JavaMethod method) {
    List<String> all = new ArrayList<>();
    all.add(Types.zeros(method.parameters()));
    String narrower =
        method.parameters().stream()
            .map(each -> narrower(each.type()))
            .collect(Collectors.joining(", "));
    if (!narrower.equals(all.get(0))) {
      all.add(narrower);
    }
    int last = method.parameters().size() - 1;
    if (method.isVarargs()) {
      List<String> single = new ArrayList<>();
      for (JavaParameter each : method.parameters().subList(0, last)) {
        single.add(Types.zero(each.type()));
      }
      all.add(String.join(", ", single));
      single.add(Types.zero(method.parameters().get(last).type().element()));
      all.add(String.join(", ", single));
    }
    return all;
  }

  private static String narrower(TypeUse type) {
    return switch (type.name()) {
      case "short", "int" -> "(byte) 0";
      case "long", "float", "double" -> "0";
      default -> Types.zero(type);
    };
  }

  private static Use call(Target target, JavaMethod method, String types, String arguments) {
    boolean isStatic = method.is(JavaModifier.STATIC);
    boolean isProtected = !method.is(JavaModifier.PUBLIC);
    String receiver =
        isProtected
            ? isStatic ? Subclasses.NAME : "((" + Subclasses.NAME + ") null)"
            : isStatic ? target.name() : "((" + target.typeText() + ") null)";
    String call = receiver + "." + types + method.name() + "(" + arguments + ");";
    String result = method.result().name().equals("void") ? "" : Types.text(method.result());
    String statement = result.isEmpty() ? call : result + " result = " + call;
    String thrown = Types.thrown(method.thrown());
    if (!isProtected) {
      return Use.ofStatement(statement, thrown);
    }
    String members = "static void use()" + thrown + " {\n      " + statement + "\n    }";
    return Use.ofDeclaration(
        statement, new Subclasses(target).partial(members), Subclasses.NAME + ".use();");
  }
}
