package dev.waybill.plugin.site;

import dev.waybill.manifest.ApiSymbol;
import dev.waybill.manifest.SchemaText;
import dev.waybill.manifest.SymbolKind;
import dev.waybill.manifest.surface.ClassNames;
import dev.waybill.manifest.surface.JavaClass;
import dev.waybill.manifest.surface.JavaField;
import dev.waybill.manifest.surface.JavaMethod;
import dev.waybill.manifest.surface.JavaText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lists the members of exported types as Java declares them. */
final class TypeMembers {

  private static final JavaText JAVA = new JavaText(ClassNames.BINARY);
  private static final String PUBLIC = "public ";

  private final Catalog catalog;

  TypeMembers(Catalog catalog) {
    this.catalog = catalog;
  }

  /** The head of a type; its simple name where only the manifest is known. */
  String head(ApiSymbol type) {
    return find(type)
        .map(each -> SchemaText.display(JAVA.head(each).replace('$', '.')))
        .orElse(SchemaText.of(type));
  }

  List<SymbolPage.Member> of(ApiSymbol symbol) {
    List<SymbolPage.Member> members = new ArrayList<>();
    Optional<JavaClass> found = find(symbol);
    if (found.isEmpty()) {
      return members;
    }
    JavaClass clazz = found.get();
    clazz.components().forEach(each -> add(members, "component", JAVA.of(each)));
    for (JavaField field : clazz.fields().stream().filter(JavaField::isVisible).toList()) {
      add(members, field.isEnumConstant() ? "constant" : "field", JAVA.of(field));
    }
    for (JavaMethod method : clazz.methods()) {
      add(members, method.isConstructor() ? "constructor" : "method", JAVA.of(clazz, method));
    }
    return members;
  }

  private Optional<JavaClass> find(ApiSymbol symbol) {
    return symbol.kind() == SymbolKind.TYPE ? catalog.findClass(symbol.owner()) : Optional.empty();
  }

  private static void add(List<SymbolPage.Member> members, String kind, String text) {
    String shown = SchemaText.display(text.replace('$', '.'));
    // All are, but for a few that are protected.
    members.add(
        new SymbolPage.Member(
            kind, shown.startsWith(PUBLIC) ? shown.substring(PUBLIC.length()) : shown));
  }
}
