package dev.waybill.ops.search;

import dev.waybill.annotations.Export;
import java.util.List;

/// What a query found.
///
/// @param total how many documents match, exactly
/// @param hits the best of them, best first
@Export("search.Hits")
public record Hits(int total, List<Hit> hits) {
  /// Copies the list.
  public Hits {
    hits = List.copyOf(hits);
  }
}
