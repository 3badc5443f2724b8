package dev.waybill.ops.search.engine;

import java.util.List;

/// The impacts of a field for the parameters used last. Bounded, because each costs four bytes a
/// posting: somebody who tries a hundred values of `k1` must not fill the heap.
final class ImpactCache {
  private static final int KEPT = 2;

  private volatile List<Impacts> kept = List.of();

  Impacts get(FieldData field, Bm25Parameters parameters) {
    for (Impacts impacts : kept) {
      if (impacts.parameters().equals(parameters)) {
        return impacts;
      }
    }
    return compute(field, parameters);
  }

  /// One thread computes, others wait: two copies at a time could be more than the heap holds.
  private synchronized Impacts compute(FieldData field, Bm25Parameters parameters) {
    for (Impacts impacts : kept) {
      if (impacts.parameters().equals(parameters)) {
        return impacts;
      }
    }
    List<Impacts> old = kept;
    // The older of two goes before the new one is made, for the same reason.
    List<Impacts> rest = old.size() < KEPT ? old : List.of(old.get(0));
    kept = rest;
    Impacts impacts = Impacts.of(field, parameters);
    kept = rest.isEmpty() ? List.of(impacts) : List.of(impacts, rest.get(0));
    return impacts;
  }
}
