package dev.waybill.nn;

import java.util.List;

/// What did not match when a state was loaded without being strict.
///
/// @param missingKeys those of the module that the state lacks
/// @param unexpectedKeys those of the state that the module lacks
public record LoadResult(List<String> missingKeys, List<String> unexpectedKeys) {

  /// Copies the lists.
  public LoadResult {
    missingKeys = List.copyOf(missingKeys);
    unexpectedKeys = List.copyOf(unexpectedKeys);
  }

  /// Returns whether every key matched.
  ///
  /// @return true where nothing is missing and nothing unexpected
  public boolean isComplete() {
    return missingKeys.isEmpty() && unexpectedKeys.isEmpty();
  }
}
