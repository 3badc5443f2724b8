package dev.waybill.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.waybill.manifest.SymbolKind;
import dev.waybill.processor.write.RegistrarPlan.Part;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes the registrar of one class: its members behind ids. */
final class RegistrarWriter {

  static final ClassName REGISTRAR = ClassName.get(JavaNames.SPI, "Registrar");

  private final SourceFiles sources;
  private final RegistrarCalls calls;

  /**
   * Begins.
   *
   * @param sources finishes classes
   * @param calls writes what ids link to and call
   */
  RegistrarWriter(SourceFiles sources, RegistrarCalls calls) {
    this.sources = sources;
    this.calls = calls;
  }

  /**
   * Writes one registrar.
   *
   * @param part what it holds
   * @param ofClass all exports of the class, for whose ops the first registrar declares interfaces
   */
  GeneratedFile write(Part part, List<Exported> ofClass) {
    TypeSpec.Builder type =
        TypeSpec.classBuilder(part.name())
            .addJavadoc(
                hasSymbols(part)
                    ? "Links and calls the exports of {@code $L}.\n"
                    : "Visits the state of {@code $L}.\n",
                part.ownerName().canonicalName())
            .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
            .addSuperinterface(REGISTRAR);
    type.addMethod(
        MethodSpec.constructorBuilder()
            .addJavadoc("Links nothing yet.\n")
            .addModifiers(Modifier.PUBLIC)
            .build());
    type.addMethod(override("owner", String.class).addCode("return $S;\n", part.owner()).build());
    calls.addTo(type, part);
    if (part.state() != null) {
      StateMethod.addTo(type, part.ownerName(), part.state());
    }
    if (part.number() == 1) {
      ofClass.stream()
          .filter(export -> export.draft().kind() == SymbolKind.OP)
          .filter(export -> export.draft().inPlaceOf() == null) // which shares its op's
          .forEach(export -> calls.addCallInterface(type, export));
    }
    return sources.file(part.name(), type, List.of(part.topLevel()));
  }

  private static boolean hasSymbols(Part part) {
    return !part.exports().isEmpty() || !part.kernels().isEmpty() || !part.gradients().isEmpty();
  }

  static MethodSpec.Builder override(String name, java.lang.reflect.Type result) {
    return MethodSpec.methodBuilder(name)
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC)
        .returns(result);
  }
}
