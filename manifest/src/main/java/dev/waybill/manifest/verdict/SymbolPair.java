package dev.waybill.manifest.verdict;

import dev.waybill.manifest.ApiSymbol;

/**
 * An export as it was and as it is.
 *
 * @param before how it was
 * @param after how it is, perhaps under another canonical name
 * @param version the version that the new surface will have; empty where that is not known
 */
record SymbolPair(ApiSymbol before, ApiSymbol after, String version) {

  Element element() {
    return Element.of(before.name());
  }

  Element element(String part) {
    return Element.of(before.name(), part);
  }
}
