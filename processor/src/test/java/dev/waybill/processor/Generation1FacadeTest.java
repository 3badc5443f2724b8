package dev.waybill.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The facade of generation 1 has the names that {@code tf.compat.v1} would have: those of {@code
 * v1} where it is written, none where it is empty, and the present ones where it is absent.
 */
class Generation1FacadeTest {

  private static final String NOW = "org.example.api.nn.Functional";
  private static final String THEN = "org.example.api.compat.v1.nn.Functional";

  @TempDir private Path folder;

  @Test
  void eachGenerationHasItsOwnNames() {
    Path runtime = FakeRuntime.compileInto(folder.resolve("runtime"));
    Build build = SampleLibrary.into(Build.in(folder.resolve("library"))).classPath(runtime);
    assertThat(build.compile().lines()).isEmpty();
    try (LoadedLibrary library = new LoadedLibrary(build.classes(), runtime)) {
      assertThat(members(library.type(NOW)))
          .containsExactly("DEFAULT_TIMES", "clip", "rectify", "relu", "repeat");
      assertThat(members(library.type(THEN))).containsExactly("clip", "rect", "repeat");
      assertThat(library.callStatic(THEN, "rect", library.tensor(5)))
          .isEqualTo(library.callStatic(NOW, "relu", library.tensor(5)))
          .isEqualTo(library.tensor(105));
      assertThat(library.callStatic(THEN, "repeat", "a", 2)).hasToString("[a, a]");
      assertThat(deprecated(library.type(NOW))).containsExactly("rectify");
      assertThat(deprecated(library.type(THEN))).isEmpty();
    }
  }

  @Test
  void aNamespaceThatNeverChangedHasOneFacade() {
    Build build =
        Build.in(folder)
            .source("org/example/package-info.java", namespace())
            .source("org/example/Texts.java", texts("\"text.cut\""));
    assertThat(build.compile().lines()).isEmpty();
    assertThat(build.output())
        .containsKey("org/example/api/Text.java")
        .doesNotContainKey("org/example/api/compat/v1/Text.java");
  }

  @Test
  void aNameThatOnlyGenerationOneHasIsInItsFacadeOnly() {
    Build build =
        Build.in(folder)
            .source("org/example/package-info.java", namespace())
            .source("org/example/Texts.java", texts("value = \"cut\", v1 = \"text.trim\""));
    assertThat(build.compile().lines()).isEmpty();
    try (LoadedLibrary library = new LoadedLibrary(build.classes())) {
      assertThat(members(library.type("org.example.api.Text"))).isEmpty();
      assertThat(library.callStatic("org.example.api.compat.v1.Text", "trim", " a "))
          .isEqualTo("a");
    }
  }

  private static String namespace() {
    return """
    /** Texts. */
    @dev.waybill.annotations.Namespace(
        value = "text", title = "Texts", facadePackage = "org.example.api")
    package org.example;
    """;
  }

  private static String texts(String export) {
    return """
    package org.example;
    /** Texts. */
    public final class Texts {
      private Texts() {}
      /**
       * Cuts blanks off.
       *
       * @param text any text
       * @return the text without them
       */
      @dev.waybill.annotations.Export(%s)
      public static String cut(String text) {
        return text.strip();
      }
    }
    """
        .formatted(export);
  }

  private static Set<String> members(Class<?> facade) {
    Set<String> names = new TreeSet<>();
    for (Method method : facade.getDeclaredMethods()) {
      if (Modifier.isPublic(method.getModifiers())) {
        names.add(method.getName());
      }
    }
    for (Field field : facade.getDeclaredFields()) {
      if (Modifier.isPublic(field.getModifiers())) {
        names.add(field.getName());
      }
    }
    return names;
  }

  private static Set<String> deprecated(Class<?> facade) {
    Set<String> names = new TreeSet<>();
    Arrays.stream(facade.getDeclaredMethods())
        .filter(method -> method.isAnnotationPresent(Deprecated.class))
        .forEach(method -> names.add(method.getName()));
    return names;
  }
}
