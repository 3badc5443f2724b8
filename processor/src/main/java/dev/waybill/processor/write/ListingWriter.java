package dev.waybill.processor.write;

import dev.waybill.manifest.ApiSymbol;
import dev.waybill.manifest.SchemaText;
import dev.waybill.processor.model.DeprecationDraft;
import dev.waybill.processor.model.KernelDraft;
import dev.waybill.processor.write.RegistrarPlan.Part;
import dev.waybill.processor.write.WriteInput.GradientTarget;
import dev.waybill.processor.write.WriteInput.KernelTarget;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Lists a module's exports in the grammar of {@code dev.waybill.spi.ListedModule}. */
final class ListingWriter {

  private final Map<String, ApiSymbol> symbols;
  private final StringBuilder text = new StringBuilder();

  /**
   * Begins an empty listing.
   *
   * @param symbols the manifest's symbols by canonical name
   */
  ListingWriter(Map<String, ApiSymbol> symbols) {
    this.symbols = symbols;
  }

  /** Lists registrars in their order, which gives them their numbers. */
  String list(List<Part> registrars) {
    for (Part part : registrars) {
      line("class", part.owner());
      if (part.state() != null) {
        line("state");
      }
      part.exports().forEach(this::addExport);
      part.kernels().forEach(this::addKernel);
      part.gradients().forEach(this::addGradient);
    }
    return text.toString();
  }

  private void addExport(Exported export) {
    String name = export.canonical();
    ApiSymbol symbol = Objects.requireNonNull(symbols.get(name), name);
    String schema = SchemaText.of(symbol);
    switch (export.draft().kind()) {
      case OP -> line("op", name, parameters(export), field(symbol.dtypes()), schema);
      case FUNCTION -> line("function", name, parameters(export), schema);
      case TYPE -> {
        line("type", name, schema);
        if (symbol.hasCreator()) {
          line("creator", parameters(export), SchemaText.ofCreator(symbol));
        }
      }
      case CONSTANT -> line("constant", name, schema);
    }
    if (!symbol.traits().isEmpty()) {
      line("traits", String.join(" ", symbol.traits()));
    }
    symbol.aliases().forEach(alias -> line("alias", alias));
    for (DeprecationDraft d : export.draft().deprecations()) {
      line(
          "deprecated",
          d.name().value(),
          field(d.since().value()),
          field(d.removal().value()),
          field(d.use().value()),
          d.why().strip().replaceAll("(?U)\\s+", " "));
    }
    if (!export.generation1().equals(export.names())) {
      line("generation1", String.join(" ", export.generation1()));
    }
  }

  private void addKernel(KernelTarget target) {
    KernelDraft kernel = target.kernel();
    line(
        "kernel",
        ManifestBuilder.op(target),
        kernel.device().value(),
        field(ManifestBuilder.values(kernel.dtypes())),
        field(ManifestBuilder.values(kernel.requires())),
        String.valueOf(kernel.priority().value()));
  }

  private void addGradient(GradientTarget target) {
    line(
        "gradient",
        target.op(),
        field(target.gradient().of(target.method())),
        field(
            target.gradient().taken().stream()
                .map(p -> p.shapeOnly() ? "~" + p.name() : p.name())
                .toList()));
  }

  private static String parameters(Exported export) {
    return export.method().erasedSignature().replace(" ", "");
  }

  private static String field(List<String> values) {
    return field(String.join(",", values));
  }

  private static String field(String value) {
    return value.isEmpty() ? "-" : value;
  }

  private void line(String keyword, String... fields) {
    text.append(keyword);
    for (String field : fields) {
      text.append(' ').append(field);
    }
    text.append('\n');
  }
}
