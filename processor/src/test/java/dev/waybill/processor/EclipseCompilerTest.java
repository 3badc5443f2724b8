package dev.waybill.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.processor.Build.Result;
import java.nio.file.Path;
import javax.tools.Diagnostic.Kind;
import org.eclipse.jdt.internal.compiler.tool.EclipseCompiler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Eclipse's compiler offers no trees and lists elements in another order. */
class EclipseCompilerTest {

  @TempDir private Path folder;

  @Test
  void writesTheSameSourcesAsJavacAndSaysWhatItLacks() {
    Build eclipse = library("eclipse");
    Build javac = library("javac");

    Result result = eclipse.compile(new EclipseCompiler(), eclipse.files());
    assertThat(javac.compile().lines()).isEmpty();

    assertThat(result.lines(Kind.ERROR)).isEmpty();
    assertThat(result.success()).isTrue();
    assertThat(result.lines())
        .filteredOn(line -> line.contains("["))
        .singleElement()
        .asString()
        .contains("[TreesUnavailable]");
    assertThat(eclipse.output().keySet()).isEqualTo(javac.output().keySet());
    eclipse
        .output()
        .forEach(
            (name, text) -> {
              if (name.endsWith(".java")) {
                assertThat(text).as(name).isEqualTo(javac.output().get(name));
              }
            });
  }

  @Test
  void reportsMistakesOnTheUsersLine() {
    Build build =
        library("broken")
            .source(
                "org/example/ops/Hidden.java",
                """
                package org.example.ops;
                final class Hidden {
                  @dev.waybill.annotations.Export("nn.functional.hidden")
                  private static int hidden() { return 1; }
                }
                """);

    Result result = build.compile(new EclipseCompiler(), build.files());

    assertThat(result.success()).isFalse();
    assertThat(result.lines(Kind.ERROR))
        .isNotEmpty()
        .allMatch(line -> line.contains("Hidden.java"));
    assertThat(build.output()).containsKey("org/example/ops/Relu_Registrar.java");
  }

  private Build library(String name) {
    return SampleLibrary.into(Build.in(folder.resolve(name)))
        .classPath(FakeRuntime.compileInto(folder.resolve("runtime")))
        .options("-Awaybill.module=org.example:sample:1.0", "--release", "17");
  }
}
