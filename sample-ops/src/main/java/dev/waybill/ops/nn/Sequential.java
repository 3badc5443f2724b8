package dev.waybill.ops.nn;

import dev.waybill.annotations.Creator;
import dev.waybill.annotations.Export;
import dev.waybill.annotations.Stateful;
import dev.waybill.nn.Layer;
import dev.waybill.tensor.Tensor;
import java.util.List;
import java.util.SequencedMap;

/// Layers one after the other. Their names are `0`, `1`, …, or those of a map.
///
/// ```java
/// Sequential model = new Sequential(new Linear(784, 256), new Relu(), new Linear(256, 10));
/// ```
@Stateful
@Export("nn.Sequential")
public final class Sequential extends Layer {
  private final transient List<Layer> layers;

  /// Makes the layer.
  ///
  /// @param layers in the order in which they are called
  @Creator
  public Sequential(List<Layer> layers) {
    this.layers = List.copyOf(layers);
    for (int i = 0; i < layers.size(); i++) {
      registerModule(Integer.toString(i), layers.get(i));
    }
  }

  /// Makes the layer.
  ///
  /// @param layers in the order in which they are called
  public Sequential(Layer... layers) {
    this(List.of(layers));
  }

  /// Makes the layer with names.
  ///
  /// @param layers by name, in the order in which they are called
  public Sequential(SequencedMap<String, Layer> layers) {
    this.layers = List.copyOf(layers.values());
    layers.forEach(this::registerModule);
  }

  /// Returns the layers.
  ///
  /// @return in the order in which they are called
  public List<Layer> layers() {
    return layers;
  }

  @Override
  protected Tensor forward(Tensor x) {
    Tensor y = x;
    for (Layer layer : layers) {
      y = layer.call(y);
    }
    return y;
  }
}
