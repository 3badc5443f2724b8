package dev.waybill.internal.device;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What is looked for with the first question, by one thread.
///
/// @param <T> what is found
public final class Once<T> implements Supplier<T> {
  private final Supplier<T> search;
  private @Nullable T found;

  /// Looks for nothing yet.
  ///
  /// @param search is asked once
  public Once(Supplier<T> search) {
    this.search = search;
  }

  @Override
  public synchronized T get() {
    T known = found;
    if (known == null) {
      known = search.get();
      found = known;
    }
    return known;
  }
}
