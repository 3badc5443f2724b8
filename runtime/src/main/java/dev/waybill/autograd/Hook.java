package dev.waybill.autograd;

/// A function that was added to a tensor or node. Closing removes it.
@FunctionalInterface
public interface Hook extends AutoCloseable {

  /// Removes the function. Does nothing the second time.
  @Override
  void close();
}
