package dev.waybill.processor.write;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** A method of many statements, cut into several where one would be too long. */
final class Chunks {

  private static final int SIZE = 128;

  private Chunks() {}

  /**
   * Adds a {@code void} method, and further ones that it calls where there are many statements.
   *
   * @param type the class
   * @param head the method without its body; its parameters are passed on
   * @param count how many statements there are
   * @param statement gives each
   */
  static void addTo(
      TypeSpec.Builder type, MethodSpec head, int count, Function<Integer, CodeBlock> statement) {
    if (count <= SIZE) {
      type.addMethod(body(head.toBuilder(), 0, count, statement));
      return;
    }
    String arguments =
        head.parameters().stream().map(p -> p.name()).collect(Collectors.joining(", "));
    MethodSpec.Builder calls = head.toBuilder();
    for (int start = 0; start < count; start += SIZE) {
      calls.addCode("$L$L($L);\n", head.name(), start / SIZE, arguments);
    }
    type.addMethod(calls.build());
    for (int start = 0; start < count; start += SIZE) {
      MethodSpec.Builder chunk =
          MethodSpec.methodBuilder(head.name() + start / SIZE)
              .addJavadoc(
                  "Does a part of {@code $L}.\n\n$L",
                  head.name(),
                  head.parameters().stream()
                      .map(p -> "@param " + p.name() + " as there\n")
                      .collect(Collectors.joining()))
              .addModifiers(Modifier.PRIVATE)
              .addParameters(head.parameters());
      type.addMethod(body(chunk, start, Math.min(count, start + SIZE), statement));
    }
  }

  private static MethodSpec body(
      MethodSpec.Builder method, int start, int end, Function<Integer, CodeBlock> statement) {
    CodeBlock.Builder code = CodeBlock.builder();
    for (int i = start; i < end; i++) {
      code.add(statement.apply(i));
    }
    return method.addCode(code.build()).build();
  }
}
