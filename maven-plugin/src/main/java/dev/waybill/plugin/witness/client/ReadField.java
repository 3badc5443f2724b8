package dev.waybill.plugin.witness.client;

import dev.waybill.manifest.surface.JavaField;
import dev.waybill.manifest.surface.JavaModifier;
import java.util.ArrayList;
import java.util.List;

/** Reads a field, and assigns one that is not final. */
final class ReadField implements ClientTemplate {

  @Override
  public List<Use> uses(Target target) {
    List<Use> uses = new ArrayList<>();
    for (JavaField declared : target.fields()) {
      JavaField each = declared.with(declared.type().substitute(target.arguments()));
      boolean isProtected = !each.is(JavaModifier.PUBLIC);
      boolean isStatic = each.is(JavaModifier.STATIC);
      String receiver =
          isProtected
              ? isStatic ? Subclasses.NAME : "((" + Subclasses.NAME + ") null)"
              : isStatic ? target.name() : "((" + target.typeText() + ") null)";
      String place = receiver + "." + each.name();
      List<String> statements = new ArrayList<>();
      statements.add(Types.text(each.type()) + " value = " + place + ";");
      if (!each.type().isReference()) {
        statements.add(Types.boxed(each.type().name()) + " boxed = " + place + ";");
      }
      if (!each.is(JavaModifier.FINAL) && !target.clazz().isInterface()) {
        statements.add(place + " = " + Types.zero(each.type()) + ";");
        statements.add(place + " = " + CallMethod.narrower(each.type()) + ";");
      }
      for (String statement : statements) {
        uses.add(isProtected ? below(target, statement) : Use.ofStatement(statement, ""));
      }
    }
    return uses;
  }

  private static Use below(Target target, String statement) {
    String members = "static void use() {\n      " + statement + "\n    }";
    return Use.ofDeclaration(
        statement, new Subclasses(target).partial(members), Subclasses.NAME + ".use();");
  }
}
