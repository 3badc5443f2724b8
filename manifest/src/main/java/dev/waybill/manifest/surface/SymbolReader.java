package dev.waybill.manifest.surface;

import dev.waybill.manifest.ApiDeprecation;
import dev.waybill.manifest.ApiDoc;
import dev.waybill.manifest.ApiGradient;
import dev.waybill.manifest.ApiKernel;
import dev.waybill.manifest.ApiParameter;
import dev.waybill.manifest.ApiRange;
import dev.waybill.manifest.ApiSource;
import dev.waybill.manifest.ApiSymbol;
import dev.waybill.manifest.JavaLiteral;
import dev.waybill.manifest.SymbolKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the facts of one export. */
final class SymbolReader {

  private static final ApiSource NOWHERE = new ApiSource("", 0);
  private static final Pattern DEPRECATION =
      Pattern.compile(
          "(\\S+) since ([^,]*)(?:, removed in ([^,]*))?, use ([^,]*)(?:, because (.*))?");
  private static final Pattern KERNEL =
      Pattern.compile("([^:]+): ([^,]+)(?:, requires ([^,]+))?, priority (-?\\d+)");
  private static final Pattern RANGE =
      Pattern.compile("(.*?)\\s*([\\[(])([^\\[\\](),]*)\\.\\.([^\\[\\](),]*)([\\])])");

  private final SymbolKind kind;
  private final String name;
  private final ClassNames names;
  private final List<String> aliases = new ArrayList<>();
  private final List<String> generation1 = new ArrayList<>();
  private final List<ApiDeprecation> deprecations = new ArrayList<>();
  private final List<TypeVariable> typeParameters = new ArrayList<>();
  private final List<ApiParameter> parameters = new ArrayList<>();
  private final List<String> thrown = new ArrayList<>();
  private final List<String> dtypes = new ArrayList<>();
  private final List<ApiKernel> kernels = new ArrayList<>();
  private final List<String> traits = new ArrayList<>();
  private final List<String> differentiable = new ArrayList<>();
  private boolean hasGeneration1 = true;
  private String owner = "";
  private String member = "";
  private String result = "";
  private @Nullable String value;
  private String notDifferentiable = "";
  private String since = "";
  private String status = "";

  SymbolReader(SymbolKind kind, String name, ClassNames names) {
    this.kind = kind;
    this.name = name;
    this.names = names;
  }

  void owner(String type) {
    owner = type;
  }

  /** Takes a fact; returns whether it is one of exports. */
  boolean accept(BaselineFile.Fact fact) {
    LineReader line = fact.line();
    switch (fact.key()) {
      case SymbolFacts.STATUS -> status = line.rest().toUpperCase(Locale.ROOT);
      case SymbolFacts.SINCE -> since = line.rest();
      case SymbolFacts.OWNER -> {
        owner = names.binaryName(line.path());
        line.expect("#");
        member = line.identifier();
      }
      case SymbolFacts.ALIAS -> aliases.add(line.rest());
      case SymbolFacts.GENERATION_1 -> generation1(line.rest());
      case SymbolFacts.DEPRECATED -> deprecations.add(deprecation(line));
      case SymbolFacts.VARIABLE -> typeParameters.add(variable(line));
      case SymbolFacts.PARAMETER -> parameters.add(parameter(line));
      case SymbolFacts.RESULT -> result = source(java().type(line));
      case SymbolFacts.THROWS -> thrown.add(source(java().type(line)));
      case SymbolFacts.VALUE -> value = line.rest();
      case SymbolFacts.DTYPES -> dtypes.addAll(List.of(line.rest().split(" ", -1)));
      case SymbolFacts.KERNEL -> kernels.add(kernel(name, line));
      case SymbolFacts.TRAIT -> traits.add(line.rest());
      case SymbolFacts.GRADIENT -> differentiable.add(line.rest());
      case SymbolFacts.NOT_DIFFERENTIABLE -> notDifferentiable = line.rest();
      default -> {
        return false;
      }
    }
    line.expectEnd();
    return true;
  }

