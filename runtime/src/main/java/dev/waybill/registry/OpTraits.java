package dev.waybill.registry;

import java.util.List;

/// What an op declares about itself besides its parameters and kernels.
///
/// @param isPointwise whether an element of the result depends on the arguments' elements at the
/// same place only
/// @param isDifferentiable false where the op says that it has no gradient
/// @param aliases the parameter that the result is a view of; empty for none
/// @param mutates the parameters that the op writes to
/// @param inPlaceOf the op that this is the in-place form of; empty for others
/// @param gradients the parameters whose gradients the op has; that of a view is the runtime's
public record OpTraits(
    boolean isPointwise,
    boolean isDifferentiable,
    String aliases,
    List<String> mutates,
    String inPlaceOf,
    List<String> gradients) {

  /// Copies the lists.
  public OpTraits {
    mutates = List.copyOf(mutates);
    gradients = List.copyOf(gradients);
  }
}
