package dev.waybill.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import dev.waybill.manifest.FacadeNames;
import dev.waybill.processor.model.ModuleIdentity;
import dev.waybill.processor.model.NamespaceDraft;
import dev.waybill.processor.model.SymbolDraft;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Names of generated classes and members. */
final class JavaNames {

  static final String SPI = "dev.waybill.spi";
  private static final String INDEX_PACKAGE = "dev.waybill.index";

  private JavaNames() {}

  /** Returns the qualified name of the provider that a module gets. */
  static ClassName provider(ModuleIdentity identity) {
    String javaPackage =
        identity.javaModule().isEmpty() ? INDEX_PACKAGE : identity.javaModule() + ".waybill";
    String[] parts = identity.id().split(":", 3);
    String name = parts.length == 1 ? parts[0] : parts[0] + ":" + parts[1];
    return ClassName.get(javaPackage, identifier(name));
  }

  /** Returns a registrar of a class with a binary name. */
  static ClassName registrar(String owner, int part) {
    String name = SymbolDraft.registrar(owner);
    int dot = name.lastIndexOf('.');
    return part(ClassName.get(name.substring(0, Math.max(0, dot)), name.substring(dot + 1)), part);
  }

  static ClassName facade(NamespaceDraft namespace, boolean generation1) {
    String name = namespace.name().value();
    int dot = name.lastIndexOf('.');
    String javaPackage =
        namespace.facadePackage().value()
            + (generation1 ? FacadeNames.GENERATION_1 : "")
            + (dot < 0 ? "" : "." + name.substring(0, dot));
    String facade = namespace.facade().value();
    return ClassName.get(
        javaPackage, facade.isEmpty() ? upperFirst(name.substring(dot + 1)) : facade);
  }

  static ClassName part(ClassName first, int part) {
    return part == 1 ? first : ClassName.get(first.packageName(), first.simpleName() + part);
  }

  /** Splits the qualified name of a class in a package. */
  static ClassName inPackage(String javaPackage, String qualified) {
    String names =
        javaPackage.isEmpty() ? qualified : qualified.substring(javaPackage.length() + 1);
    String[] simple = names.split("\\.", -1);
    return ClassName.get(javaPackage, simple[0], Arrays.copyOfRange(simple, 1, simple.length));
  }

  /**
   * Returns a class as an expression begins with it, where a field of the same name would be meant.
   *
   * @param fields the names of the fields in sight
   */
  static CodeBlock inExpression(ClassName type, Set<String> fields) {
    return fields.contains(type.topLevelClassName().simpleName())
        ? CodeBlock.of("$L", type.canonicalName())
        : CodeBlock.of("$T", type);
  }

  /** Returns the names with which an expression begins that names a class, imported or not. */
  static Set<String> heads(ClassName type) {
    String javaPackage = type.packageName();
    int dot = javaPackage.indexOf('.');
    String first = dot < 0 ? javaPackage : javaPackage.substring(0, dot);
    return new HashSet<>(List.of(type.topLevelClassName().simpleName(), first));
  }

  /** Returns a name that differs from all that are taken, in more than case. */
  static String free(String wanted, Collection<String> taken) {
    String name = wanted;
    for (int i = 2; taken.stream().anyMatch(name::equalsIgnoreCase); i++) {
      name = wanted + "_" + i;
    }
    return name;
  }

  static String namespace(String name) {
    return name.substring(0, Math.max(0, name.lastIndexOf('.')));
  }

  static String lastSegment(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  static String upperFirst(String name) {
    int first = name.codePointAt(0);
    return Character.toString(Character.toUpperCase(first))
        + name.substring(Character.charCount(first));
  }

  /** Turns {@code topK} into {@code TOP_K}. */
  static String upperSnake(String name) {
    StringBuilder snake = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean begins = i > 0 && Character.isUpperCase(c);
      if (begins && Character.isLowerCase(name.charAt(i - 1))) {
        snake.append('_');
      }
      snake.append(Character.toUpperCase(c));
    }
    return snake.toString();
  }

  private static String identifier(String name) {
    StringBuilder id = new StringBuilder();
    name.codePoints()
        .forEach(
            c -> {
              if (c == ':') {
                id.append("__");
              } else if (c != '$' && Character.isJavaIdentifierPart(c)) {
                id.appendCodePoint(c);
              } else {
                id.append('_');
              }
            });
    return id.isEmpty() || !Character.isJavaIdentifierStart(id.codePointAt(0)) ? "_" + id : id + "";
  }
}
