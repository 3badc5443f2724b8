package dev.waybill.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.spi.Registrar;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** State that is declared once is visited, by code that the processor writes. */
class StateTest {

  @TempDir private Path folder;
  private Path runtime;

  @BeforeEach
  void compileTheTypesOfTheRuntime() {
    Build build =
        Build.in(folder.resolve("runtime"))
            .source(
                "dev/waybill/tensor/Tensor.java",
                """
                package dev.waybill.tensor;
                public class Tensor {
                  private final String name;
                  protected Tensor(String name) { this.name = name; }
                  @Override public String toString() { return name; }
                }
                """)
            .source(
                "dev/waybill/nn/Parameter.java",
                """
                package dev.waybill.nn;
                public final class Parameter extends dev.waybill.tensor.Tensor {
                  public Parameter(String name) { super(name); }
                }
                """)
            .source(
                "dev/waybill/nn/Buffer.java",
                """
                package dev.waybill.nn;
                public final class Buffer extends dev.waybill.tensor.Tensor {
                  public Buffer(String name) { super(name); }
                }
                """)
            .source(
                "dev/waybill/nn/Module.java",
                """
                package dev.waybill.nn;
                public abstract class Module {
                  private Parameter notSeenByUsers;
                  @Override public String toString() { return getClass().getSimpleName(); }
                }
                """);
    assertThat(build.compilePlainly().lines()).isEmpty();
    runtime = build.classes();
  }

  @Test
  void fieldsAreVisitedInDeclaredOrderUnderTheirKeys() {
    Build build =
        library("state")
            .source(
                "org/example/Net.java",
                """
                package org.example;
                import dev.waybill.annotations.*;
                import dev.waybill.nn.*;
                /** A net. */
                @Stateful
                public class Net extends dev.waybill.nn.Module {
                  static final Parameter SHARED = new Parameter("shared");
                  protected final Parameter weight = new Parameter("w");
                  final Parameter bias = null;
                  @Named("running_mean") Buffer runningMean = new Buffer("mean");
                  transient Parameter last = new Parameter("last");
                  int steps = 3;
                  private final Part $part = new Part();
                  dev.waybill.nn.Module $part() { return $part; }
                  public final Generic<Part> generic = new Generic<>(new Part());
                  java.util.function.Supplier<dev.waybill.nn.Module> makes = Part::new;

                  @Stateful
                  static final class Part extends dev.waybill.nn.Module {}

                  @Stateful
                  final class Inner extends dev.waybill.nn.Module {
                    Parameter own = new Parameter("inner");
                  }

                  @Stateful
                  static class Generic<T extends dev.waybill.nn.Module>
                      extends dev.waybill.nn.Module {
                    final T child;
                    Generic(T child) { this.child = child; }
                  }

                  public Object inner() { return new Inner(); }
                }
                """);

    assertThat(build.compile().lines()).isEmpty();

    try (LoadedLibrary library = new LoadedLibrary(build.classes(), runtime)) {
      Object net = library.make("org.example.Net");
      assertThat(visited(library, net))
          .containsExactly("weight=w", "running_mean=mean", "$part=Part", "generic=Generic");
      assertThat(visited(library, library.call(net, "inner"))).containsExactly("own=inner");
      Registrar generic = registrar(library, "org.example.Net$Generic");
      List<String> children = new ArrayList<>();
      generic.state(
          library.fieldOf(net, "generic"), (key, value) -> children.add(key + "=" + value));
      assertThat(children).containsExactly("child=Part");
      assertThat(visitedBy(registrar(library, "org.example.Net$Part"), net)).isEmpty();
    }
  }

