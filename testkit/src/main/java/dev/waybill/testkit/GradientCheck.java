package dev.waybill.testkit;

import dev.waybill.autograd.Autograd;
import dev.waybill.device.Device;
import dev.waybill.dispatch.TensorTuple;
import dev.waybill.tensor.Cells;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Compares gradients with central differences in f64: those of `Σ w · op(x)` by `x`, and those of
/// the sum of these, with weights, by `x` and `w`.
final class GradientCheck {
  private static final double EPS = 1e-6;
  private static final double ABSOLUTE = 1e-5;
  private static final double RELATIVE = 1e-3;

  private final Subject op;
  private final DType dtype;
  private final List<@Nullable Object> arguments;
  private final List<Tensor> inputs;
  private List<Tensor> weights = List.of();

  private GradientCheck(Subject op, DType dtype, List<@Nullable Object> arguments) {
    this.op = op;
    this.dtype = dtype;
    this.arguments = arguments;
    this.inputs = inputs();
  }

  /// Prepares the check; `null` where nothing can be derived.
  ///
  /// @param dtype f64, or another where derivatives are compared with others than differences
  /// @param sample dense arguments, whose floating tensors have that dtype
  static @Nullable GradientCheck of(Subject op, DType dtype, List<@Nullable Object> sample) {
    List<@Nullable Object> arguments = Data.map(sample, Data::dense);
    GradientCheck check = new GradientCheck(op, dtype, arguments);
    List<Tensor> weights = new ArrayList<>();
    check.results().forEach(y -> weights.add(check.weight(Device.CPU, y.shape(), 0.31)));
    check.weights = weights;
    boolean isEmpty = check.inputs.stream().allMatch(x -> x.size() == 0) || weights.isEmpty();
    return isEmpty ? null : check;
  }

  /// Returns the same for tensors of a device, for derivatives only.
  GradientCheck on(Device device) {
    List<@Nullable Object> moved = Data.on(device, arguments);
    GradientCheck check = new GradientCheck(op, dtype, moved);
    check.weights = weights.stream().map(weight -> weight.to(device)).toList();
    return check;
  }

  private List<Tensor> inputs() {
    List<Tensor> inputs = new ArrayList<>();
    List<String> derived = op.traits().gradients();
    for (int i = 0; i < arguments.size(); i++) {
      if (derived.contains(op.schema().parameters().get(i).name())) {
        List<@Nullable Object> one = new ArrayList<>();
        one.add(arguments.get(i));
        inputs.addAll(Data.tensors(one).stream().filter(this::isInput).toList());
      }
    }
    return inputs;
  }

  /// Returns what is wrong with the first derivative; empty for nothing, `null` where differences
  /// are not finite.
  @Nullable String first() {
    return compare("the gradient", inputs, firstGradients(false), this::weightedResult);
  }

  /// Returns what is wrong with the second derivative, as [#first()].
  @Nullable String second() {
    return compare("the second derivative", all(), secondGradients(), this::weightedGradient);
  }

  /// What second derivatives are by.
  private List<Tensor> all() {
    List<Tensor> all = new ArrayList<>(inputs);
    all.addAll(weights);
    return all;
  }

  /// Returns the results that can be derived.
  List<Tensor> results() {
    return TensorTuple.of(op.call(arguments.toArray())).stream().filter(this::isInput).toList();
  }

  private double weightedResult() {
    List<Tensor> results = results();
    double sum = 0;
    for (int i = 0; i < results.size(); i++) {
      sum += product(results.get(i), weights.get(i));
    }
    return sum;
  }

  private double weightedGradient() {
    List<@Nullable Tensor> gradients = firstGradients(false);
    double sum = 0;
    for (int i = 0; i < gradients.size(); i++) {
      Tensor gradient = gradients.get(i);
      sum += gradient == null ? 0 : product(gradient, weight(Device.CPU, gradient.shape(), 0.83));
    }
    return sum;
  }

  /// Returns the gradients of the weighted sum by the inputs.
  List<@Nullable Tensor> firstGradients(boolean createGraph) {
    return recorded(
        inputs,
        () -> {
          List<Tensor> results = results();
          return Autograd.grad(results, beside(results), inputs, false, createGraph, true);
        });
  }

  /// Returns the gradients of the weighted sum of gradients by the inputs, then by the weights.
  List<@Nullable Tensor> secondGradients() {
    List<Tensor> all = all();
    return recorded(
        all,
        () -> {
          List<Tensor> outputs = new ArrayList<>();
          List<Tensor> factors = new ArrayList<>();
          List<Tensor> results = results();
          for (Tensor gradient :
              Autograd.grad(results, beside(results), inputs, true, true, true)) {
            if (gradient != null && gradient.requiresGrad()) {
              outputs.add(gradient);
              factors.add(weight(gradient.device(), gradient.shape(), 0.83));
            }
          }
          return outputs.isEmpty()
              ? Collections.nCopies(all.size(), null)
              : Autograd.grad(outputs, factors, all, false, false, true);
        });
  }

  /// Returns the weights where the results lie: an op may say itself where that is.
  private List<Tensor> beside(List<Tensor> results) {
    List<Tensor> beside = new ArrayList<>();
    for (int i = 0; i < results.size(); i++) {
      beside.add(weights.get(i).to(results.get(i).device()));
    }
    return beside;
  }

  private static List<@Nullable Tensor> recorded(
      List<Tensor> leaves, Supplier<List<@Nullable Tensor>> run) {
    leaves.forEach(leaf -> leaf.requiresGrad(true));
    try {
      return run.get();
    } finally {
      leaves.forEach(leaf -> leaf.requiresGrad(false));
    }
  }

  private static @Nullable String compare(
      String what, List<Tensor> by, List<@Nullable Tensor> gradients, Supplier<Double> function) {
    for (int i = 0; i < by.size(); i++) {
      Tensor gradient = gradients.get(i);
      double[] elements = by.get(i).doubleArray();
      for (int j = 0; j < by.get(i).size(); j++) {
        double before = elements[j];
        elements[j] = before + EPS;
        double above = function.get();
        elements[j] = before - EPS;
        double below = function.get();
        elements[j] = before;
        double expected = (above - below) / (2 * EPS);
        double found = gradient == null ? 0 : Data.get(gradient, j);
        if (!Double.isFinite(expected)) {
          return null;
        }
        if (!(Math.abs(found - expected) <= ABSOLUTE + RELATIVE * Math.abs(expected))) {
          return what
              + " by tensor "
              + i
              + ", element "
              + j
              + ": found "
              + found
              + ", expected "
              + expected
              + " by central differences";
        }
      }
    }
    return "";
  }

  private boolean isInput(Tensor x) {
    return x.dtype() == dtype;
  }

  private static double product(Tensor x, Tensor y) {
    double sum = 0;
    for (long i = 0; i < x.size(); i++) {
      sum += Data.get(x, i) * Data.get(y, i);
    }
    return sum;
  }

  /// Unequal numbers of both signs: ones would hide gradients that mix up elements.
  private Tensor weight(Device device, long[] shape, double from) {
    Tensor made = Tensor.empty(dtype, shape);
    for (int i = 0; i < made.size(); i++) {
      Cells.setDouble(made.array(), dtype, i, Math.sin(from + 1.7 * i));
    }
    return made.to(device);
  }
}
