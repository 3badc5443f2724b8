package dev.waybill.cli;

import dev.waybill.manifest.ApiDeprecation;
import dev.waybill.manifest.ApiGradient;
import dev.waybill.manifest.ApiKernel;
import dev.waybill.manifest.ApiParameter;
import dev.waybill.manifest.ApiSource;
import dev.waybill.manifest.ApiSymbol;
import dev.waybill.manifest.SchemaText;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/// Writes all that is known of a symbol, for a terminal.
final class SymbolText {

  private final StringBuilder out = new StringBuilder();
  private final ApiSymbol symbol;
  private final String module;

  SymbolText(ApiSymbol symbol, String module) {
    this.symbol = symbol;
    this.module = module;
  }

  /// Writes the symbol.
  ///
  /// @param kernels its kernels in all modules
  /// @param refusal why this machine cannot run a kernel; empty where it can
  String write(List<ApiKernel> kernels, Function<ApiKernel, String> refusal) {
    String kind = symbol.kind().name().toLowerCase(Locale.ROOT);
    out.append(symbol.name()).append("  (").append(kind).append(")\n\n");
    String value = symbol.constantValue();
    out.append("  ").append(signature());
    out.append(value == null ? "" : " = " + value).append('\n');
    paragraph(symbol.doc().summary());
    paragraph(symbol.doc().body());
    arguments();
    results();
    kernels(kernels, refusal);
    names();
    facts();
    return out.toString();
  }

  /// Returns how it is called; for a type that is made by name, how it is made.
  private String signature() {
    return symbol.hasCreator() ? SchemaText.ofCreator(symbol) : SchemaText.of(symbol);
  }

  private void arguments() {
    if (symbol.parameters().isEmpty()) {
      return;
    }
    TextTable table = new TextTable("  ");
    for (ApiParameter parameter : symbol.parameters()) {
      String given = parameter.defaultValue();
      String use = given == null ? "required" : "= " + SchemaText.literal(parameter.type(), given);
      String range = parameter.range() == null ? "" : " " + SchemaText.of(parameter.range());
      table.row(
          parameter.name(),
          SchemaText.display(parameter.type()) + (parameter.nullable() ? " or null" : ""),
          use + range,
          oneLine(parameter.doc()));
    }
    out.append("\nArguments\n").append(table);
  }

  private void results() {
    TextTable table = new TextTable("  ");
    if (!symbol.doc().returns().isBlank()) {
      table.row("returns", oneLine(symbol.doc().returns()));
    }
    for (Map.Entry<String, String> thrown : symbol.doc().thrown().entrySet()) {
      table.row("throws", thrown.getKey() + " " + oneLine(thrown.getValue()));
    }
    section("Result", table);
  }

  private void kernels(List<ApiKernel> kernels, Function<ApiKernel, String> refusal) {
    TextTable table = new TextTable("  ");
    for (ApiKernel kernel : kernels) {
      String dtypes = kernel.dtypes().isEmpty() ? "all dtypes" : String.join(" ", kernel.dtypes());
      String requires =
          kernel.requires().isEmpty() ? "" : "requires " + String.join(", ", kernel.requires());
      String rank = kernel.reference() ? "reference" : "priority " + kernel.priority();
      table.row(kernel.device(), dtypes, rank, requires, kernel.method() + place(kernel.source()));
      String why = refusal.apply(kernel);
      if (!why.isEmpty()) {
        table.row("", "not usable here: " + why);
      }
    }
    section("Kernels", table);
  }

  private void names() {
    TextTable table = new TextTable("  ");
    for (String alias : symbol.aliases()) {
      table.row(alias, deprecation(alias));
    }
    if (!symbol.generation1().contains(symbol.name())) {
      table.row(
          "generation 1",
          symbol.generation1().isEmpty()
              ? "has no such symbol"
              : String.join(", ", symbol.generation1()));
    }
    section("Other names", table);
  }

  private String deprecation(String name) {
    for (ApiDeprecation deprecation : symbol.deprecations()) {
      if (deprecation.name().equals(name)) {
        String removal =
            deprecation.removal().isEmpty() ? "" : ", removed in " + deprecation.removal();
        String why = deprecation.why().isEmpty() ? "" : " " + oneLine(deprecation.why());
        return "deprecated since "
            + deprecation.since()
            + removal
            + "; use "
            + deprecation.use()
            + "."
            + why;
      }
    }
    return "alias";
  }

  private void facts() {
    TextTable table = new TextTable("  ");
    table.row("declared", owner() + place(symbol.source()));
    table.row("module", module);
    for (ApiGradient gradient : symbol.gradients()) {
      table.row("gradient", gradient.method() + " of " + String.join(", ", gradient.of()));
    }
    if (!symbol.notDifferentiable().isEmpty()) {
      table.row("gradient", "none: " + oneLine(symbol.notDifferentiable()));
    }
    if (!symbol.since().isEmpty()) {
      table.row("since", symbol.since());
    }
    table.row("status", symbol.status().toLowerCase(Locale.ROOT));
    if (!symbol.doc().see().isBlank()) {
      table.row("see also", oneLine(symbol.doc().see()));
    }
    section("Facts", table);
  }

  private String owner() {
    return symbol.member().isEmpty() ? symbol.owner() : symbol.owner() + "#" + symbol.member();
  }

  private void paragraph(String text) {
    if (!text.isBlank()) {
      out.append('\n');
      text.strip().lines().forEach(line -> out.append(line.stripTrailing()).append('\n'));
    }
  }

  private void section(String title, TextTable table) {
    String rows = table.toString();
    if (!rows.isEmpty()) {
      out.append('\n').append(title).append('\n').append(rows);
    }
  }

  private static String place(ApiSource source) {
    return source.file().isEmpty() ? "" : " (" + source.file() + ":" + source.line() + ")";
  }

  private static String oneLine(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }
}
