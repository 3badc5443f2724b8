package dev.waybill.processor.write;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.waybill.processor.model.ModuleIdentity;
import dev.waybill.processor.model.NamespaceDraft;
import dev.waybill.processor.write.RegistrarPlan.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import javax.lang.model.element.Modifier;

/** Writes a module's provider, the index of its names, and the file that a service loader reads. */
final class ProviderWriter {

  /** The format of the SPI that generated code speaks. */
  static final int FORMAT = 1;

  private static final int ENTRIES = 5_000;
  private static final ClassName MODULE = ClassName.get(JavaNames.SPI, "ExportModule");
  private static final ClassName INDEX = ClassName.get(JavaNames.SPI, "ExportIndex");

  private final Sources sources;
  private final ModuleIdentity identity;
  private final ClassName name;
  private final List<String> origins;

  ProviderWriter(Sources sources, ModuleIdentity identity, List<String> origins) {
    this.sources = sources;
    this.identity = identity;
    this.name = JavaNames.provider(identity);
    this.origins = origins;
  }

  List<GeneratedFile> write(
      List<NamespaceDraft> namespaces, List<Exported> exports, List<Part> registrars) {
    List<String> entries = new ArrayList<>(entries(exports));
    List<GeneratedFile> files = new ArrayList<>();
    List<String> parts = new ArrayList<>();
    // Names stay off the provider: it is loaded at every start, and its constants with it.
    ClassName names = name.peerClass(name.simpleName() + "_Names");
    for (int start = 0, number = 1; start < entries.size(); start += ENTRIES, number++) {
      ClassName part = JavaNames.part(names, number);
      parts.add(part.canonicalName());
      int end = Math.min(entries.size(), start + ENTRIES);
      files.add(sources.plain(part, part(part, entries.subList(start, end)), origins));
    }
    parts.sort(null);
    AnnotationSpec.Builder index = index();
    TreeSet<String> owned = new TreeSet<>();
    namespaces.forEach(n -> owned.add(n.name().value()));
    addTexts(index, "namespaces", List.copyOf(owned));
    addTexts(index, "parts", parts);
    files.add(0, sources.plain(name, provider(registrars).addAnnotation(index.build()), origins));
    files.add(
        new GeneratedFile(
            "META-INF/services/" + MODULE.canonicalName(),
            GeneratedFile.Kind.CLASS_OUTPUT_RESOURCE,
            name.canonicalName() + "\n",
            origins));
    return files;
  }

  private static Set<String> entries(List<Exported> exports) {
    TreeSet<String> entries = new TreeSet<>();
    for (Exported export : exports) {
      String kind = export.draft().kind().name().toLowerCase(Locale.ROOT);
      TreeSet<String> names = new TreeSet<>(export.names());
      names.addAll(export.generation1());
      for (String name : names) {
        String generations =
            (export.generation1().contains(name) ? "1" : "")
                + (export.names().contains(name) ? "2" : "");
        entries.add(String.join("\t", kind, generations, name, export.canonical(), export.place()));
      }
    }
    return entries;
  }

  private TypeSpec.Builder provider(List<Part> registrars) {
    TypeSpec.Builder type =
        TypeSpec.classBuilder(name)
            .addJavadoc("The exports of {@code $L}.\n", identity.id())
            .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
            .addSuperinterface(MODULE)
            .addMethod(
                MethodSpec.constructorBuilder()
                    .addJavadoc("For the service loader.\n")
                    .addModifiers(Modifier.PUBLIC)
                    .build())
            .addMethod(
                RegistrarWriter.override("id", String.class)
                    .addCode("return $S;\n", identity.id())
                    .build())
            .addMethod(
                RegistrarWriter.override("format", int.class)
                    .addCode("return $L;\n", FORMAT)
                    .build());
    Chunks.addTo(
        type,
        RegistrarWriter.override("register", void.class)
            .addParameter(RegistrarWriter.REGISTRATION, "into")
            .build(),
        registrars.size(),
        i -> CodeBlock.of("new $T().register(into);\n", registrars.get(i).name()));
    return type;
  }

  private TypeSpec.Builder part(ClassName part, List<String> entries) {
    AnnotationSpec.Builder index = index();
    addTexts(index, "names", entries);
    return TypeSpec.classBuilder(part)
        .addJavadoc("The names of {@code $L}, for compilers of other modules.\n", identity.id())
        .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
        .addAnnotation(index.build())
        .addMethod(
            MethodSpec.constructorBuilder()
                .addJavadoc("Not made.\n")
                .addModifiers(Modifier.PRIVATE)
                .build());
  }

  private AnnotationSpec.Builder index() {
    return AnnotationSpec.builder(INDEX)
        .addMember("module", "$S", identity.id())
        .addMember("format", "$L", FORMAT);
  }

  private static void addTexts(AnnotationSpec.Builder index, String member, List<String> texts) {
    if (texts.isEmpty()) {
      return;
    }
    CodeBlock.Builder code = CodeBlock.builder().add("{");
    String comma = "\n";
    for (String text : texts) {
      code.add(comma + "  $S", text);
      comma = ",\n";
    }
    index.addMember(member, code.add("}").build());
  }
}
