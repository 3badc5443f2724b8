package dev.waybill.memory;

import dev.waybill.internal.memory.ArrayPool;

/// What the pool of large arrays did since the program began.
///
/// @param hits how often an array was used again
/// @param misses how often none of the size was there
/// @param pooledBytes bytes of the arrays that wait to be used again
/// @param highWaterBytes the most bytes that waited at once
/// @param limitBytes the most bytes that may wait: a quarter of the heap, or the system property
/// `waybill.memory.poolBytes`
public record MemoryStats(
    long hits, long misses, long pooledBytes, long highWaterBytes, long limitBytes) {

  /// Returns the figures as they are now.
  ///
  /// @return of all threads together
  public static MemoryStats now() {
    ArrayPool pool = ArrayPool.shared();
    synchronized (pool) { // so that they belong to one moment
      return new MemoryStats(
          pool.hits(), pool.misses(), pool.bytes(), pool.highestBytes(), pool.limit());
    }
  }
}
