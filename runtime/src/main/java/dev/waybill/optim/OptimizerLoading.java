package dev.waybill.optim;

import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;

/// Compares a saved state with the groups of an optimiser.
final class OptimizerLoading {
  /// Numbers that are `f32` whatever the parameter's dtype is.
  private static final Set<String> OWN_DTYPE = Set.of("step", "mu_product");

  private OptimizerLoading() {}

  static void check(String name, List<ParameterGroup> groups, OptimizerState saved) {
    if (groups.size() != saved.groups().size()) {
      throw refusal(
          name,
          "loaded state dict has a different number of parameter groups, found "
              + saved.groups().size()
              + ", expected "
              + groups.size()
              + ".");
    }
    for (int i = 0; i < groups.size(); i++) {
      ParameterGroup group = groups.get(i);
      OptimizerState.Group other = saved.groups().get(i);
      if (group.parameters().size() != other.parameters().size()) {
        throw refusal(
            name,
            "loaded state dict contains a parameter group that doesn't match the size of"
                + " optimizer's group "
                + i
                + ": found "
                + other.parameters().size()
                + " parameters, expected "
                + group.parameters().size()
                + ".");
      }
      for (String option : other.options().keySet()) {
        if (!group.has(option)) {
          throw refusal(
              name,
              "found the option "
                  + option
                  + " in group "
                  + i
                  + ", expected some of "
                  + group.options().keySet()
                  + "; the state is another optimiser's.");
        }
      }
      for (int j = 0; j < other.parameters().size(); j++) {
        checkShapes(name, group.parameters().get(j), other.parameters().get(j), saved);
      }
    }
  }

  private static void checkShapes(String name, Tensor parameter, int number, OptimizerState saved) {
    SequencedMap<String, Tensor> state = saved.state().get(number);
    if (state == null) {
      return;
    }
    state.forEach(
        (key, tensor) -> {
          if (tensor.rank() > 0 && !tensor.layout().sameShape(parameter.layout())) {
            throw refusal(
                name,
                "found "
                    + key
                    + " of shape "
                    + tensor.layout().shapeText()
                    + " for parameter "
                    + number
                    + ", expected "
                    + parameter.layout().shapeText()
                    + ".");
          }
        });
  }

  static SequencedMap<String, Tensor> copied(Tensor parameter, SequencedMap<String, Tensor> state) {
    SequencedMap<String, Tensor> copies = new LinkedHashMap<>();
    state.forEach(
        (key, tensor) -> {
          Tensor detached = tensor.detach();
          boolean cast =
              tensor.dtype().isFloating()
                  && tensor.layout().sameShape(parameter.layout())
                  && !OWN_DTYPE.contains(key);
          Tensor fitting = cast ? detached.to(parameter.dtype()).to(parameter.device()) : detached;
          copies.put(key, fitting.clone());
        });
    return copies;
  }

  private static WrongArgumentException refusal(String name, String problem) {
    return new WrongArgumentException(name + ".loadStateDict", "saved", problem);
  }
}
