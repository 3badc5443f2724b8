package dev.waybill.training;

import dev.waybill.optim.Optimizer;
import dev.waybill.optim.OptimizerState;
import dev.waybill.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// An optimiser in a checkpoint: `state.NUMBER.NAME` tensors, `groups.NUMBER.OPTION` texts. The
/// option `parameters` is how many the group has.
record OptimizerPart(Optimizer optimizer) implements CheckpointPart {
  private static final String PARAMETERS = "parameters";

  @Override
  public PartState save() {
    OptimizerState saved = optimizer.stateDict();
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    saved
        .state()
        .forEach(
            (number, state) ->
                state.forEach(
                    (name, tensor) ->
                        tensors.put("state." + number + "." + name, tensor.detach())));
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("type", optimizer.getClass().getSimpleName());
    for (int i = 0; i < saved.groups().size(); i++) {
      String prefix = "groups." + i + ".";
      // Java writes a double so that reading gives the same bits.
      saved
          .groups()
          .get(i)
          .options()
          .forEach((name, value) -> texts.put(prefix + name, String.valueOf(value)));
      texts.put(prefix + PARAMETERS, String.valueOf(saved.groups().get(i).parameters().size()));
    }
    return new PartState(tensors, texts);
  }

  @Override
  public void load(PartState saved) {
    String type = optimizer.getClass().getSimpleName();
    String found = saved.texts().getOrDefault("type", "no optimiser");
    if (!found.equals(type)) {
      throw new TrainingException(
          "found the state of " + found + " in the checkpoint, expected that of " + type + ".");
    }
    SequencedMap<Integer, SequencedMap<String, Tensor>> state = new LinkedHashMap<>();
    saved
        .tensors()
        .forEach(
            (key, tensor) -> {
              String[] parts = key.split("\\.", 3);
              state
                  .computeIfAbsent(Integer.valueOf(parts[1]), first -> new LinkedHashMap<>())
                  .put(parts[2], tensor);
            });
    optimizer.loadStateDict(new OptimizerState(state, groups(saved.texts())));
  }

  /// Returns the groups as they were saved, which the optimiser compares with its own.
  private List<OptimizerState.Group> groups(Map<String, String> texts) {
    List<OptimizerState.Group> groups = new ArrayList<>();
    int number = 0;
    for (int i = 0; texts.containsKey("groups." + i + "." + PARAMETERS); i++) {
      String prefix = "groups." + i + ".";
      Map<String, Object> present =
          i < optimizer.groups().size() ? optimizer.groups().get(i).options() : Map.of();
      Map<String, Object> options = new LinkedHashMap<>();
      texts.forEach(
          (key, text) -> {
            String name = key.startsWith(prefix) ? key.substring(prefix.length()) : PARAMETERS;
            if (!name.equals(PARAMETERS)) {
              options.put(name, value(text, present.getOrDefault(name, text)));
            }
          });
      List<Integer> parameters = new ArrayList<>();
      int size = Integer.parseInt(texts.getOrDefault(prefix + PARAMETERS, "0"));
      for (int j = 0; j < size; j++) {
        parameters.add(number++);
      }
      groups.add(new OptimizerState.Group(options, parameters));
    }
    return groups;
  }

  /// Reads an option as the type that the optimiser has it in.
  private static Object value(String text, Object present) {
    if (present instanceof Double) {
      return Double.valueOf(text);
    }
    if (present instanceof Long) {
      return Long.valueOf(text);
    }
    return present instanceof Boolean ? (Object) Boolean.valueOf(text) : text;
  }
}
