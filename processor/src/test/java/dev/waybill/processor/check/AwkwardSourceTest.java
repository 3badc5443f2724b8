package dev.waybill.processor.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Source that people write once in a while: each misuse has one message, where it stands. */
class AwkwardSourceTest {

  private static final String DOC = "/** {@return %s} */ ";

  @TempDir private Path folder;

  @Test
  void recordComponentIsReportedOnce() {
    assertThat(compile("/** R. */ public record R(@Export(\"a\") int a) {}"))
        .containsExactly(
            "Ops.java:6:27: error: [UnsupportedTarget] @Export stands on record component a. Put it"
                + " on a public static method, a public class, interface, enum or record, or a"
                + " public static final constant.");
  }

  @Test
  void accessorWrittenOutIsAMethodOfItsOwn() {
    assertThat(
            compile(
                "/** R. */ public record R(int a) {\n@Export(\"a\") public int a() { return a; } }"))
        .containsExactly(
            "Ops.java:7:25: error: [NotStatic] method a is exported but not static. Make it static:"
                + " exported functions are called without an instance.");
  }

  @Test
  void characterThatNobodySeesIsSpelledOut() {
    assertThat(compile(method("\"a\\nb\"", "first"), method("\"a\\u200bb\"", "second")))
        .containsExactly(
            "Ops.java:6:32: error: [IllegalName] the name 'a\\u000ab' is illegal: '\\u000a' cannot"
                + " stand there. Write Java identifiers with single dots between, such as"
                + " 'search.topK'.",
            "Ops.java:7:33: error: [IllegalName] the name 'a\\u200bb' is illegal: '\\u200b' cannot"
                + " stand there. Write Java identifiers with single dots between, such as"
                + " 'search.topK'.");
  }

  @Test
  void oneWordInTwoEncodingsIsTheSameToPeople() {
    assertThat(compile(method("\"caf\\u00e9\"", "first"), method("\"cafe\\u0301\"", "second")))
        .singleElement()
        .asString()
        .startsWith("Ops.java:7:33: error: [NamesDifferOnlyInCase]");
  }

  @Test
  void noWholeNumberLiesInTheRange() {
    assertThat(
            compile(
                List.of("-Awaybill.severity.MissingParameterDoc=off"),
                ranged("min = 0.2, max = 0.8", "int", "first"),
                ranged("min = 1, max = 2, minExclusive = true, maxExclusive = true", "long", "b"),
                ranged("min = 1, max = 2, minExclusive = true", "long", "c"),
                ranged("min = 0.2, max = 0.8", "double", "d")))
        .containsExactly(
            "Ops.java:6:65: error: [RangeEmpty] no value of the parameter k lies in [0.2..0.8]. Put"
                + " the smaller bound in min.",
            "Ops.java:7:53: error: [RangeEmpty] no value of the parameter k lies in (1..2). Put the"
                + " smaller bound in min.");
  }

  @Test
  void repeatedAnnotationIsReportedWhereItStands() {
    assertThat(
            compile(
                "/** {@return one} */\n@Export({\"a\", \"b\", \"c\"})",
                "@DeprecatedName(name = \"b\", since = \"0.9\", use = \"a\")",
                "@DeprecatedName(name = \"d\", since = \"0.9\", use = \"a\")",
                "@SuppressExport(id = \"NamingRule\", reason = \"Because.\")",
                "@SuppressExport(id = \"NamingRules\", reason = \"Because.\")",
                "public static int one() { return 1; }"))
        .containsExactly(
            "Ops.java:9:24: error: [DeprecatedNameNotExported] 'd' is deprecated here, but is no"
                + " name of method one. Did you mean 'a'? Name one of its names.",
            "Ops.java:10:1: warning: [UselessSuppression] @SuppressExport(id = \"NamingRule\")"
                + " hides nothing. Remove it.",
            "Ops.java:11:22: error: [UnknownDiagnosticId] 'NamingRules' is no diagnostic of Waybill."
                + " Did you mean 'NamingRule'? Use an id as printed in brackets.");
  }

  @Test
  void nameOfGenerationOneIsNoNamespaceEither() {
    assertThat(compile(method("value = \"a\", v1 = \"text\"", "one"), method("\"text.b\"", "two")))
        .singleElement()
        .asString()
        .startsWith("Ops.java:6:48: error: [NameIsNamespace] the name 'text' is also a namespace");
  }

  @Test
  void typeParametersAreDocumentedToo() {
    assertThat(
            compile(
                "/** Returns it.\n@param x it\n@return it */",
                "@Export(\"a\") public static <T> T same(T x) { return x; }"))
        .containsExactly(
            "Ops.java:9:34: warning: [MissingParameterDoc] the parameter <T> of same is"
                + " undocumented. Add `@param <T>` to the Javadoc.");
  }

