package dev.waybill.processor.write;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** Finishes generated classes. */
final class SourceFiles {

  private static final ClassName GENERATED =
      ClassName.get("javax.annotation.processing", "Generated");
  // What a signature of the user's may bring along, which the user has seen and accepted there.
  private static final CodeBlock ACCEPTED =
      CodeBlock.of(
          "{$S, $S, $S, $S, $S, $S}",
          "NullAway",
          "deprecation",
          "exports",
          "overloads",
          "rawtypes",
          "removal");

  private final boolean marked;

  /**
   * Begins.
   *
   * @param marked whether {@code @Generated} can be named
   */
  SourceFiles(boolean marked) {
    this.marked = marked;
  }

  /** Finishes a class that names types of the user's. */
  GeneratedFile file(ClassName name, TypeSpec.Builder type, Collection<String> origins) {
    AnnotationSpec accepted =
        AnnotationSpec.builder(SuppressWarnings.class).addMember("value", ACCEPTED).build();
    return plain(name, type.addAnnotation(accepted), origins);
  }

  /** Finishes a class that names none. */
  GeneratedFile plain(ClassName name, TypeSpec.Builder type, Collection<String> origins) {
    if (marked) {
      type.addAnnotation(
          AnnotationSpec.builder(GENERATED).addMember("value", "$S", "dev.waybill").build());
    }
    String text =
        JavaFile.builder(name.packageName(), type.build()).indent("  ").build().toString();
    return new GeneratedFile(
        name.canonicalName(), GeneratedFile.Kind.SOURCE, text, List.copyOf(new TreeSet<>(origins)));
  }
}
