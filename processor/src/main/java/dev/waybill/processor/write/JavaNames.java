package dev.waybill.processor.write;

import com.palantir.javapoet.ClassName;
import dev.waybill.processor.model.ModuleIdentity;
import dev.waybill.processor.model.NamespaceDraft;
import java.util.List;

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

  static ClassName registrar(ClassName owner, int part) {
    String name = String.join("_", owner.simpleNames()) + "_Registrar";
    return ClassName.get(owner.packageName(), part == 1 ? name : name + part);
  }

  static ClassName facade(NamespaceDraft namespace, boolean generation1) {
    String name = namespace.name().value();
    int dot = name.lastIndexOf('.');
    String javaPackage =
        namespace.facadePackage().value()
            + (generation1 ? ".compat.v1" : "")
            + (dot < 0 ? "" : "." + name.substring(0, dot));
    String facade = namespace.facade().value();
    return ClassName.get(
        javaPackage, facade.isEmpty() ? upperFirst(name.substring(dot + 1)) : facade);
  }

  static ClassName part(ClassName first, int part) {
    return part == 1 ? first : ClassName.get(first.packageName(), first.simpleName() + part);
  }

  /** Splits a binary name; {@code $} stands between nested classes only. */
  static ClassName binary(String name) {
    int dot = name.lastIndexOf('.');
    String javaPackage = name.substring(0, Math.max(0, dot));
    List<String> simple = List.of(name.substring(dot + 1).split("\\$", -1));
    return simple.contains("")
        ? ClassName.get(javaPackage, name.substring(dot + 1))
        : ClassName.get(
            javaPackage, simple.get(0), simple.subList(1, simple.size()).toArray(String[]::new));
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
