package dev.waybill.optim;

import dev.waybill.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// What an optimiser remembers, with parameters by number: their order over all groups, not their
/// names, matches on loading.
///
/// @param state tensors by name for each parameter that has any, by its number
/// @param groups the options and parameters of each group
public record OptimizerState(
    SequencedMap<Integer, SequencedMap<String, Tensor>> state, List<Group> groups) {

  /// Copies the list.
  public OptimizerState {
    groups = List.copyOf(groups);
  }

  /// A group.
  ///
  /// @param options values by name
  /// @param parameters numbers of parameters, from 0 over all groups
  public record Group(Map<String, Object> options, List<Integer> parameters) {

    /// Copies the list.
    public Group {
      parameters = List.copyOf(parameters);
    }
  }
}
