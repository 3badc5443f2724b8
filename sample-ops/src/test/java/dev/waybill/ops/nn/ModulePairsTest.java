package dev.waybill.ops.nn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.dispatch.Schema;
import dev.waybill.nn.Layer;
import dev.waybill.nn.Loss;
import dev.waybill.nn.Module;
import dev.waybill.nn.Parameter;
import dev.waybill.registry.Registry;
import dev.waybill.registry.Symbol;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Generator;
import dev.waybill.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Every module of one tensor, or of a prediction and a target, that the registry has: it gives the
/// values and gradients of the function of its name, called by name with the module's arguments and
/// parameters.
class ModulePairsTest {
  /// Functions that are named otherwise.
  private static final Map<String, String> FUNCTIONS =
      Map.of(
          "Sigmoid", "math.sigmoid",
          "Tanh", "math.tanh",
          "BatchNorm1d", "nn.functional.batchNorm",
          "BatchNorm2d", "nn.functional.batchNorm",
          "InstanceNorm1d", "nn.functional.instanceNorm",
          "InstanceNorm2d", "nn.functional.instanceNorm",
          "CrossEntropyLoss", "nn.functional.crossEntropy",
          "BceLoss", "nn.functional.binaryCrossEntropy",
          "BceWithLogitsLoss", "nn.functional.binaryCrossEntropyWithLogits",
          "KlDivLoss", "nn.functional.klDiv");

  /// Modules that have no function: they hand on, or hold others.
  private static final Set<String> WITHOUT_FUNCTION = Set.of("Identity", "Flatten", "Sequential");

  /// Arguments of modules that need some.
  private static final Map<String, Map<String, ?>> ARGUMENTS =
      Map.ofEntries(
          Map.entry("Linear", Map.of("inFeatures", 6, "outFeatures", 5)),
          Map.entry("Conv1d", convolution(3)),
          Map.entry("Conv2d", convolution(3)),
          Map.entry("ConvTranspose1d", convolution(2)),
          Map.entry("ConvTranspose2d", convolution(2)),
          Map.entry("BatchNorm1d", Map.of("features", 4)),
          Map.entry("BatchNorm2d", Map.of("features", 4)),
          Map.entry("InstanceNorm1d", Map.of("features", 4, "affine", true)),
          Map.entry("InstanceNorm2d", Map.of("features", 4, "affine", true)),
          Map.entry("LayerNorm", Map.of("normalizedShape", new long[] {6})),
          Map.entry("RmsNorm", Map.of("normalizedShape", new long[] {6})),
          Map.entry("GroupNorm", Map.of("groups", 2, "channels", 4)),
          Map.entry("Embedding", Map.of("numEmbeddings", 7, "embeddingDim", 3)),
          Map.entry("EmbeddingBag", Map.of("numEmbeddings", 7, "embeddingDim", 3)),
          Map.entry("Threshold", Map.of("threshold", 0.1, "value", -2.0)),
          Map.entry("Softmax", Map.of("dim", 1)),
          Map.entry("LogSoftmax", Map.of("dim", 1)),
          Map.entry("Softmin", Map.of("dim", 1)),
          Map.entry("MaxPool1d", Map.of("kernelSize", new long[] {2})),
          Map.entry("MaxPool2d", Map.of("kernelSize", new long[] {2})),
          Map.entry("LpPool1d", Map.of("normType", 2.0, "kernelSize", new long[] {2})),
          Map.entry("LpPool2d", Map.of("normType", 2.0, "kernelSize", new long[] {2})),
          Map.entry("AvgPool1d", Map.of("kernelSize", new long[] {2})),
          Map.entry("AvgPool2d", Map.of("kernelSize", new long[] {2})),
          Map.entry("AdaptiveAvgPool1d", Map.of("outputSize", new long[] {2})),
          Map.entry("AdaptiveAvgPool2d", Map.of("outputSize", new long[] {2})),
          Map.entry("AdaptiveMaxPool1d", Map.of("outputSize", new long[] {2})),
          Map.entry("AdaptiveMaxPool2d", Map.of("outputSize", new long[] {2})));

  private static Map<String, ?> convolution(long kernel) {
    return Map.of(
        "inChannels", 4, "outChannels", 6, "kernelSize", new long[] {kernel}, "groups", 2);
  }

