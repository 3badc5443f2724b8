package dev.waybill.plugin.witness;

import dev.waybill.manifest.surface.JavaClass;
import dev.waybill.manifest.surface.Surface;
import dev.waybill.manifest.surface.TypeUse;
import dev.waybill.manifest.verdict.Outside;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/**
 * Class files of a surface without the code behind it: a client of the library compiles and links
 * against them as against the library, and running it runs nothing of the library.
 */
final class StubClasses {

  private final Scene scene;
  private final Outside dependencies;
  private final Map<String, byte[]> files = new TreeMap<>();

  private StubClasses(Scene scene, Outside dependencies) {
    this.scene = scene;
    this.dependencies = dependencies;
  }

  /**
   * Writes a surface.
   *
   * @param surface the surface
   * @param around the classes around it
   * @return the class files by their binary names
   */
  static Map<String, byte[]> of(Surface surface, Outside around) {
    Scene scene = new Scene(surface, around);
    StubClasses classes = new StubClasses(scene, around);
    surface.classes().forEach(classes::write);
    return classes.files;
  }

  private void write(JavaClass clazz) {
    Set<String> mentioned = new TreeSet<>();
    Mentions.add(clazz, mentioned);
    files.put(clazz.name(), new StubClass(scene, clazz).write(mentioned));
    for (String each : mentioned) {
      boolean isHidden = scene.findOwn(each).isEmpty() && dependencies.find(each).isEmpty();
      if (isHidden) {
        files.computeIfAbsent(each, name -> hidden(name, above(clazz, name)));
      }
    }
  }

  /** A permitted subclass is below the class that permits it. */
  private static Optional<JavaClass> above(JavaClass clazz, String mentioned) {
    return clazz.permits().contains(mentioned) ? Optional.of(clazz) : Optional.empty();
  }

  /** A class that clients cannot name, but must find. */
  private static byte[] hidden(String name, Optional<JavaClass> above) {
    ClassWriter out = new ClassWriter(0);
    String superclass = "java/lang/Object";
    String[] interfaces = new String[0];
    if (above.isPresent()) {
      String internal = Descriptors.internal(above.get().name());
      if (above.get().isInterface()) {
        interfaces = new String[] {internal};
      } else {
        superclass = internal;
      }
    }
    out.visit(
        StubClass.VERSION,
        Opcodes.ACC_SUPER | Opcodes.ACC_FINAL,
        Descriptors.internal(name),
        null,
        superclass,
        interfaces);
    out.visitEnd();
    return out.toByteArray();
  }

  /** The classes that a class mentions. */
  private static final class Mentions {

    private Mentions() {}

    static void add(JavaClass clazz, Set<String> into) {
      Deque<TypeUse> open = new ArrayDeque<>(clazz.interfaces());
      if (clazz.superclass() != null) {
        open.add(clazz.superclass());
      }
      clazz.typeParameters().forEach(each -> open.addAll(each.bounds()));
      clazz.components().forEach(each -> open.add(each.type()));
      clazz.fields().forEach(each -> open.add(each.type()));
      clazz
          .methods()
          .forEach(
              each -> {
                open.add(each.result());
                open.addAll(each.thrown());
                each.parameters().forEach(parameter -> open.add(parameter.type()));
                each.typeParameters().forEach(variable -> open.addAll(variable.bounds()));
              });
      into.addAll(clazz.permits());
      while (!open.isEmpty()) {
        TypeUse type = open.remove();
        if (type.form() == TypeUse.Form.CLASS) {
          into.add(type.name());
        }
        List<TypeUse> arguments = type.arguments();
        open.addAll(arguments);
      }
    }
  }
}
