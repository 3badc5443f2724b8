package dev.waybill.ops.nn;

import dev.waybill.api.nn.Functional;
import dev.waybill.autograd.Autograd;
import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.nn.Module;
import dev.waybill.nn.Parameter;
import dev.waybill.tensor.Generator;
import dev.waybill.tensor.Tensor;
import java.util.Iterator;
import java.util.function.Supplier;

/// What a layer of a transformer is made of, and the parts that it is made of by them.
record TransformerOptions(
    String name,
    long dModel,
    long nhead,
    long dimFeedforward,
    double dropout,
    String activation,
    double layerNormEps,
    boolean batchFirst,
    boolean normFirst,
    boolean bias) {

  TransformerOptions {
    Initial.checkAtLeast(name, "dimFeedforward", dimFeedforward, 1);
    if (!activation.equals("relu") && !activation.equals("gelu")) {
      throw new WrongArgumentException(
          name, "activation", "found " + activation + ", expected relu or gelu.");
    }
  }

  MultiheadAttention attention() {
    return new MultiheadAttention(
        dModel, nhead, dropout, bias, false, false, null, null, batchFirst);
  }

  Linear wider() {
    return new Linear(dModel, dimFeedforward, bias);
  }

  Linear narrower() {
    return new Linear(dimFeedforward, dModel, bias);
  }

  LayerNorm norm() {
    return new LayerNorm(new long[] {dModel}, layerNormEps, true, bias);
  }

  Tensor activated(Tensor x) {
    return activation.equals("relu") ? Functional.relu(x) : Functional.gelu(x);
  }

  /// Makes a module like another one: with equal parameters, of its dtype, on its device, in its
  /// mode. Nothing is drawn from the current generator.
  static <M extends Module> M copy(M from, Supplier<M> maker) {
    M copy = new Generator(0).supply(maker);
    Iterator<Parameter> own = copy.parameters().iterator();
    for (Parameter parameter : from.parameters()) {
      Parameter made = own.next();
      made.requiresGrad(parameter.requiresGrad());
      if (made.dtype() != parameter.dtype()) {
        copy.to(parameter.dtype());
      }
      if (!made.device().equals(parameter.device())) {
        copy.to(parameter.device());
      }
    }
    Autograd.noGrad(() -> copy.loadStateDict(from.stateDict()));
    copy.train(from.isTraining());
    return copy;
  }
}