  ApiSymbol read() {
    List<ApiGradient> gradients =
        differentiable.isEmpty()
            ? List.of()
            : List.of(new ApiGradient(name, differentiable, List.of(), "", NOWHERE));
    if (member.isEmpty() && kind != SymbolKind.TYPE) {
      member = name.substring(name.lastIndexOf('.') + 1);
    }
    TypeText source = new TypeText(ClassNames.SOURCE);
    return new ApiSymbol(
        kind,
        name,
        aliases,
        hasGeneration1 && generation1.isEmpty() ? List.of(name) : generation1,
        deprecations,
        owner,
        member,
        typeParameters.stream().map(source::variable).toList(),
        parameters,
        result,
        thrown,
        value,
        dtypes,
        kernels,
        traits,
        gradients,
        notDifferentiable,
        since,
        status,
        ApiDoc.NONE,
        NOWHERE);
  }

  /** Reads what {@link SymbolFacts#kernel} wrote. */
  static ApiKernel kernel(String op, LineReader line) {
    String text = line.rest();
    Matcher kernel = KERNEL.matcher(text);
    if (!kernel.matches()) {
      throw line.fault(
          "A kernel such as 'cpu: f32 f64, requires vector, priority 10' was expected, found '"
              + text
              + "'.");
    }
    String dtypes = kernel.group(2);
    String requires = kernel.group(3);
    return new ApiKernel(
        op,
        kernel.group(1),
        dtypes.equals(SymbolFacts.ALL) ? List.of() : List.of(dtypes.split(" ", -1)),
        requires == null ? List.of() : List.of(requires.split(" ", -1)),
        Integer.parseInt(kernel.group(4)),
        false,
        "",
        NOWHERE);
  }

  private void generation1(String text) {
    if (text.equals(SymbolFacts.NO_NAME)) {
      hasGeneration1 = false;
    } else {
      generation1.add(text);
    }
  }

  private static ApiDeprecation deprecation(LineReader line) {
    String text = line.rest();
    Matcher parts = DEPRECATION.matcher(text);
    if (!parts.matches()) {
      throw line.fault(
          "A deprecation such as 'NAME since 1.0, removed in 2.0, use OTHER, because WHY' was"
              + " expected, found '"
              + text
              + "'.");
    }
    return new ApiDeprecation(
        parts.group(1),
        parts.group(2),
        orEmpty(parts.group(3)),
        parts.group(4),
        orEmpty(parts.group(5)));
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  private JavaReader java() {
    return new JavaReader(names, typeParameters.stream().map(TypeVariable::name).toList());
  }

  private TypeVariable variable(LineReader line) {
    LineReader all = line.within("<", ">");
    return java().typeParameters(all).get(0);
  }

  private static String source(TypeUse type) {
    return new TypeText(ClassNames.SOURCE).of(type);
  }

  private ApiParameter parameter(LineReader line) {
    TypeUse type = java().type(line);
    String identifier = line.identifier();
    String source = source(type.with(Nullness.UNSPECIFIED));
    boolean hasDefault = line.take("=");
    String text = line.rest();
    ApiRange range = null;
    Matcher parts = RANGE.matcher(text);
    if (parts.matches()) {
      text = parts.group(1);
      range =
          new ApiRange(
              bound(parts.group(3), Double.NEGATIVE_INFINITY, line),
              bound(parts.group(4), Double.POSITIVE_INFINITY, line),
              parts.group(2).equals("("),
              parts.group(5).equals(")"));
    }
    if (!hasDefault && !text.isEmpty()) {
      throw line.fault("A default or a range was expected behind the name, found '" + text + "'.");
    }
    return new ApiParameter(
        identifier,
        source,
        hasDefault ? JavaLiteral.unquote(text) : null,
        range,
        type.nullness() == Nullness.NULLABLE,
        "");
  }

  private static double bound(String text, double none, LineReader line) {
    try {
      return text.isEmpty() ? none : Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw line.fault("A number was expected as a bound, found '" + text + "'.");
    }
  }
}
