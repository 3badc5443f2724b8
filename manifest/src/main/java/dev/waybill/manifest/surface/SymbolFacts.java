package dev.waybill.manifest.surface;

import dev.waybill.manifest.ApiDeprecation;
import dev.waybill.manifest.ApiGradient;
import dev.waybill.manifest.ApiKernel;
import dev.waybill.manifest.ApiParameter;
import dev.waybill.manifest.ApiSymbol;
import dev.waybill.manifest.SchemaText;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The facts of an export that its manifest knows, written below its head. */
final class SymbolFacts {

  static final String STATUS = "status";
  static final String SINCE = "since";
  static final String ALIAS = "alias";
  static final String GENERATION_1 = "generation-1";
  static final String NO_NAME = "none";
  static final String DEPRECATED = "deprecated";
  static final String OWNER = "owner";
  static final String VARIABLE = "variable";
  static final String PARAMETER = "parameter";
  static final String RESULT = "result";
  static final String THROWS = "throws";
  static final String VALUE = "value";
  static final String DTYPES = "dtypes";
  static final String ALL = "all";
  static final String KERNEL = "kernel";
  static final String TRAIT = "trait";
  static final String GRADIENT = "gradient";
  static final String NOT_DIFFERENTIABLE = "no-gradient";

  private final Facts facts;
  private final ClassNames names;

  SymbolFacts(Facts facts, ClassNames names) {
    this.facts = facts;
    this.names = names;
  }

  /**
   * Writes an export.
   *
   * @param symbol the export
   * @param hasFacade whether clients call it there, so that its declaring class is nobody's concern
   */
  void write(ApiSymbol symbol, boolean hasFacade) {
    facts.fact(STATUS, symbol.status().toLowerCase(Locale.ROOT));
    if (!symbol.member().isEmpty() && !hasFacade) {
      facts.fact(OWNER, names.text(symbol.owner()) + "#" + symbol.member());
    }
    if (!symbol.since().isEmpty()) {
      facts.fact(SINCE, symbol.since());
    }
    names(symbol);
    TypeText types = new TypeText(names);
    SourceTypes.typeParameters(symbol.typeParameters())
        .forEach(each -> facts.fact(VARIABLE, types.variable(each)));
    symbol.parameters().forEach(each -> facts.fact(PARAMETER, parameter(each, symbol)));
    if (!symbol.result().isEmpty()) {
      facts.fact(RESULT, type(symbol.result(), symbol));
    }
    symbol.thrown().stream()
        .map(each -> type(each, symbol))
        .sorted()
        .forEach(each -> facts.fact(THROWS, each));
    if (symbol.constantValue() != null) {
      facts.fact(VALUE, symbol.constantValue());
    }
    if (!symbol.dtypes().isEmpty()) {
      facts.fact(DTYPES, String.join(" ", symbol.dtypes()));
    }
    kernels(symbol.kernels());
    symbol.traits().stream().sorted().forEach(each -> facts.fact(TRAIT, each));
    gradients(symbol.gradients());
    if (!symbol.notDifferentiable().isEmpty()) {
      facts.fact(NOT_DIFFERENTIABLE, symbol.notDifferentiable());
    }
  }

  /** Writes which kernels there are, not which methods they are. */
  static String kernel(ApiKernel kernel) {
    StringBuilder text = new StringBuilder(kernel.device()).append(": ");
    text.append(kernel.dtypes().isEmpty() ? ALL : String.join(" ", kernel.dtypes()));
    if (!kernel.requires().isEmpty()) {
      text.append(", requires ").append(String.join(" ", kernel.requires()));
    }
    return text.append(", priority ").append(kernel.priority()).toString();
  }

  private void kernels(List<ApiKernel> kernels) {
    kernels.stream().map(SymbolFacts::kernel).sorted().forEach(each -> facts.fact(KERNEL, each));
  }

  private void gradients(List<ApiGradient> gradients) {
    gradients.stream()
        .flatMap(each -> each.of().stream())
        .sorted()
        .forEach(each -> facts.fact(GRADIENT, each));
  }

  private void names(ApiSymbol symbol) {
    symbol.aliases().stream().sorted().forEach(each -> facts.fact(ALIAS, each));
    if (symbol.generation1().isEmpty()) {
      facts.fact(GENERATION_1, NO_NAME);
    } else if (!symbol.generation1().equals(List.of(symbol.name()))) {
      facts.facts(GENERATION_1, symbol.generation1());
    }
    symbol.deprecations().stream()
        .map(SymbolFacts::deprecation)
        .sorted()
        .forEach(each -> facts.fact(DEPRECATED, each));
  }

  private static String deprecation(ApiDeprecation deprecation) {
    return deprecation.name()
        + " since "
        + deprecation.since()
        + (deprecation.removal().isEmpty() ? "" : ", removed in " + deprecation.removal())
        + ", use "
        + deprecation.use()
        + (deprecation.why().isEmpty() ? "" : ", because " + oneLine(deprecation.why()));
  }

  private String parameter(ApiParameter parameter, ApiSymbol symbol) {
    StringBuilder text = new StringBuilder();
    TypeUse type = SourceTypes.type(parameter.type(), symbol.typeParameters());
    text.append(new TypeText(names).of(parameter.nullable() ? type.with(Nullness.NULLABLE) : type));
    text.append(' ').append(parameter.name());
    String given = parameter.defaultValue();
    if (given != null) {
      text.append(" = ").append(SchemaText.literal(parameter.type(), given));
    }
    if (parameter.range() != null) {
      text.append(' ').append(SchemaText.of(parameter.range()));
    }
    return text.toString();
  }

  private String type(String source, ApiSymbol symbol) {
    return new TypeText(names).of(SourceTypes.type(source, symbol.typeParameters()));
  }

  private static String oneLine(String text) {
    return text.lines().map(String::strip).collect(Collectors.joining(" "));
  }
}