  @Test
  void superclassesOfOtherJarsAreVisitedFirst() {
    Build base =
        library("base")
            .source(
                "org/example/base/Base.java",
                """
                package org.example.base;
                import dev.waybill.annotations.Stateful;
                import dev.waybill.nn.*;
                /** A base. */
                @Stateful
                public class Base extends dev.waybill.nn.Module {
                  final Parameter weight = new Parameter("base");
                }
                """);
    assertThat(base.compile().lines()).isEmpty();
    Build build =
        library("derived")
            .classPath(base.classes())
            .source(
                "org/example/Middle.java",
                """
                package org.example;
                /** Adds no state, and so needs no annotation. */
                public class Middle extends org.example.base.Base {}
                """)
            .source(
                "org/example/Derived.java",
                """
                package org.example;
                import dev.waybill.annotations.Stateful;
                import dev.waybill.nn.*;
                /** Adds a bias. */
                @Stateful
                public final class Derived extends Middle {
                  final Parameter bias = new Parameter("own");
                }
                """);

    assertThat(build.compile().lines()).isEmpty();

    try (LoadedLibrary library = new LoadedLibrary(build.classes(), base.classes(), runtime)) {
      assertThat(visited(library, library.make("org.example.Derived")))
          .containsExactly("weight=base", "bias=own");
    }
  }

  @Test
  void aSuperclassOfAnotherJarThatNobodyProcessedIsRefused() {
    Build base =
        library("base")
            .source(
                "org/example/base/Base.java",
                """
                package org.example.base;
                @dev.waybill.annotations.Stateful
                public class Base extends dev.waybill.nn.Module {}
                """);
    assertThat(base.compilePlainly().lines()).isEmpty();
    Build build =
        library("derived")
            .classPath(base.classes())
            .source(
                "org/example/Derived.java",
                """
                package org.example;
                @dev.waybill.annotations.Stateful
                public final class Derived extends org.example.base.Base {}
                """);

    assertThat(build.compile().lines())
        .containsExactly(
            "ERROR Derived.java:2:1 [StatefulSuperclass] the superclass org.example.base.Base of"
                + " class Derived was compiled without the Waybill processor, so its state cannot"
                + " be visited. Put @Stateful on it, and compile it again.");
  }

  @Test
  void keysOfSuperclassesInOtherJarsAreTaken() {
    Build base =
        library("base")
            .source(
                "org/example/base/Base.java",
                """
                package org.example.base;
                import dev.waybill.annotations.*;
                @Stateful
                public class Base extends dev.waybill.nn.Module {
                  @Named("w") final dev.waybill.nn.Parameter weight = null;
                }
                """);
    assertThat(base.compile().lines()).isEmpty();
    Build build =
        library("derived")
            .classPath(base.classes())
            .source(
                "org/example/Derived.java",
                """
                package org.example;
                @dev.waybill.annotations.Stateful
                public final class Derived extends org.example.base.Base {
                  dev.waybill.nn.Parameter w;
                }
                """);

    assertThat(build.compile().lines())
        .containsExactly(
            "ERROR Derived.java:4:28 [StateKeyTaken] the key 'w' of the field w is taken by the"
                + " field weight of org.example.base.Base. Give one of them another with @Named.");
  }

  @Test
  void aClassBelowABrokenOneIsLeftOutWithoutAWord() {
    Build build =
        library("broken")
            .source(
                "org/example/Base.java",
                """
                package org.example;
                @dev.waybill.annotations.Stateful
                public class Base extends dev.waybill.nn.Module {
                  private dev.waybill.nn.Parameter weight;
                }
                """)
            .source(
                "org/example/Derived.java",
                """
                package org.example;
                @dev.waybill.annotations.Stateful
                public final class Derived extends Base {}
                """);

    assertThat(build.compile().lines())
        .containsExactly(
            "ERROR Base.java:4:36 [PrivateState] the field weight of org.example.Base is private,"
                + " and generated code visits its state. Make it at least package-private, or add"
                + " a method weight() that returns it.");
    assertThat(build.output()).isEmpty();
  }

  @Test
  void whatDoesNotResolveIsTheCompilersToReport() {
    Build build =
        library("broken")
            .source(
                "org/example/Net.java",
                """
                package org.example;
                @dev.waybill.annotations.Stateful
                public class Net extends Missing {
                  AlsoMissing part;
                }
                """);

    assertThat(build.compile().lines()).hasSize(2).allMatch(line -> line.contains("cannot find"));
  }