  private static List<Symbol.Type> types() {
    List<Symbol.Type> types = new ArrayList<>();
    for (Symbol symbol : Registry.global().symbols()) {
      if (symbol instanceof Symbol.Type type
          && type.name().startsWith("nn.")
          && Module.class.isAssignableFrom(type.type())) {
        types.add(type);
      }
    }
    return types;
  }

  @Test
  void theRegistryHasModules() {
    assertThat(types()).hasSizeGreaterThan(60);
  }

  @TestFactory
  List<DynamicTest> everyModuleGivesWhatItsFunctionGives() {
    List<DynamicTest> tests = new ArrayList<>();
    for (Symbol.Type type : types()) {
      String name = type.type().getSimpleName();
      boolean single = Layer.class.isAssignableFrom(type.type());
      boolean loss = Loss.class.isAssignableFrom(type.type());
      if ((single || loss) && !WITHOUT_FUNCTION.contains(name) && isPair(name)) {
        for (boolean training : new boolean[] {true, false}) {
          tests.add(
              DynamicTest.dynamicTest(
                  type.name() + (training ? " in training" : " in evaluation"),
                  () -> compare(type, name, training)));
        }
      }
    }
    assertThat(tests).hasSizeGreaterThan(100);
    return tests;
  }

  /// Compositions of modules have tests of their own, against PyTorch.
  private static boolean isPair(String name) {
    return !name.startsWith("Transformer");
  }

  private static void compare(Symbol.Type type, String name, boolean training) {
    Map<String, Object> arguments = new LinkedHashMap<>(ARGUMENTS.getOrDefault(name, Map.of()));
    Module module = (Module) new Generator(3).supply(() -> type.create(arguments));
    module.train(training);
    Module twin = (Module) new Generator(3).supply(() -> type.create(arguments));
    twin.train(training);
    List<Tensor> inputs = inputs(name);
    List<Tensor> copies = inputs.stream().map(ModulePairsTest::copy).toList();

    Tensor found = new Generator(5).supply(() -> call(module, inputs));
    Tensor expected = byName(name, type, twin, arguments, copies, training);

    assertThat(found.equal(expected)).as("values of %s", name).isTrue();
    if (expected.requiresGrad()) {
      found.mul(weights(found)).sum().backward();
      expected.mul(weights(expected)).sum().backward();
      for (int i = 0; i < inputs.size(); i++) {
        assertSame(name, "input " + i, inputs.get(i).grad(), copies.get(i).grad());
      }
      Map<String, Parameter> others = twin.namedParameters();
      module
          .namedParameters()
          .forEach(
              (key, one) ->
                  assertSame(
                      name, key, one.grad(), Objects.requireNonNull(others.get(key)).grad()));
    }
    Map<String, Tensor> after = twin.stateDict();
    module
        .stateDict()
        .forEach(
            (key, one) -> {
              if (!key.equals("num_batches_tracked")) {
                assertSame(name, key, one, after.get(key));
              }
            });
  }

  private static void assertSame(
      String name, String what, @Nullable Tensor found, @Nullable Tensor expected) {
    assertThat(found == null).as("%s of %s is missing", what, name).isEqualTo(expected == null);
    if (found != null && expected != null) {
      assertThat(found.equal(expected)).as("%s of %s", what, name).isTrue();
    }
  }

  // Different ones, so that gradients that are summed by mistake show.
  private static Tensor weights(Tensor like) {
    return Tensor.rand(like.dtype(), 11, like.shape());
  }

  private static Tensor call(Module module, List<Tensor> inputs) {
    return module instanceof Layer layer
        ? layer.call(inputs.get(0))
        : ((Loss) module).call(inputs.get(0), inputs.get(1));
  }

