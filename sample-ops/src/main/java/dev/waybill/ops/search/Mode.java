package dev.waybill.ops.search;

import dev.waybill.annotations.Export;

/// Which documents match a query.
@Export("search.Mode")
public enum Mode {
  /// Those with at least one of its terms.
  ANY,
  /// Those with all of its terms.
  ALL
}
