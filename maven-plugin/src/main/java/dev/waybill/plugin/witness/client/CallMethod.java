package dev.waybill.plugin.witness.client;

import dev.waybill.manifest.surface.JavaMethod;
import dev.waybill.manifest.surface.JavaModifier;
import dev.waybill.manifest.surface.JavaParameter;
import dev.waybill.manifest.surface.TypeUse;
import dev.waybill.manifest.verdict.ChangeKind;
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
        uses.addAll(conversions(target, method));
        if (method.is(JavaModifier.STATIC) && method.is(JavaModifier.PUBLIC)) {
          String zeros = Types.zeros(method.parameters());
          uses.add(
              Use.ofStatement(
                  "((" + target.typeText() + ") null)." + method.name() + "(" + zeros + ");",
                  Types.thrown(method.thrown())));
        }
        if (!each.typeParameters().isEmpty()) {
          uses.add(call(target, method, typeArguments(each), Types.zeros(method.parameters())));
        }
      }
    }
    return uses;
  }

  /** Uses of the result that only its very type allows. */
  private static List<Use> conversions(Target target, JavaMethod method) {
    String name = method.result().name();
    if (name.equals("void") || !method.is(JavaModifier.PUBLIC)) {
      return List.of();
    }
    String receiver =
        method.is(JavaModifier.STATIC) ? target.name() : "((" + target.typeText() + ") null)";
    String call = receiver + "." + method.name() + "(" + Types.zeros(method.parameters()) + ")";
    String thrown = Types.thrown(method.thrown());
    if (!method.result().isReference()) {
      return List.of(Use.ofStatement(Types.boxed(name) + " boxed = " + call + ";", thrown));
    }
    String list = "java.util.List<" + Types.text(method.result()) + "> all = one;";
    List<Use> uses = new ArrayList<>();
    uses.add(Use.ofStatement(call + ".hashCode();", thrown));
    uses.add(Use.ofStatement("var one = java.util.List.of(" + call + "); " + list, thrown));
    if (target.kind() == ChangeKind.METHOD_TYPE_PARAMETERS_CHANGED) {
      uses.add(Use.ofStatement("System.out.println(" + call + ");", thrown));
    }
    return uses;
  }

  private static String typeArguments(JavaMethod method) {
    return method.typeParameters().stream()
        .map(each -> TypeUse.ofVariable(each.name()))
        .map(each -> Types.text(each.substitute(Types.arguments(method.typeParameters()))))
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
    String plain =
        method.parameters().stream()
            .map(each -> each.type().isReference() ? "null" : Types.zero(each.type()))
            .collect(Collectors.joining(", "));
    if (!plain.equals(all.get(0))) {
      all.add(plain);
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

  static String narrower(TypeUse type) {
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
