package dev.waybill.data;

/// The order in which the examples of an epoch come. It has no state: the epoch is an argument, so
/// that nobody forgets to set it.
public interface Sampler {

  /// Returns how many examples an epoch has.
  ///
  /// @return from 0
  long size();

  /// Returns the examples of an epoch.
  ///
  /// @param epoch from 0
  /// @return their numbers, as many as [#size()], in order
  long[] order(long epoch);
}
