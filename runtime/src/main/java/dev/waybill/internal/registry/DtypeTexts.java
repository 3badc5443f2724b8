package dev.waybill.internal.registry;

import dev.waybill.tensor.DType;
import java.util.HashSet;
import java.util.Set;

/// Finds dtypes that this runtime does not know in what ops and kernels register. A library uses
/// few different texts, so nearly all of them cost one probe.
final class DtypeTexts {
  private final Set<String> known = new HashSet<>();

  /// Returns what is wrong with the dtypes; empty for nothing.
  String unknown(String text) {
    if (text.isEmpty() || known.contains(text)) {
      return "";
    }
    for (String name : text.split(" ", -1)) {
      if (DType.find(name).isEmpty()) {
        return "dtype " + name + ", expected " + DType.choices();
      }
    }
    known.add(text);
    return "";
  }
}
