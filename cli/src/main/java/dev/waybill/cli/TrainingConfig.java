package dev.waybill.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.waybill.manifest.JsonFault;
import dev.waybill.manifest.JsonValue;
import dev.waybill.nn.Description;
import dev.waybill.nn.DescriptionException;
import dev.waybill.nn.Layer;
import dev.waybill.nn.Loss;
import dev.waybill.optim.Optimizer;
import dev.waybill.registry.Registry;
import dev.waybill.registry.Symbol;
import dev.waybill.tensor.Generator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/// A file that says what is trained, and how.
final class TrainingConfig {
  static final String EXAMPLE =
      """
      {
        "model": {"type": "nn.Sequential", "layers": [
          {"type": "nn.Linear", "inFeatures": 2, "outFeatures": 16},
          {"type": "nn.Relu"},
          {"type": "nn.Linear", "inFeatures": 16, "outFeatures": 3}]},
        "loss": {"type": "nn.CrossEntropyLoss"},
        "optimizer": {"type": "optim.Adam", "lr": 0.01},
        "data": {"file": "train.csv", "x": ["width", "height"], "y": "kind", "classes": true},
        "validation": {"share": 0.2},
        "epochs": 20, "batch": 32, "seed": 1, "out": "run"
      }\
      """;
  private static final Set<String> FIELDS =
      new LinkedHashSet<>(
          List.of(
              "model",
              "loss",
              "optimizer",
              "schedule",
              "data",
              "validation",
              "epochs",
              "batch",
              "seed",
              "out",
              "clipNorm",
              "clipValue",
              "ema",
              "earlyStopping",
              "checkpointEvery",
              "workers"));

  private final Path file;
  private final String text;
  private final ConfigNode root;
  private final Description descriptions;
  private final Registry registry;

  private TrainingConfig(Path file, String text, ConfigNode root, Registry registry) {
    this.file = file;
    this.text = text;
    this.root = root;
    this.registry = registry;
    this.descriptions = new Description(registry);
  }

  /// Reads a file and checks the names in it.
  static TrainingConfig read(Path file, Registry registry) {
    try {
      String text = Files.readString(file, UTF_8);
      ConfigNode root = new ConfigNode(JsonValue.parse(text, file.toString()), "");
      root.checkFields(FIELDS);
      return new TrainingConfig(file, text, root, registry);
    } catch (IOException e) {
      throw Failure.of("cannot read " + file + ": " + Sentences.reason(e) + ".", e);
    }
  }

  ConfigNode root() {
    return root;
  }

  String text() {
    return text;
  }

  /// Refuses this configuration where it differs in more than the epochs from that of a checkpoint.
  ///
  /// @param before the text of that one
  void checkResumes(String before, Path checkpoint) {
    ConfigNode other = new ConfigNode(JsonValue.parse(before, checkpoint + ", config"), "");
    Object theirs = ConfigNode.plain(other.value());
    Object ours = ConfigNode.plain(root.value());
    String path = ConfigDifference.first(theirs, ours, Set.of("epochs")).orElse(null);
    if (path != null) {
      throw root.at(path)
          .fault(
              path
                  + ": found another value than in "
                  + checkpoint
                  + ", expected the same; --resume goes on with the same configuration, in which"
                  + " only epochs may differ. Train into another folder for another one.");
    }
  }

  /// Returns the folder that paths are relative to: that of the file.
  Path folder() {
    return file.toAbsolutePath().normalize().resolveSibling("");
  }

  long seed() {
    return root.whole("seed", 0, 0);
  }

  /// Builds the model; its first weights are decided by the seed.
  Layer model() {
    Generator generator = new Generator(seed());
    Supplier<Layer> model = () -> build("model", Layer.class, Map.of());
    return generator.supply(model);
  }

  Loss loss() {
    return build("loss", Loss.class, Map.of());
  }

  Optimizer optimizer(Layer model) {
    return build("optimizer", Optimizer.class, Map.of("parameters", model.parameters()));
  }

  /// Returns the schedule: an `LrSchedule`, or a `ReduceLrOnPlateau`, which is given its optimiser.
  Object schedule(Optimizer optimizer) {
    Object name = ConfigNode.plain(root.at("schedule.type"));
    boolean takes =
        name instanceof String type
            && registry.find(type).orElse(null) instanceof Symbol.Type found
            && found.creator().isPresent()
            && found.creator().get().parameters().stream()
                .anyMatch(parameter -> parameter.name().equals("optimizer"));
    return build("schedule", Object.class, takes ? Map.of("optimizer", optimizer) : Map.of());
  }

  private <T> T build(String name, Class<T> type, Map<String, ?> further) {
    JsonValue field = root.field(name, "an object with a \"type\"");
    try {
      return descriptions.build(name, ConfigNode.plain(field), type, further);
    } catch (DescriptionException e) {
      JsonFault fault = root.at(e.path()).fault(String.valueOf(e.getMessage()));
      throw Failure.usage(String.valueOf(fault.getMessage()), e);
    }
  }
}
