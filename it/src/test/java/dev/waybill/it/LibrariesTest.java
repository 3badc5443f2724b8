package dev.waybill.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.spi.ExportModule;
import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;

/// Libraries of other people, built by Maven with the processor and nothing of ours installed.
class LibrariesTest {
  private static final Path JAVA17 = Path.of("target/it/java17/target/shapes-1.0.jar");

  @Test
  void aJava17LibraryNeedsTheAnnotationsOnly() throws IOException {
    try (JarFile jar = new JarFile(JAVA17.toFile())) {
      List<String> classes =
          jar.stream().map(entry -> entry.getName()).filter(n -> n.endsWith(".class")).toList();
      assertThat(classes).hasSizeGreaterThan(3);
      for (String name : classes) {
        byte[] head = jar.getInputStream(jar.getEntry(name)).readNBytes(8);
        assertThat(head[7]).as("class-file version of " + name).isEqualTo((byte) 61);
      }
    }
    ClassLoader parent = new OnlyOf(ExportModule.class);
    try (URLClassLoader loader = new URLClassLoader(new URL[] {JAVA17.toUri().toURL()}, parent)) {
      RecordedNames names = new RecordedNames();
      ServiceLoader.load(ExportModule.class, loader).forEach(module -> module.register(names));
      assertThat(names.all())
          .containsExactlyInAnyOrder(
              "type shapes.Circle",
              "constant shapes.UNIT_RADIUS",
              "function shapes.circleArea",
              "alias shapes.area");
    }
  }

  @Test
  void aNamedModuleProvidesItsExportsInOneLine() throws IOException {
    try (JarFile jar =
        new JarFile(Path.of("target/it/named-module/target/named-module-1.0.jar").toFile())) {
      ModuleDescriptor module =
          ModuleDescriptor.read(jar.getInputStream(jar.getEntry("module-info.class")));
      assertThat(module.provides())
          .extracting(ModuleDescriptor.Provides::service)
          .containsExactly("dev.waybill.spi.ExportModule");
      String provider = module.provides().iterator().next().providers().get(0);
      assertThat(jar.getEntry(provider.replace('.', '/') + ".class")).isNotNull();
    }
  }

  @Test
  void aNamedModuleWithoutTheLineIsToldTheLine() {
    assertThat(BuiltProject.of("named-module-without-provides").log())
        .contains(
            "module-info.java:",
            "[MissingProvides] the module org.example.geo has exports",
            "provides dev.waybill.spi.ExportModule with org.example.geo.waybill.");
  }

  @Test
  void aPartialCompilationIsRefusedAndLosesNoExport() {
    BuiltProject project = BuiltProject.of("partial-compilation");

    assertThat(project.log())
        .contains(
            "Compiling 4 source files",
            "Compiling 1 source file",
            "[PartialCompilation] the class org.example.parts.First has exports or state but was",
            "[PartialCompilation] the class org.example.parts.Third has exports or state but was",
            "Build clean (mvn clean compile), or compile all sources together.");
    assertThat(project.text("target/classes/META-INF/waybill/api.json"))
        .contains("\"parts.first\"", "\"parts.second\"", "\"parts.third\"");
  }
}
