package dev.waybill.processor.write;

import static org.assertj.core.api.Assertions.assertThat;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Modifier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LiteralsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "a \"q\" \\ \n new\r\t line ",
        "\"\"\"",
        "中文 \u2028 \u2029 \u0085 \u0007 \u0000 😀",
        "$T $L $$"
      })
  void textsCompileToThemselves(String text) throws Exception {
    TypeSpec.Builder type =
        TypeSpec.classBuilder("Text")
            .addJavadoc("Text.\n")
            .addModifiers(Modifier.PUBLIC)
            .addMethod(
                MethodSpec.constructorBuilder()
                    .addJavadoc("Not made.\n")
                    .addModifiers(Modifier.PRIVATE)
                    .build())
            .addField(
                FieldSpec.builder(String.class, "TEXT", Modifier.PUBLIC, Modifier.STATIC)
                    .addJavadoc("Text.\n")
                    .initializer(
                        new Literals(new TypeTexts(Set.of()))
                            .of(Drafts.type("java.lang.String"), text))
                    .build());
    GeneratedFile file =
        new Sources(false).plain(ClassName.get("org.example", "Text"), type, List.of());
    assertThat(
            Compiled.of(Map.of("Unused", "class Unused {}"), List.of(file))
                .loadClass("org.example.Text")
                .getField("TEXT")
                .get(null))
        .isEqualTo(text);
  }
}
