package dev.waybill.plugin.witness;

import dev.waybill.manifest.surface.JavaClass;
import dev.waybill.manifest.surface.TypeUse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Type;

/** Writes the annotations of stubs that a compiler heeds, and defaults of elements. */
final class StubAnnotations {

  private static final Pattern TEXT = Pattern.compile("@(\\w+)(?:\\((.*)\\))?");
  private static final String IN_ANNOTATION = "Ljava/lang/annotation/";

  /** The elements of annotations that are constants of an enum. */
  private static final Map<String, String> ENUMS =
      Map.of("Target", "ElementType", "Retention", "RetentionPolicy");

  private static final Set<String> MARKS = Set.of("Inherited", "Documented");

  private StubAnnotations() {}

  static void write(List<String> annotations, ClassVisitor out) {
    annotations.forEach(each -> write(each, descriptor -> out.visitAnnotation(descriptor, true)));
  }

  static void write(List<String> annotations, MethodVisitor out) {
    annotations.forEach(each -> write(each, descriptor -> out.visitAnnotation(descriptor, true)));
  }

  /** Opens an annotation of a descriptor. */
  private interface Place {
    AnnotationVisitor open(String descriptor);
  }

  private static void write(String text, Place place) {
    Matcher parts = TEXT.matcher(text);
    if (!parts.matches()) {
      return;
    }
    String name = parts.group(1);
    String elements = parts.group(2) == null ? "" : parts.group(2);
    String type = ENUMS.get(name);
    if (type != null) {
      AnnotationVisitor out = place.open(IN_ANNOTATION + name + ";");
      enums(out, IN_ANNOTATION + type + ";", elements, name.equals("Target"));
    } else if (name.equals("Repeatable") && elements.endsWith(".class")) {
      AnnotationVisitor out = place.open(IN_ANNOTATION + name + ";");
      String container = elements.substring(0, elements.length() - ".class".length());
      out.visit("value", Type.getObjectType(Descriptors.internal(container)));
      out.visitEnd();
    } else if (MARKS.contains(name)) {
      place.open(IN_ANNOTATION + name + ";").visitEnd();
    } else if (name.equals("FunctionalInterface")) {
      place.open("Ljava/lang/FunctionalInterface;").visitEnd();
    }
  }

  private static void enums(AnnotationVisitor out, String type, String text, boolean isArray) {
    if (isArray) {
      AnnotationVisitor array = out.visitArray("value");
      for (String each : text.replaceAll("[{}\\s]", "").split(",", -1)) {
        if (!each.isEmpty()) {
          array.visitEnum(null, type, each);
        }
      }
      array.visitEnd();
    } else {
      out.visitEnum("value", type, text);
    }
    out.visitEnd();
  }

  /** Writes that an element has a default; which one no client sees when it is compiled. */
  static void writeDefault(Scene scene, TypeUse type, Descriptors types, MethodVisitor out) {
    AnnotationVisitor value = out.visitAnnotationDefault();
    if (type.form() == TypeUse.Form.ARRAY) {
      value.visitArray(null).visitEnd();
    } else {
      element(scene, type, types.of(type), value);
    }
    value.visitEnd();
  }

  private static void element(
      Scene scene, TypeUse type, String descriptor, AnnotationVisitor value) {
    switch (type.name()) {
      case "boolean" -> value.visit(null, false);
      case "byte" -> value.visit(null, (byte) 0);
      case "char" -> value.visit(null, '0');
      case "short" -> value.visit(null, (short) 0);
      case "int" -> value.visit(null, 0);
      case "long" -> value.visit(null, 0L);
      case "float" -> value.visit(null, 0f);
      case "double" -> value.visit(null, 0d);
      case "java.lang.String" -> value.visit(null, "");
      case "java.lang.Class" -> value.visit(null, Type.getType(Object.class));
      default -> {
        JavaClass clazz = scene.find(type.name()).orElse(null);
        if (clazz != null && clazz.isInterface()) {
          value.visitAnnotation(null, descriptor).visitEnd();
        } else if (clazz != null && !clazz.fields().isEmpty()) {
          value.visitEnum(null, descriptor, clazz.fields().get(0).name());
        }
      }
    }
  }
}