  @Test
  void aLocalClassIsRefused() {
    Build build =
        library("local")
            .processor(new OptionsProcessor())
            .source(
                "org/example/Nets.java",
                """
                package org.example;
                import dev.waybill.annotations.Stateful;
                /** Nets. */
                class Nets {
                  Object make() {
                    @Stateful class Net extends dev.waybill.nn.Module {}
                    return new Net();
                  }
                }
                """);

    assertThat(build.compile().lines())
        .containsExactly(
            "ERROR Nets.java:6:5 [InsideMethod] @Stateful stands on class Net inside the body of a"
                + " method or initializer, where nothing outside can reach. Move what it stands on"
                + " into a class of its own, or remove @Stateful.");
  }

  @Test
  void theUnnamedPackageIsRefused() {
    Build build =
        library("unnamed")
            .source(
                "Net.java",
                """
                @dev.waybill.annotations.Stateful
                public class Net extends dev.waybill.nn.Module {}
                """);

    assertThat(build.compile().lines())
        .containsExactly(
            "ERROR Net.java:1:1 [UnnamedPackage] class Net stands in the unnamed package, which"
                + " generated code cannot import. Move its class into a package.");
  }

  @Test
  void aContainerByInheritanceHasNoKeysEither() {
    Build build =
        library("containers")
            .source(
                "org/example/Net.java",
                """
                package org.example;
                import dev.waybill.nn.Parameter;
                import java.util.ArrayList;
                /** A net. */
                @dev.waybill.annotations.Stateful
                public class Net<T extends Parameter> extends dev.waybill.nn.Module {
                  static class Parameters extends ArrayList<Parameter> {}
                  Parameters all;
                  ArrayList<T> some;
                  ArrayList<?> any;
                }
                """);

    assertThat(
            build.compile().lines().stream().map(line -> line.substring(0, line.indexOf(". Take"))))
        .containsExactly(
            "ERROR Net.java:8:14 [StateInContainer] the field all of org.example.Net is of type"
                + " Parameters, whose contents have no keys",
            "ERROR Net.java:9:16 [StateInContainer] the field some of org.example.Net is of type"
                + " ArrayList<T>, whose contents have no keys");
  }

  @Test
  void aClassWithExportsAndStateHasOneRegistrar() {
    Build build =
        library("both")
            .source(
                "org/example/Net.java",
                """
                package org.example;
                import dev.waybill.annotations.*;
                /** A net. */
                @Export("Net")
                @Stateful
                public final class Net extends dev.waybill.nn.Module {
                  final dev.waybill.nn.Parameter weight = new dev.waybill.nn.Parameter("w");
                  /**
                   * Counts.
                   *
                   * @return one
                   */
                  @Export("visit")
                  public static int visit() { return 1; }
                }
                """);

    assertThat(build.compile().lines()).isEmpty();

    try (LoadedLibrary library = new LoadedLibrary(build.classes(), runtime)) {
      assertThat(visited(library, library.make("org.example.Net"))).containsExactly("weight=w");
    }
    assertThat(build.output().get("org/example/Net_Registrar.java"))
        .contains("Links and calls the exports of {@code org.example.Net}.");
  }

  @Test
  void aRegistrarWithoutStateSaysSo() {
    Build build =
        library("plain")
            .source(
                "org/example/Plain.java",
                """
                package org.example;
                /** Plain. */
                @dev.waybill.annotations.Export("Plain")
                public final class Plain {}
                """);
    assertThat(build.compile().lines()).isEmpty();

    try (LoadedLibrary library = new LoadedLibrary(build.classes(), runtime)) {
      Registrar plain = (Registrar) library.make("org.example.Plain_Registrar");
      assertThatThrownBy(() -> plain.state(this, (key, value) -> {}))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("org.example.Plain declares no state");
    }
  }

  @Test
  void aNamedModuleWithStateAloneProvidesIt() {
    Build build =
        library("named")
            .onModulePath()
            .options("--add-reads", "org.example=ALL-UNNAMED", "-cp", runtime.toString())
            .source(
                "module-info.java",
                """
                module org.example {
                  requires static dev.waybill.annotations;
                }
                """)
            .source(
                "org/example/Net.java",
                """
                package org.example;
                @dev.waybill.annotations.Stateful
                public final class Net extends dev.waybill.nn.Module {}
                """);

    assertThat(build.compile().lines().toString())
        .contains(
            "module-info.java",
            "[MissingProvides]",
            "provides dev.waybill.spi.ExportModule with org.example.waybill.org_example__named;");
  }