  private static Tensor byName(
      String name,
      Symbol.Type type,
      Module module,
      Map<String, Object> given,
      List<Tensor> inputs,
      boolean training) {
    String simple = name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    String function = FUNCTIONS.getOrDefault(name, "nn.functional." + simple);
    Symbol symbol = Registry.global().lookup(function);
    Schema schema =
        symbol instanceof Symbol.Op op ? op.schema() : ((Symbol.Function) symbol).schema();
    Map<String, @Nullable Object> known = new LinkedHashMap<>();
    for (Schema.Parameter parameter : type.creator().orElseThrow().parameters()) {
      if (parameter.isOptional() && !Objects.equals(parameter.defaultText(), "null")) {
        known.put(parameter.name(), parsed(parameter));
      }
    }
    known.putAll(given);
    known.put("bias", null); // a switch of the module, a tensor of the function
    known.remove("paddingMode"); // what the module adds by itself
    module.stateDict().keySet().forEach(key -> known.put(camel(key), tensor(module, key)));
    known.put("training", training);
    known.put("useInputStats", training || !module.stateDict().containsKey("running_mean"));
    if (name.startsWith("BatchNorm") || name.startsWith("InstanceNorm")) {
      known.put("training", training || !module.stateDict().containsKey("running_mean"));
    }
    known.put("seed", training ? new Generator(5).nextSeed() : 0);
    Map<String, @Nullable Object> call = new LinkedHashMap<>();
    for (int i = 0; i < schema.parameters().size(); i++) {
      String parameter = schema.parameters().get(i).name();
      if (i < inputs.size()) {
        call.put(parameter, inputs.get(i));
      } else if (known.containsKey(parameter)) {
        call.put(parameter, known.get(parameter));
      }
    }
    Object result =
        symbol instanceof Symbol.Op op
            ? op.handle().call(call)
            : ((Symbol.Function) symbol).call(call);
    return (Tensor) Objects.requireNonNull(result);
  }

  private static Object parsed(Schema.Parameter parameter) {
    String text = Objects.requireNonNull(parameter.defaultValue());
    return switch (parameter.type()) {
      case "boolean" -> Boolean.valueOf(text);
      case "int", "long" -> Long.valueOf(text);
      case "double" -> Double.valueOf(text);
      default -> text;
    };
  }

  private static Tensor tensor(Module module, String key) {
    Parameter parameter = module.namedParameters().get(key);
    return parameter != null
        ? parameter
        : Objects.requireNonNull(module.namedBuffers().get(key), key);
  }

  private static String camel(String key) {
    StringBuilder name = new StringBuilder();
    for (String part : key.split("_", -1)) {
      name.append(
          name.isEmpty()
              ? part
              : part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1));
    }
    return name.toString();
  }

  private static List<Tensor> inputs(String name) {
    if (name.startsWith("Embedding")) {
      return List.of(Tensor.fromArray(new long[] {0, 6, 2, 2}, 2, 2));
    }
    Set<String> classes = new TreeSet<>(Set.of("CrossEntropyLoss", "NllLoss", "MultiMarginLoss"));
    if (classes.contains(name)) {
      return List.of(normal(3, 4), Tensor.of(1L, 3L, 0L));
    }
    return switch (name) {
      case "BceLoss" -> List.of(rand(1, 3, 4).requiresGrad(true), rand(2, 3, 4));
      case "BceWithLogitsLoss", "MultilabelSoftMarginLoss", "PoissonNllLoss" ->
          List.of(normal(3, 4), rand(2, 3, 4));
      case "HingeEmbeddingLoss", "SoftMarginLoss" -> List.of(normal(3), Tensor.of(1f, -1f, 1f));
      case "MultilabelMarginLoss" ->
          List.of(normal(2, 3), Tensor.fromArray(new long[] {2, -1, 0, 1, 0, -1}, 2, 3));
      case "KlDivLoss" -> List.of(normal(3, 4), rand(2, 3, 4));
      default ->
          name.endsWith("Loss")
              ? List.of(normal(3, 4), normal(3, 4))
              : List.of(
                  name.endsWith("2d") || name.endsWith("3d")
                      ? normal(2, 4, 6, 6)
                      : normal(2, 4, 6));
    };
  }

  private static Tensor normal(long... shape) {
    return Tensor.randn(DType.F32, 7, shape).requiresGrad(true);
  }

  private static Tensor rand(long seed, long... shape) {
    return Tensor.rand(DType.F32, seed, shape);
  }

  private static Tensor copy(Tensor tensor) {
    Tensor copy = tensor.detach().clone();
    return tensor.requiresGrad() ? copy.requiresGrad(true) : copy;
  }
}
