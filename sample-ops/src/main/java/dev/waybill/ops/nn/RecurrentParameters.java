package dev.waybill.ops.nn;

import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.nn.Parameter;
import dev.waybill.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/// What the recurrent nets keep: sizes, options, and numbered weights with PyTorch's names, which
/// begin evenly spread over `±1 / √hiddenSize`.
///
/// @param name the module's, for messages
/// @param gates how many parts the weights have
/// @param projSize the length of a state; 0 for that of the memory
record RecurrentParameters(
    String name,
    int gates,
    long inputSize,
    long hiddenSize,
    int numLayers,
    boolean bias,
    boolean batchFirst,
    double dropout,
    boolean bidirectional,
    long projSize) {

  RecurrentParameters {
    Initial.checkAtLeast(name, "inputSize", inputSize, 1);
    Initial.checkAtLeast(name, "hiddenSize", hiddenSize, 1);
    Initial.checkAtLeast(name, "numLayers", numLayers, 1);
    if (!(dropout >= 0 && dropout <= 1)) {
      throw new WrongArgumentException(
          name,
          "dropout",
          "should be a number from 0 to 1, the probability of an element being zeroed, found "
              + dropout
              + ".");
    }
    if (projSize < 0 || projSize >= hiddenSize) {
      throw new WrongArgumentException(
          name,
          "projSize",
          "has to be smaller than hiddenSize, found "
              + projSize
              + ", expected 0, for no projection, to "
              + (hiddenSize - 1)
              + ".");
    }
  }

  /// Draws the weights, in the order that their function takes them.
  ///
  /// @param register is told the name of each
  List<Tensor> draw(BiConsumer<String, Parameter> register) {
    int directions = bidirectional ? 2 : 1;
    long state = projSize == 0 ? hiddenSize : projSize;
    double bound = 1 / Math.sqrt((double) hiddenSize);
    List<Tensor> all = new ArrayList<>();
    for (int layer = 0; layer < numLayers; layer++) {
      long input = layer == 0 ? inputSize : state * directions;
      for (int direction = 0; direction < directions; direction++) {
        String suffix = "_l" + layer + (direction == 1 ? "_reverse" : "");
        for (Map.Entry<String, long[]> weight : shapes(input, state)) {
          Parameter drawn = Initial.uniform(bound, weight.getValue());
          register.accept(weight.getKey() + suffix, drawn);
          all.add(drawn);
        }
      }
    }
    return List.copyOf(all);
  }

  private List<Map.Entry<String, long[]>> shapes(long input, long state) {
    List<Map.Entry<String, long[]>> shapes = new ArrayList<>();
    long rows = gates * hiddenSize;
    shapes.add(Map.entry("weight_ih", new long[] {rows, input}));
    shapes.add(Map.entry("weight_hh", new long[] {rows, state}));
    if (bias) {
      shapes.add(Map.entry("bias_ih", new long[] {rows}));
      shapes.add(Map.entry("bias_hh", new long[] {rows}));
    }
    if (projSize != 0) {
      shapes.add(Map.entry("weight_hr", new long[] {projSize, hiddenSize}));
    }
    return shapes;
  }

  String describe() {
    return inputSize
        + ", "
        + hiddenSize
        + (projSize == 0 ? "" : ", projSize=" + projSize)
        + (numLayers == 1 ? "" : ", numLayers=" + numLayers)
        + (bias ? "" : ", bias=false")
        + (batchFirst ? ", batchFirst=true" : "")
        + (dropout == 0 ? "" : ", dropout=" + dropout)
        + (bidirectional ? ", bidirectional=true" : "");
  }
}
