package dev.waybill.processor.write;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/**
 * A method that chooses by id, in chunks: HotSpot never compiles a method above 8,000 bytes, and
 * javac refuses one above 64 KB.
 */
final class SwitchMethod {

  static final int CHUNK = 64;

  private final MethodSpec head;
  private final List<ParameterSpec> carried;
  private final String refusal;
  private final Map<Integer, Map<String, Case>> chunks = new TreeMap<>();

  /**
   * Begins a method without cases.
   *
   * @param head the method without its body; its first parameter is {@code id}
   * @param carried the parameters, or variables of the body's start, that cases use
   * @param refusal what an unknown id means, such as {@code TopK_Registrar links nothing}
   */
  SwitchMethod(MethodSpec head, List<ParameterSpec> carried, String refusal) {
    this.head = head;
    this.carried = carried;
    this.refusal = refusal;
  }

  void add(int id, CodeBlock body, boolean unchecked) {
    add(id, String.valueOf(id), () -> body, unchecked);
  }

  /** Adds a case that ids with the same key share. */
  void add(int id, String key, Supplier<CodeBlock> body, boolean unchecked) {
    Map<String, Case> cases = chunks.computeIfAbsent(id / CHUNK, chunk -> new LinkedHashMap<>());
    Case old = cases.get(key);
    cases.put(
        key,
        old == null
            ? new Case(String.valueOf(id), body.get(), unchecked)
            : new Case(old.ids() + ", " + id, old.body(), unchecked));
  }

  /**
   * Adds the method, and one for each chunk where there are several.
   *
   * @param type the class
   * @param start code before the choice, where there is a case
   */
  void addTo(TypeSpec.Builder type, CodeBlock start) {
    MethodSpec.Builder method = head.toBuilder();
    if (chunks.isEmpty()) {
      type.addMethod(method.addCode("$L;\n", fault()).build());
      return;
    }
    method.addCode(start);
    if (chunks.size() == 1) {
      type.addMethod(choose(method, chunks.values().iterator().next()).build());
      return;
    }
    String arguments =
        carried.stream().map(p -> ", " + p.name()).collect(Collectors.joining("", "(id", ");\n"));
    CodeBlock.Builder code = CodeBlock.builder().add("return switch (id / $L) {$>\n", CHUNK);
    chunks.keySet().forEach(c -> code.add("case $L -> $L$L$L", c, head.name(), c, arguments));
    type.addMethod(method.addCode(code.add("default -> $L;$<\n};\n", fault()).build()).build());
    chunks.forEach((chunk, cases) -> type.addMethod(choose(chunk(chunk), cases).build()));
  }

  private MethodSpec.Builder chunk(int chunk) {
    return MethodSpec.methodBuilder(head.name() + chunk)
        .addJavadoc(
            "Does what {@code $L} does, from id $L on.\n\n@param id the id\n$L@return the result\n$L",
            head.name(),
            chunk * CHUNK,
            carried.stream()
                .map(p -> "@param " + p.name() + " as in {@code " + head.name() + "}\n")
                .collect(Collectors.joining()),
            head.exceptions().isEmpty() ? "" : "@throws Exception what the method throws\n")
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
        .returns(head.returnType())
        .addParameter(int.class, "id")
        .addParameters(carried)
        .addExceptions(head.exceptions());
  }

  private MethodSpec.Builder choose(MethodSpec.Builder method, Map<String, Case> cases) {
    if (cases.values().stream().anyMatch(Case::unchecked)) {
      method.addAnnotation(
          AnnotationSpec.builder(SuppressWarnings.class)
              .addMember("value", "$S", "unchecked")
              .build());
    }
    CodeBlock.Builder code = CodeBlock.builder().add("return switch (id) {$>\n");
    for (Case one : cases.values()) {
      code.add("case " + one.ids() + " -> ").add(one.body());
    }
    return method.addCode(code.add("default -> $L;$<\n};\n", fault()).build());
  }

  private CodeBlock fault() {
    return CodeBlock.of(
        "throw new $T($S + id)", IllegalArgumentException.class, refusal + " with id ");
  }

  private record Case(String ids, CodeBlock body, boolean unchecked) {}
}
