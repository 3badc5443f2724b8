package dev.waybill.plugin.warning;

import java.util.List;

/** One kind of warning. */
interface WarningRule {

  /** Returns sentences about an entry, without a period, as a reviewer reads them beside it. */
  List<String> check(Item item, Scope scope);
}
