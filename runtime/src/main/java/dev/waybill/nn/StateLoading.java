package dev.waybill.nn;

import dev.waybill.autograd.Autograd;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Compares a state with a module and copies it.
final class StateLoading {
  private StateLoading() {}

  static LoadResult load(Module module, Map<String, ? extends Tensor> state, boolean strict) {
    Map<String, Tensor> own = StateWalk.state(module);
    Set<String> optional = StateWalk.optionalKeys(module);
    List<String> missing = new ArrayList<>();
    List<String> misfits = new ArrayList<>();
    Map<Tensor, Tensor> copies = new LinkedHashMap<>();
    own.forEach(
        (name, to) -> {
          Tensor from = state.get(name);
          if (from != null) {
            if (from.layout().sameShape(to.layout())) {
              copies.put(to, from);
            } else {
              misfits.add(misfit(name, from, to));
            }
          } else if (!optional.contains(name)) {
            missing.add(name);
          }
        });
    List<String> unexpected =
        state.keySet().stream().filter(name -> !own.containsKey(name)).sorted().toList();
    refuse(module, strict ? missing : List.of(), strict ? unexpected : List.of(), misfits);
    Autograd.noGrad(() -> copies.forEach(TensorOps::copy_));
    return new LoadResult(missing, unexpected);
  }

  private static String misfit(String name, Tensor from, Tensor to) {
    return "size mismatch for "
        + name
        + ": found shape "
        + from.layout().shapeText()
        + " in the state, expected "
        + to.layout().shapeText()
        + ", the shape in the module.";
  }

  private static void refuse(
      Module module, List<String> missing, List<String> unexpected, List<String> misfits) {
    List<String> problems = new ArrayList<>();
    if (!unexpected.isEmpty()) {
      problems.add("Unexpected key(s) in the state: " + quoted(unexpected) + ".");
    }
    if (!missing.isEmpty()) {
      problems.add(0, "Missing key(s) in the state: " + quoted(missing) + ".");
    }
    problems.addAll(misfits);
    if (!problems.isEmpty()) {
      throw new ModuleException(
          "Error(s) in loading the state of "
              + module.typeName()
              + ", nothing was loaded:\n\t"
              + String.join("\n\t", problems));
    }
  }

  private static String quoted(List<String> names) {
    return names.stream().map(name -> '"' + name + '"').collect(Collectors.joining(", "));
  }
}