  @Test
  void interfacesEnumsAndRecordsExportStaticMethods() {
    assertThat(
            compile(
                "/** I. */ public interface I { " + method("\"i\"", "i") + " }",
                "/** E. */ public enum E { A; " + method("\"e\"", "e") + " }",
                "/** R. */ public record R() { " + method("\"r\"", "r") + " }",
                "/** A. */ public @interface A { /** H. */ class H { "
                    + method("\"h\"", "h")
                    + " } }"))
        .isEmpty();
  }

  @Test
  void digitsOfOtherScriptsAreNoNumber() {
    assertThat(
            compile(
                List.of("-Awaybill.severity.MissingParameterDoc=off"),
                ranged("min = 1) @Default(\"\u0663\"", "int", "first"),
                ranged("min = 1) @Default(\"\u0663\"", "double", "second")))
        .containsExactly(
            "Ops.java:6:90: error: [DefaultNotOfType] the default '\u0663' of the parameter k is no"
                + " int. Write a value that the type has.",
            "Ops.java:7:93: error: [DefaultNotOfType] the default '\u0663' of the parameter k is no"
                + " double. Write a value that the type has.");
  }

  @Test
  void typeVariableHasNoDefaultButNull() {
    assertThat(
            compile(
                List.of("-Awaybill.severity.MissingParameterDoc=off"),
                DOC.formatted("a")
                    + "@Export(\"a\") public static <T extends Integer> int a(@Default(\"null\") T t)"
                    + " { return 1; }",
                DOC.formatted("b"),
                "@Export(\"b\") public static <T extends Integer> int b(@Default(\"5\") T t)"
                    + " { return 1; }"))
        .containsExactly(
            "Ops.java:8:63: error: [DefaultNotOfType] the default '5' of the parameter t is no T."
                + " Write a value that the type has.");
  }

  @Test
  void boxedNumberHasNoRange() {
    assertThat(
            compile(
                List.of("-Awaybill.severity.MissingParameterDoc=off"),
                ranged("min = 1", "Integer", "first")))
        .containsExactly(
            "Ops.java:6:65: error: [RangeOnNonNumber] the parameter k is of type Integer, which has"
                + " no range. Remove @Range.");
  }

  @Test
  void suppressionOnAParameterCountsForItsType() {
    assertThat(
            compile(
                "/** Not exported. */ public static class Own {}",
                "/** Returns 1. @param own it\n@param own it\n@return 1 */ @Export(\"a\")",
                "public static int a(@SuppressExport(id = \"ForgottenExport\", reason = \"Old.\")"
                    + " Own own) { return 1; }",
                "/** Returns 2.\n@param own it\n@return 2 */ @Export(\"b\")",
                "public static int b(Own own) { return 1; }"))
        .containsExactly(
            "Ops.java:14:19: warning: [ForgottenExport] method b uses Own, which is not exported."
                + " Export the type too, so that it is part of the reviewed surface.");
  }

  @Test
  void suppressionWithoutAnExportIsJudgedToo() {
    assertThat(
            compile(
                "@SuppressExport(id = \"NamingRules\", reason = \"Old.\")",
                "private static int a() { return 1; }",
                "private static void b(@SuppressExport(id = \"NamingRule\", reason = \"\") int b) {}",
                method("\"c\"", "c")))
        .containsExactly(
            "Ops.java:6:22: error: [UnknownDiagnosticId] 'NamingRules' is no diagnostic of Waybill."
                + " Did you mean 'NamingRule'? Use an id as printed in brackets.",
            "Ops.java:8:23: warning: [UselessSuppression] @SuppressExport(id = \"NamingRule\")"
                + " hides nothing. Remove it.",
            "Ops.java:8:67: error: [ReasonMissing] @SuppressExport gives no reason. Say why in a"
                + " sentence.");
  }

  private static String method(String export, String name) {
    return DOC.formatted(name)
        + "@Export("
        + export
        + ") public static int "
        + name
        + "() { return 1; }";
  }

  private static String ranged(String range, String type, String name) {
    return DOC.formatted(name)
        + "@Export(\"%s\") public static int %s(@Range(%s) %s k) { return 1; }"
            .formatted(name, name, range, type);
  }

  private List<String> compile(String... lines) {
    return compile(List.of("-Awaybill.module=org.example:mine:1.0"), lines);
  }

  private List<String> compile(List<String> options, String... lines) {
    String text =
        """
        package org.example;
        import dev.waybill.annotations.*;
        /** Ops. */
        public final class Ops {
          private Ops() {}
        """;
    return new Javac(folder)
        .exporting()
        .options(options)
        .options(List.of("-Awaybill.severity.NamespaceUnused=off"))
        .compile(
            Map.of(
                "org/example/Ops.java",
                text + String.join("\n", lines) + "\n}\n",
                "org/example/package-info.java",
                """
                /** Texts. */
                @dev.waybill.annotations.Namespace(
                    value = "text", title = "Texts", facadePackage = "org.example.api")
                package org.example;
                """));
  }
}
