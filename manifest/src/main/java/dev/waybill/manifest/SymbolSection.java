package dev.waybill.manifest;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes the section of one symbol on its page. */
final class SymbolSection {

  private final MarkdownText out;
  private final ApiSymbol symbol;

  SymbolSection(MarkdownText out, ApiSymbol symbol) {
    this.out = out;
    this.symbol = symbol;
  }

  void write() {
    out.paragraph(anchors());
    out.heading(2, MarkdownText.code(symbol.name()));
    out.paragraph("```java\n" + signature() + "\n```");
    out.paragraph(symbol.doc().summary());
    out.paragraph(symbol.doc().body());
    parameters();
    results();
    kernels();
    facts();
  }

  static List<String> kernelRow(ApiKernel kernel) {
    return List.of(
        kernel.device(),
        kernel.dtypes().isEmpty() ? "all" : String.join(", ", kernel.dtypes()),
        String.join(", ", kernel.requires()),
        Integer.toString(kernel.priority()),
        MarkdownText.code(kernel.method()) + place(kernel.source()));
  }

  private String anchors() {
    Set<String> names = new LinkedHashSet<>(presentNames());
    names.addAll(symbol.generation1());
    return names.stream().map(n -> "<a id=\"" + n + "\"></a>").collect(Collectors.joining());
  }

  private String signature() {
    // The grammar of registrars has no type parameters, people want to know where they come from.
    String variables = SchemaText.display(String.join(", ", symbol.typeParameters()));
    String call = symbol.hasCreator() ? SchemaText.ofCreator(symbol) : SchemaText.of(symbol);
    String schema = (variables.isEmpty() ? "" : "<" + variables + "> ") + call;
    String value = symbol.constantValue();
    return value == null ? schema : schema + " = " + value;
  }

  private void parameters() {
    if (symbol.parameters().isEmpty()) {
      return;
    }
    List<List<String>> rows = new ArrayList<>();
    for (ApiParameter parameter : symbol.parameters()) {
      String type = SchemaText.display(parameter.type()) + (parameter.nullable() ? " or null" : "");
      String given = parameter.defaultValue();
      String literal = given == null ? "" : SchemaText.literal(parameter.type(), given);
      rows.add(
          List.of(
              MarkdownText.code(parameter.name()),
              MarkdownText.code(type),
              given == null ? "required" : MarkdownText.code(literal),
              values(parameter.range()),
              parameter.doc()));
    }
    out.table(List.of("Parameter", "Type", "Default", "Range", "Meaning"), rows);
  }

  private static String values(@Nullable ApiRange range) {
    return range == null ? "" : MarkdownText.code(SchemaText.of(range));
  }

  private void results() {
    String returns = symbol.doc().returns();
    if (!returns.isBlank()) {
      out.paragraph("Returns " + returns.strip());
    }
    symbol
        .doc()
        .thrown()
        .forEach(
            (type, text) ->
                out.line("- Throws " + MarkdownText.code(type) + " " + MarkdownText.oneLine(text)));
  }

  private void kernels() {
    if (symbol.kernels().isEmpty()) {
      return;
    }
    List<List<String>> rows = symbol.kernels().stream().map(SymbolSection::kernelRow).toList();
    out.table(List.of("Device", "Dtypes", "Requires", "Priority", "Kernel"), rows);
  }

  private void facts() {
    if (!symbol.aliases().isEmpty()) {
      out.line("- Also called: " + codes(symbol.aliases()));
    }
    if (symbol.generation1().isEmpty()) {
      out.line("- Not in API generation 1.");
    } else if (!Set.copyOf(symbol.generation1()).equals(presentNames())) {
      out.line("- In API generation 1: " + codes(symbol.generation1()));
    }
    symbol.deprecations().forEach(d -> out.line("- " + deprecation(d)));
    traits();
    gradient();
    if (!symbol.since().isEmpty()) {
      out.line("- Since: " + symbol.since());
    }
    if (!symbol.status().equals("STABLE")) {
      out.line("- Status: " + symbol.status().toLowerCase(Locale.ROOT));
    }
    if (!symbol.doc().see().isBlank()) {
      String see = symbol.doc().see().strip();
      out.line("- See also: " + see.lines().map(String::strip).collect(Collectors.joining("; ")));
    }
    if (!symbol.source().file().isEmpty()) {
      String member = symbol.member().isEmpty() ? "" : "#" + javaMember();
      String declared = MarkdownText.code(symbol.owner() + member);
      out.line("- Declared: " + declared + place(symbol.source()));
    }
  }

  private void traits() {
    if (!symbol.inPlaceOf().isEmpty()) {
      out.line("- In-place form of: " + MarkdownText.code(symbol.inPlaceOf()));
    }
    for (String trait : symbol.traits()) {
      if (trait.startsWith("aliases=")) {
        out.line("- The result is a view of: " + parametersIn(trait));
      } else if (trait.startsWith("mutates=")) {
        out.line("- Writes into: " + parametersIn(trait));
      }
    }
  }

  private static String parametersIn(String trait) {
    return codes(List.of(trait.substring(trait.indexOf('=') + 1).split(",", -1)));
  }

  /** Returns the method that is written in Java, which an in-place form shares with its op. */
  private String javaMember() {
    String member = symbol.member();
    return symbol.inPlaceOf().isEmpty() ? member : member.substring(0, member.length() - 1);
  }

  private void gradient() {
    for (ApiGradient gradient : symbol.gradients()) {
      out.line(
          "- Gradient of " + codes(gradient.of()) + ": " + MarkdownText.code(gradient.method()));
    }
    if (!symbol.notDifferentiable().isEmpty()) {
      out.line("- Not differentiable: " + MarkdownText.oneLine(symbol.notDifferentiable()));
    }
  }

  private Set<String> presentNames() {
    Set<String> names = new LinkedHashSet<>(symbol.aliases());
    names.add(symbol.name());
    return names;
  }

  private static String deprecation(ApiDeprecation deprecation) {
    StringBuilder text = new StringBuilder("Deprecated name: ");
    text.append(MarkdownText.code(deprecation.name()));
    text.append(" since ").append(deprecation.since());
    if (!deprecation.removal().isEmpty()) {
      text.append(", removed in ").append(deprecation.removal());
    }
    text.append("; use ").append(MarkdownText.code(deprecation.use())).append('.');
    if (!deprecation.why().isBlank()) {
      text.append(' ').append(MarkdownText.oneLine(deprecation.why()));
    }
    return text.toString();
  }

  private static String place(ApiSource source) {
    if (source.file().isEmpty()) {
      return "";
    }
    return " (" + source.file() + (source.line() > 0 ? ":" + source.line() : "") + ")";
  }

  private static String codes(List<String> names) {
    return names.stream().map(MarkdownText::code).collect(Collectors.joining(", "));
  }
}
