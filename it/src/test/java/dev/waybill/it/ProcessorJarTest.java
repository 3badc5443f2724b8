package dev.waybill.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.annotations.Export;
import dev.waybill.processor.ExportProcessor;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A processor path is shared: the processor is one jar, and other people's libraries beside it, in
/// whatever version, are none of its business.
class ProcessorJarTest {
  private static final Path PROCESSOR = Javac.home(ExportProcessor.class);

  /// Classes that the processor was compiled with, as a version of them without any member.
  private static final Map<String, String> INCOMPATIBLE =
      Map.of(
          "com/fasterxml/jackson/core/JsonFactory.java",
          "package com.fasterxml.jackson.core; public final class JsonFactory {}",
          "com/fasterxml/jackson/core/JsonGenerator.java",
          "package com.fasterxml.jackson.core; public final class JsonGenerator {}",
          "com/palantir/javapoet/TypeSpec.java",
          "package com.palantir.javapoet; public final class TypeSpec {}",
          "org/commonmark/parser/Parser.java",
          "package org.commonmark.parser; public final class Parser {}",
          "dev/waybill/manifest/ApiManifest.java",
          "package dev.waybill.manifest; public final class ApiManifest {}");

  private static final Map<String, String> LIBRARY =
      Map.of(
          "org/example/geo/package-info.java",
          """
          /** Distances. */
          @dev.waybill.annotations.Namespace(
              value = "geo", title = "Distances", facadePackage = "org.example.api")
          package org.example.geo;
          """,
          "org/example/geo/Distance.java",
          """
          package org.example.geo;

          import dev.waybill.annotations.Export;

          /** Distances. */
          public final class Distance {
            private Distance() {}

            /// Returns the length of a *meridian* between two parallels, &alpha; apart.
            ///
            /// @param degrees how far apart
            /// @return kilometres
            @Export("geo.alongMeridian")
            public static double alongMeridian(double degrees) {
              return degrees * 10000 / 90;
            }
          }
          """);

  @TempDir private Path folder = Path.of("");

  @Test
  void holdsNoClassThatAnotherJarMayHold() throws IOException {
    try (JarFile jar = new JarFile(PROCESSOR.toFile())) {
      List<String> classes =
          jar.stream().map(entry -> entry.getName()).filter(n -> n.endsWith(".class")).toList();

      assertThat(classes).hasSizeGreaterThan(500);
      assertThat(classes).allMatch(name -> name.startsWith("dev/waybill/processor/"));
      assertThat(classes)
          .contains("dev/waybill/processor/shaded/jackson/core/JsonFactory.class")
          .doesNotContain("module-info.class");
      assertThat(jar.stream().map(entry -> entry.getName()))
          .contains(
              "META-INF/services/javax.annotation.processing.Processor",
              "META-INF/gradle/incremental.annotation.processors",
              // The licences of what is packed.
              "META-INF/LICENSE",
              "META-INF/LICENSE.txt");
    }
  }

  @Test
  void needsNoOtherJar() throws IOException {
    compileLibrary(PROCESSOR.toString());
  }

  @Test
  void standsBehindIncompatibleLibraries() throws Exception {
    Path planted = Javac.in(folder.resolve("planted"), List.of("-proc:none"), INCOMPATIBLE);
    String path = planted + File.pathSeparator + PROCESSOR;

    try (URLClassLoader first =
        new URLClassLoader(
            new URL[] {planted.toUri().toURL(), PROCESSOR.toUri().toURL()},
            ClassLoader.getPlatformClassLoader())) {
      assertThat(first.loadClass("com.fasterxml.jackson.core.JsonFactory").getMethods())
          .as("the planted Jackson is the one that is found")
          .allMatch(method -> method.getDeclaringClass() == Object.class);
    }
    compileLibrary(path);
  }

  private void compileLibrary(String processorPath) throws IOException {
    Path classes =
        Javac.in(
            folder.resolve("library"),
            List.of(
                "--release",
                "17",
                "-proc:full",
                "--class-path",
                Javac.home(Export.class).toString(),
                "--processor-path",
                processorPath,
                "-Awaybill.module=org.example:geo:1.0"),
            LIBRARY);

    assertThat(classes.resolve("org/example/api/Geo.class")).exists();
    assertThat(classes.resolve("META-INF/waybill/api.json"))
        .content()
        .contains("\"geo.alongMeridian\"", "org.example:geo:1.0");
    assertThat(classes.resolve("META-INF/waybill/docs/geo.md")).content().contains("*meridian*");
    // commonmark has read its table of entities, which is a resource.
    assertThat(Files.readString(folder.resolve("library/generated/org/example/api/Geo.java")))
        .contains("<em>meridian</em>", "α apart");
  }
}
