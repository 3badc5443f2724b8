package dev.waybill.plugin.site;

import dev.waybill.manifest.ApiSymbol;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether gradients flow through an export. */
enum Differentiable {
  /** They do. */
  YES("yes"),
  /** They do not. */
  NO("no"),
  /** Nothing is said, as of a function that no proof has run, or of a type. */
  UNKNOWN("");

  private final String word;

  Differentiable(String word) {
    this.word = word;
  }

  static Differentiable of(ApiSymbol symbol, Catalog catalog, Proof.@Nullable Op proof) {
    Optional<ApiSymbol> op = catalog.find(symbol.inPlaceOf());
    ApiSymbol asked = op.orElse(symbol);
    if (!asked.gradients().isEmpty() || (proof != null && proof.gradient().equals("proven"))) {
      return YES;
    }
    return asked.notDifferentiable().isEmpty() ? UNKNOWN : NO;
  }

  /** The word by which the search chooses. */
  String word() {
    return word;
  }
}
