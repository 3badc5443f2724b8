package dev.waybill.processor.write;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.waybill.processor.model.ForeignModule;
import dev.waybill.processor.model.ModuleIdentity;
import dev.waybill.processor.model.NamespaceDraft;
import dev.waybill.processor.write.RegistrarPlan.Part;
import java.util.List;
import java.util.TreeSet;
import javax.lang.model.element.Modifier;

/** Writes a module's provider and the file that a service loader reads. */
final class ProviderWriter {

  private static final ClassName MODULE = ClassName.get(JavaNames.SPI, "ListedModule");
  private static final ClassName SERVICE = ClassName.get(JavaNames.SPI, "ExportModule");
  private static final ClassName INDEX = ClassName.get(JavaNames.SPI, "ExportIndex");

  private final SourceFiles sources;
  private final ModuleIdentity identity;
  private final ClassName name;
  private final List<String> origins;

  ProviderWriter(SourceFiles sources, ModuleIdentity identity, List<String> origins) {
    this.sources = sources;
    this.identity = identity;
    this.name = JavaNames.provider(identity);
    this.origins = origins;
  }

  List<GeneratedFile> write(
      List<NamespaceDraft> namespaces, List<Part> registrars, ListingWriter listing) {
    TypeSpec.Builder type =
        provider()
            .addAnnotation(index(namespaces))
            .addMethod(
                RegistrarWriter.override("id", String.class)
                    .addCode("return $S;\n", identity.id())
                    .build())
            .addMethod(
                RegistrarWriter.override("format", int.class)
                    .addCode("return $L;\n", ForeignModule.FORMAT)
                    .build());
    addListing(type, listing.list(registrars));
    addRegistrars(type, registrars);
    return List.of(
        sources.plain(name, type, origins),
        new GeneratedFile(
            "META-INF/services/" + SERVICE.canonicalName(),
            GeneratedFile.Kind.CLASS_OUTPUT_RESOURCE,
            name.canonicalName() + "\n",
            origins));
  }

  private TypeSpec.Builder provider() {
    return TypeSpec.classBuilder(name)
        .addJavadoc("The exports of {@code $L}.\n", identity.id())
        .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
        .superclass(MODULE)
        .addMethod(
            MethodSpec.constructorBuilder()
                .addJavadoc("For the service loader.\n")
                .addModifiers(Modifier.PUBLIC)
                .build());
  }

  private static void addListing(TypeSpec.Builder type, String listing) {
    CodeBlock.Builder names = CodeBlock.builder();
    int number = 0;
    for (String piece : TextBlock.pieces(listing)) {
      String field = ForeignModule.LISTING + ++number;
      // Not private: tools that compare what a jar offers to compilers drop private members.
      type.addField(
          FieldSpec.builder(String.class, field, Modifier.STATIC, Modifier.FINAL)
              .addJavadoc("A piece of the listing.\n")
              .initializer("$L", TextBlock.of(piece))
              .build());
      names.add(number == 1 ? "$L" : ", $L", field);
    }
    type.addMethod(
        inherited("listing", TypeName.get(String[].class))
            .addCode("return new $T[] {$L};\n", String.class, names.build())
            .build());
  }

  private void addRegistrars(TypeSpec.Builder type, List<Part> registrars) {
    SwitchMethod made =
        new SwitchMethod(
            inherited("registrar", RegistrarWriter.REGISTRAR).addParameter(int.class, "id").build(),
            List.of(),
            name.simpleName() + " has no registrar");
    for (int i = 0; i < registrars.size(); i++) {
      made.add(i, CodeBlock.of("new $T();\n", registrars.get(i).name()), false);
    }
    made.addTo(type, CodeBlock.of(""));
  }

  private static MethodSpec.Builder inherited(String method, TypeName result) {
    return MethodSpec.methodBuilder(method)
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PROTECTED)
        .returns(result);
  }

  private AnnotationSpec index(List<NamespaceDraft> namespaces) {
    AnnotationSpec.Builder index =
        AnnotationSpec.builder(INDEX)
            .addMember("module", "$S", identity.id())
            .addMember("format", "$L", ForeignModule.FORMAT);
    TreeSet<String> owned = new TreeSet<>();
    namespaces.forEach(n -> owned.add(n.name().value()));
    // One text is no array in braces to JavaPoet, which Java takes as well.
    owned.forEach(namespace -> index.addMember("namespaces", "$S", namespace));
    return index.build();
  }
}
