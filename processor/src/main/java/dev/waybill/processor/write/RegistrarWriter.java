package dev.waybill.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.waybill.manifest.ApiSymbol;
import dev.waybill.manifest.SchemaText;
import dev.waybill.manifest.SymbolKind;
import dev.waybill.processor.model.DeprecationDraft;
import dev.waybill.processor.model.KernelDraft;
import dev.waybill.processor.write.RegistrarPlan.Part;
import dev.waybill.processor.write.WriteInput.KernelTarget;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import javax.lang.model.element.Modifier;

/** Writes the registrar of one class: its names as constants, its members behind ids. */
final class RegistrarWriter {

  private static final ClassName REGISTRAR = ClassName.get(JavaNames.SPI, "Registrar");
  static final ClassName REGISTRATION = ClassName.get(JavaNames.SPI, "Registration");

  private final Sources sources;
  private final Map<String, ApiSymbol> symbols;
  private final RegistrarCalls calls;

  /**
   * Begins.
   *
   * @param sources finishes classes
   * @param symbols the manifest's symbols by canonical name
   * @param calls writes what ids link to and call
   */
  RegistrarWriter(Sources sources, Map<String, ApiSymbol> symbols, RegistrarCalls calls) {
    this.sources = sources;
    this.symbols = symbols;
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
            .addJavadoc("Registers the exports of {@code $L}.\n", part.ownerName().canonicalName())
            .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
            .addSuperinterface(REGISTRAR);
    type.addMethod(
        MethodSpec.constructorBuilder()
            .addJavadoc("Begins without any link.\n")
            .addModifiers(Modifier.PUBLIC)
            .build());
    type.addMethod(override("owner", String.class).addCode("return $S;\n", part.owner()).build());
    addRegister(type, part);
    calls.addTo(type, part);
    if (part.number() == 1) {
      ofClass.stream()
          .filter(export -> export.draft().kind() == SymbolKind.OP)
          .forEach(export -> calls.addCallInterface(type, export));
    }
    return sources.file(part.name(), type, List.of(part.topLevel()));
  }

  static MethodSpec.Builder override(String name, java.lang.reflect.Type result) {
    return MethodSpec.methodBuilder(name)
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC)
        .returns(result);
  }

  private void addRegister(TypeSpec.Builder type, Part part) {
    int exports = part.exports().size();
    int all = exports + part.kernels().size();
    Function<Integer, CodeBlock> entry =
        id ->
            id < exports
                ? export(id, part.exports().get(id))
                : kernel(id, part.kernels().get(id - exports));
    Chunks.addTo(
        type,
        override("register", void.class).addParameter(REGISTRATION, "into").build(),
        all,
        entry);
  }

  private CodeBlock export(int id, Exported export) {
    SymbolKind kind = export.draft().kind();
    String name = export.canonical();
    ApiSymbol symbol = Objects.requireNonNull(symbols.get(name), name);
    CodeBlock.Builder code = CodeBlock.builder();
    String schema = SchemaText.of(symbol);
    switch (kind) {
      case OP ->
          code.add(
              "into.op(this, $L, $S, $S, $S);\n",
              id,
              name,
              schema,
              String.join(" ", symbol.dtypes()));
      case FUNCTION -> code.add("into.function(this, $L, $S, $S);\n", id, name, schema);
      case TYPE -> code.add("into.type(this, $L, $S, $S);\n", id, name, schema);
      case CONSTANT -> code.add("into.constant(this, $L, $S, $S);\n", id, name, schema);
    }
    for (String alias : symbol.aliases()) {
      code.add("into.alias(this, $L, $S);\n", id, alias);
    }
    for (DeprecationDraft d : export.draft().deprecations()) {
      code.add(
          "into.deprecated(this, $L, $S, $S, $S, $S, $S);\n",
          id,
          d.name().value(),
          d.since().value(),
          d.removal().value(),
          d.use().value(),
          d.why());
    }
    if (!export.generation1().equals(export.names())) {
      code.add("into.generation1(this, $L", id);
      export.generation1().forEach(n -> code.add(", $S", n));
      code.add(");\n");
    }
    return code.build();
  }

  private static CodeBlock kernel(int id, KernelTarget target) {
    KernelDraft kernel = target.kernel();
    return CodeBlock.of(
        "into.kernel(this, $L, $S, $S, $S, $S, $L);\n",
        id,
        ManifestBuilder.op(target),
        kernel.device().value(),
        String.join(" ", ManifestBuilder.values(kernel.dtypes())),
        String.join(" ", ManifestBuilder.values(kernel.requires())),
        kernel.priority().value());
  }
}
