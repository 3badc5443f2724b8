package dev.waybill.plugin.classes;

import dev.waybill.manifest.JavaLiteral;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Writes an annotation, or the default of an annotation's element, as Java does. */
final class AnnotationText extends AnnotationVisitor {

  private final SortedMap<String, String> values = new TreeMap<>();
  private final Consumer<SortedMap<String, String>> done;

  private AnnotationText(Consumer<SortedMap<String, String>> done) {
    super(Opcodes.ASM9);
    this.done = done;
  }

  /** Writes an annotation with its elements sorted. */
  static AnnotationVisitor ofAnnotation(String descriptor, Consumer<String> done) {
    String name = Type.getType(descriptor).getClassName();
    String simple = name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1);
    return new AnnotationText(values -> done.accept("@" + simple + elements(values)));
  }

  /** Writes a default. */
  static AnnotationVisitor ofDefault(Consumer<String> done) {
    return new AnnotationText(values -> done.accept(values.values().iterator().next()));
  }

  @Override
  public void visit(@Nullable String name, Object value) {
    put(name, text(value));
  }

  @Override
  public void visitEnum(@Nullable String name, String descriptor, String value) {
    put(name, value);
  }

  @Override
  public AnnotationVisitor visitAnnotation(@Nullable String name, String descriptor) {
    return ofAnnotation(descriptor, text -> put(name, text));
  }

  @Override
  public AnnotationVisitor visitArray(@Nullable String name) {
    List<String> elements = new ArrayList<>();
    return new AnnotationVisitor(Opcodes.ASM9) {
      @Override
      public void visit(@Nullable String ignored, Object value) {
        elements.add(text(value));
      }

      @Override
      public void visitEnum(@Nullable String ignored, String descriptor, String value) {
        elements.add(value);
      }

      @Override
      public AnnotationVisitor visitAnnotation(@Nullable String ignored, String descriptor) {
        return ofAnnotation(descriptor, elements::add);
      }

      @Override
      public void visitEnd() {
        put(name, "{" + String.join(", ", elements) + "}");
      }
    };
  }

  @Override
  public void visitEnd() {
    done.accept(values);
  }

  private void put(@Nullable String name, String text) {
    values.put(name == null ? "" : name, text);
  }

  private static String text(Object value) {
    if (value instanceof Type type) {
      return type.getClassName() + ".class";
    }
    // ASM gives arrays of primitive values whole.
    if (value.getClass().isArray()) {
      List<String> elements = new ArrayList<>();
      for (int i = 0; i < java.lang.reflect.Array.getLength(value); i++) {
        elements.add(JavaLiteral.of(java.lang.reflect.Array.get(value, i)));
      }
      return "{" + String.join(", ", elements) + "}";
    }
    return JavaLiteral.of(value);
  }

  private static String elements(SortedMap<String, String> values) {
    if (values.isEmpty()) {
      return "";
    }
    return values.entrySet().stream()
        .map(
            each ->
                each.getKey().equals("value") && values.size() == 1
                    ? each.getValue()
                    : each.getKey() + " = " + each.getValue())
        .collect(Collectors.joining(", ", "(", ")"));
  }
}
