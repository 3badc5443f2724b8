package dev.waybill.training;

import dev.waybill.autograd.Autograd;
import dev.waybill.data.Batch;
import dev.waybill.data.Batches;
import dev.waybill.data.DataLoader;
import dev.waybill.dispatch.DispatchContext;
import dev.waybill.nn.Layer;
import dev.waybill.nn.Loss;
import dev.waybill.nn.Module;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How good a model is on some data: the loss, then metrics.
///
/// @param model what predicts
/// @param loss how far predictions are from their targets; one number a batch
/// @param metrics further numbers by name
public record Evaluation(Layer model, Loss loss, Map<String, Metric> metrics) {

  /// Copies the map.
  public Evaluation {
    metrics = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
  }

  /// Looks at one epoch, in evaluation mode and without gradients. The modes of the modules are
  /// afterwards as they were.
  ///
  /// @param data the examples; its epoch 0 is taken
  /// @return the mean loss, then the means of the metrics
  public List<Double> of(DataLoader data) {
    return means(data).all();
  }

  Means means(DataLoader data) {
    Map<Module, Boolean> modes = new LinkedHashMap<>();
    model.modules().forEach(module -> modes.put(module, module.isTraining()));
    model.eval();
    Means means = new Means(1 + metrics.size());
    data.setEpoch(0);
    try (Batches batches = data.iterator()) {
      Autograd.noGrad(
          () -> {
            while (batches.hasNext()) {
              Batch batch = batches.next();
              Tensor prediction = model.call(batch.x());
              Tensor value = loss.call(prediction, batch.y());
              means.add(numbers(value, prediction, batch.y()), batch.size());
            }
          });
    } finally {
      modes.forEach(Module::train); // outer ones come first, so inner ones have the last word
    }
    return means;
  }

  double[] numbers(Tensor value, Tensor prediction, Tensor target) {
    double[] numbers = new double[1 + metrics.size()];
    numbers[0] = value.to(DType.F64).getDouble();
    int next = 1;
    DispatchContext.Scope scope = Autograd.noGrad();
    try {
      for (Metric metric : metrics.values()) {
        numbers[next++] = metric.of(prediction, target);
      }
    } finally {
      scope.close();
    }
    return numbers;
  }
}
