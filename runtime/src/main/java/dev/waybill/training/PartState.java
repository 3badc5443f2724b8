package dev.waybill.training;

import dev.waybill.tensor.Tensor;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// What a part of a checkpoint remembers.
///
/// @param tensors by name
/// @param texts by name, for what is no tensor
public record PartState(Map<String, Tensor> tensors, Map<String, String> texts) {

  /// Copies the maps, not the tensors.
  public PartState {
    tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
    texts = Collections.unmodifiableMap(new LinkedHashMap<>(texts));
  }

  /// Makes a state without texts.
  ///
  /// @param tensors by name
  public PartState(Map<String, Tensor> tensors) {
    this(tensors, Map.of());
  }
}
