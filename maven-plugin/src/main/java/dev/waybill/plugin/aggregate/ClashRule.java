package dev.waybill.plugin.aggregate;

import java.util.List;
import java.util.function.Consumer;

/** Finds one kind of clash between modules. */
interface ClashRule {

  void check(List<AggregatedModule> modules, Consumer<Clash> clashes);
}
