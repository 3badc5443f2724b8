package dev.waybill.internal.memory;

import java.lang.ref.WeakReference;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The leases of one region, oldest first, found by their arrays. They are held weakly: the storage
/// alone holds its lease.
final class Leases {
  private static final int PRUNE_FROM = 64;

  private final Region region;
  // By identity hash code, which a tensor library's arrays rarely share.
  private final Map<Integer, Entry> first = new LinkedHashMap<>();
  private int pruneFrom = PRUNE_FROM;

  Leases(Region region) {
    this.region = region;
  }

  void add(Lease lease) {
    if (first.size() >= pruneFrom) {
      first.values().removeIf(entry -> entry.newestLent() == null);
      pruneFrom = Math.max(PRUNE_FROM, 2 * first.size());
    }
    Entry known = first.get(lease.hash);
    // An array that was given back and is lent again has the hash that it had.
    first.put(lease.hash, new Entry(lease, known == null ? null : known.newestLent()));
  }

  /// Returns the lease of an array that is lent; `null` for none.
  @SuppressWarnings("ReferenceEquality") // arrays have no other
  @Nullable Lease find(Object array) {
    Entry entry = first.get(System.identityHashCode(array));
    while (entry != null) {
      Lease lease = entry.get();
      if (lease != null && lease.identity() == array) {
        return lease;
      }
      entry = entry.older;
    }
    return null;
  }

  /// Calls a function for each array that is lent.
  void forEach(Consumer<Lease> visitor) {
    for (Entry newest : first.values()) {
      for (Entry entry = newest; entry != null; entry = entry.older) {
        Lease lease = entry.get();
        if (lease != null && lease.isLentBy(region)) {
          visitor.accept(lease);
        }
      }
    }
  }

  void clear() {
    first.clear();
  }

  private final class Entry extends WeakReference<Lease> {
    final @Nullable Entry older;

    Entry(Lease lease, @Nullable Entry older) {
      super(lease);
      this.older = older;
    }

    /// Returns this or the next older one of the same hash that is lent; `null` for none.
    @Nullable Entry newestLent() {
      Entry entry = this;
      while (entry != null) {
        Lease lease = entry.get();
        if (lease != null && lease.isLentBy(region)) {
          return entry;
        }
        entry = entry.older;
      }
      return null;
    }
  }
}
