package dev.waybill.processor.write;

import static dev.waybill.processor.write.Drafts.TENSOR;
import static dev.waybill.processor.write.Drafts.constant;
import static dev.waybill.processor.write.Drafts.function;
import static dev.waybill.processor.write.Drafts.method;
import static dev.waybill.processor.write.Drafts.namespace;
import static dev.waybill.processor.write.Drafts.op;
import static dev.waybill.processor.write.Drafts.parameter;
import static dev.waybill.processor.write.Drafts.type;
import static dev.waybill.processor.write.Drafts.varargs;
import static dev.waybill.processor.write.Drafts.variable;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.processor.model.MethodDraft;
import dev.waybill.processor.model.SymbolDraft;
import dev.waybill.processor.model.TypeDraft;
import dev.waybill.spi.Registrar;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FacadeWriterTest {

  private static final String OWNER = "org.example.Text";
  private static final String SOURCE =
      """
      package org.example;
      import dev.waybill.tensor.Tensor;
      import java.util.List;
      public class Text {
        public enum Mode { FAST, EXACT }
        @Deprecated(forRemoval = true) public static final Object UNIT = new Object();
        public static String join(String a, byte b, short s, int i, long l, float f, double d,
            char c, boolean z, String t, Mode m, Integer n, List<String> r) {
          return a + b + s + i + l + f + d + c + z + t + m + n + r;
        }
        public static <T extends Number & Comparable<T>> List<T> pick(List<T> from, T first) {
          return List.of(first, from.get(0));
        }
        public static <T> T first(T only, List<? extends T> further, List<T> more, String end) {
          return more == null ? only : more.get(0);
        }
        @SafeVarargs public static <T> int count(T... all) { return all.length; }
        public static String sum(String... all) { return String.join("+", all); }
        @Deprecated(forRemoval = true) public static void old(Object x) {}
        public static <T> T same(Tensor op, T id, Tensor bias) { return id; }
        public static class Inner { public static int id(int id) { return id; } }
      }
      """;

  @Test
  void writesTheFacadeOfDecision1() {
    assertThat(
            content(
                "org.example.api.nn.Functional",
                List.of(
                    op("org.example.Relu", "relu", method(TENSOR, TENSOR + " x"))
                        .names("nn.functional.relu")
                        .doc(Drafts.doc(true, "Takes `max(x, 0)`.", "", Map.of("x", "a tensor")))
                        .build()),
                "nn.functional"))
        .isEqualTo(
            """
            package org.example.api.nn;

            import dev.waybill.dispatch.OpHandle;
            import dev.waybill.registry.Registry;
            import dev.waybill.tensor.Tensor;
            import java.lang.SuppressWarnings;
            import org.example.Relu_Registrar;

            /**
             * Title of nn.functional.
             */
            @SuppressWarnings({"NullAway", "deprecation", "exports", "overloads", "rawtypes", "removal"})
            public final class Functional {
              /**
               * Not made.
               */
              private Functional() {
              }

              /**
               * Takes <code>max(x, 0)</code>.
               *
               * @param x a tensor
               * @return the result
               */
              public static Tensor relu(Tensor x) {
                return Relu_Registrar.relu(Handles.RELU, x);
              }

              /**
               * Handles of ops, looked up when the first op is called.
               */
              private static final class Handles {
                /**
                 * The op {@code nn.functional.relu}.
                 */
                static final OpHandle RELU = Registry.global().op("nn.functional.relu");

                /**
                 * Not made.
                 */
                private Handles() {
                }
              }
            }
            """);
  }

  @Test
  void fillsInDefaultsAndTakesOptions() throws Exception {
    Compiled compiled = Compiled.of(sources(), Writers.write(input(symbols(), "text")));
    Class<?> facade = compiled.loadClass("org.example.api.Text");
    assertThat(facade.getMethod("join", String.class).invoke(null, "a"))
        .isEqualTo("a-13895007000000001.50.25'true\"x\\\n\"FASTnullnull");
    Object options = compiled.make("org.example.api.Text$JoinOptions");
    Class<?> type = options.getClass();
    Object same = type.getMethod("i", int.class).invoke(options, 6);
    assertThat(same).isSameAs(options);
    assertThat(facade.getMethod("join_all", String.class, type).invoke(null, "a", options))
        .isEqualTo("a-13695007000000001.50.25'true\"x\\\n\"FASTnullnull");
  }

  @Test
  void keepsGenericsVariableArgumentsAndDeprecation() throws Exception {
    Compiled compiled = Compiled.of(sources(), Writers.write(input(symbols(), "text")));
    Class<?> facade = compiled.loadClass("org.example.api.Text");
    assertThat(facade.getMethod("sum", String[].class).isVarArgs()).isTrue();
    assertThat(facade.getMethod("old", Object.class).isAnnotationPresent(Deprecated.class))
        .isTrue();
    Registrar registrar = (Registrar) compiled.make("org.example.Text_Registrar");
    assertThat(registrar.invoke(id(compiled, "text.pick"), "", new Object[] {List.of(1), 2}))
        .isEqualTo(List.of(2, 1));
    assertThat(registrar.invoke(id(compiled, "text.count"), "", new Object[] {new Object[] {1, 2}}))
        .isEqualTo(2);
    assertThat(
            registrar.invoke(id(compiled, "text.sum"), "", new Object[] {new String[] {"a", "b"}}))
        .isEqualTo("a+b");
    assertThat(registrar.signature(id(compiled, "text.pick")))
        .containsExactly(List.class, Number.class);
    Object tensor = RegistrarWriterTest.tensor(compiled, 4, 1);
    Object kernel = registrar.link(id(compiled, "text.same"));
    assertThat(
            registrar.invoke(id(compiled, "text.same"), kernel, new Object[] {tensor, "t", null}))
        .isEqualTo("t");
    Registrar inner = (Registrar) compiled.make("org.example.Text_Inner_Registrar");
    assertThat(inner.invoke(0, "", new Object[] {3})).isEqualTo(3);
  }

  private static List<SymbolDraft> symbols() {
    MethodDraft join =
        method(
            List.of(),
            type("java.lang.String"),
            List.of(
                parameter("java.lang.String a"),
                parameter("byte b = -1"),
                parameter("short s = 3"),
                parameter("int i = 8"),
                parameter("long l = 9500700000000"),
                parameter("float f = 01.5f"),
                parameter("double d = .25"),
                parameter("char c = '"),
                parameter("boolean z = true"),
                parameter("java.lang.String t = \"x\\\n\""),
                parameter("org.example.Text.Mode m = FAST"),
                parameter("java.lang.Integer n = null"),
                parameter("java.util.List<java.lang.String> r = null")));
    TypeDraft t = variable("T", "java.lang.Object");
    String list = "java.util.List<T>";
    return List.of(
        function(OWNER, "join", join).names("text.join", "text.join_all").build(),
        function(
                OWNER,
                "pick",
                method(
                    List.of("T extends java.lang.Number & java.lang.Comparable<T>"),
                    type(list),
                    List.of(
                        parameter(type(list), "from", null),
                        parameter(variable("T", "java.lang.Number"), "first", null))))
            .names("text.pick")
            .build(),
        function(
                OWNER,
                "first",
                method(
                    List.of("T"),
                    t,
                    List.of(
                        parameter(t, "only", null),
                        parameter(type("java.util.List<? extends T>"), "further", "null"),
                        parameter(type(list), "more", "null"),
                        parameter("java.lang.String end = null"))))
            .names("text.first")
            .build(),
        function(
                OWNER,
                "count",
                varargs(
                    method(
                        List.of("T"),
                        type("int"),
                        List.of(parameter(variable("T[]", "java.lang.Object[]"), "all", null)))))
            .names("text.count")
            .build(),
        function(OWNER, "sum", varargs(method("java.lang.String", "java.lang.String[] all")))
            .names("text.sum")
            .build(),
        function(OWNER, "old", method("void", "java.lang.Object x"))
            .names("text.old")
            .javaDeprecated()
            .build(),
        constant(OWNER, "UNIT", "java.lang.Object", null)
            .names("text.UNIT")
            .javaDeprecated()
            .build(),
        op(
                OWNER,
                "same",
                method(
                    List.of("T"),
                    t,
                    List.of(
                        parameter(TENSOR + " op"),
                        parameter(t, "id", null),
                        parameter(Drafts.nullable(type(TENSOR)), "bias", null))))
            .names("text.same")
            .build(),
        function("org.example.Text$Inner", "id", method("int", "int id")).names("text.id").build());
  }

  private static int id(Compiled compiled, String name) throws ReflectiveOperationException {
    return RegistrarWriterTest.registered(compiled).stream()
        .filter(call -> call.contains(" " + name + " "))
        .map(call -> call.replaceFirst("^\\w+ (\\d+) .*", "$1"))
        .findFirst()
        .map(Integer::valueOf)
        .orElseThrow();
  }

  private static Map<String, String> sources() {
    Map<String, String> all = new HashMap<>(FakeRuntime.sources());
    all.put(OWNER, SOURCE);
    return all;
  }

  private static WriteInput input(List<SymbolDraft> symbols, String name) {
    return new WriteInput(
        Drafts.module(),
        List.of(namespace(name, "org.example.api")),
        symbols,
        List.of(),
        List.of(),
        List.of(),
        Drafts.PACKAGES,
        false);
  }

  private static String content(String file, List<SymbolDraft> symbols, String name) {
    return Writers.write(input(symbols, name)).stream()
        .filter(f -> f.name().equals(file))
        .findFirst()
        .orElseThrow()
        .content();
  }
}