  @Test
  void aFieldThatIsSaidToBeNoStateIsLeftAlone() {
    Build build =
        library("said")
            .source(
                "org/example/Net.java",
                """
                package org.example;
                import dev.waybill.annotations.*;
                /** A net. */
                @Stateful
                public class Net extends dev.waybill.nn.Module {
                  final dev.waybill.nn.Parameter weight = new dev.waybill.nn.Parameter("w");
                  @SuppressExport(id = "TensorIsNoState", reason = "It is made anew at each call.")
                  dev.waybill.tensor.Tensor last;
                }
                """);

    assertThat(build.compile().lines()).isEmpty();

    try (LoadedLibrary library = new LoadedLibrary(build.classes(), runtime)) {
      assertThat(visited(library, library.make("org.example.Net"))).containsExactly("weight=w");
    }
  }

  @Test
  void stateAloneHasNoProviderThatCouldHideAnother() {
    Build build = library("tests").source("org/example/First.java", empty("First"));
    assertThat(build.compile().lines()).isEmpty();
    assertThat(build.output().keySet())
        .contains("org/example/First_Registrar.java")
        .noneMatch(file -> file.startsWith("META-INF") || file.startsWith("dev/waybill"));
  }

  @Test
  void aCompilationOfAPartLosesNoState() {
    Build build =
        library("parts")
            .source("org/example/First.java", empty("First"))
            .source("org/example/Second.java", empty("Second"));
    build.classPath(build.classes());
    assertThat(build.compile().lines()).isEmpty();
    assertThat(build.compile(build.files().subList(0, 1)).lines()).isEmpty();
    assertThat(build.output())
        .containsKeys("org/example/First_Registrar.java", "org/example/Second_Registrar.java");
  }

  @Test
  void theVisitIsWrittenAsOneWouldWriteIt() {
    Build build =
        library("golden")
            .source(
                "org/example/Base.java",
                """
                package org.example;
                @dev.waybill.annotations.Stateful
                class Base extends dev.waybill.nn.Module {}
                """)
            .source(
                "org/example/Net.java",
                """
                package org.example;
                import dev.waybill.nn.*;
                @dev.waybill.annotations.Stateful
                final class Net extends Base {
                  final Parameter weight = null;
                  private Buffer mean;
                  Buffer mean() { return mean; }
                }
                """);

    assertThat(build.compile().lines()).isEmpty();

    assertThat(build.output().get("org/example/Net_Registrar.java"))
        .startsWith(
            """
            package org.example;
            """)
        .contains(
            """
              private static void visit(BiConsumer<String, Object> visitor, String key, Object value) {
                if (value != null) {
                  visitor.accept(key, value);
                }
              }

              @Override
              public void state(Object module, BiConsumer<String, Object> visitor) {
                new Base_Registrar().state(module, visitor);
                Net m = (Net) module;
                visit(visitor, "weight", m.weight);
                visit(visitor, "mean", m.mean());
              }
            """);
  }

  private static String empty(String name) {
    return """
    package org.example;
    @dev.waybill.annotations.Stateful
    public final class %s extends dev.waybill.nn.Module {}
    """
        .formatted(name);
  }

  private Build library(String name) {
    return Build.in(folder.resolve(name))
        .classPath(runtime)
        .options("-Awaybill.module=org.example:" + name + ":1.0", "-Xlint:all,-processing");
  }

  private static List<String> visited(LoadedLibrary library, Object module) {
    return visitedBy(registrar(library, module.getClass().getName()), module);
  }

  private static List<String> visitedBy(Registrar registrar, Object module) {
    List<String> visited = new ArrayList<>();
    registrar.state(module, (key, value) -> visited.add(key + "=" + value));
    return visited;
  }

  /** Finds a registrar as a runtime does that sees no provider: beside its class, by its name. */
  private static Registrar registrar(LoadedLibrary library, String owner) {
    String name = owner.replace('$', '_') + "_Registrar";
    Registrar registrar = (Registrar) library.make(name);
    assertThat(registrar.owner()).isEqualTo(owner);
    return registrar;
  }
}
