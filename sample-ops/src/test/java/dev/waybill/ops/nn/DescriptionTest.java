package dev.waybill.ops.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.nn.Description;
import dev.waybill.nn.DescriptionException;
import dev.waybill.nn.Layer;
import dev.waybill.nn.Loss;
import dev.waybill.optim.Optimizer;
import dev.waybill.optim.lr.LrSchedule;
import dev.waybill.registry.Registry;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Generator;
import dev.waybill.tensor.Tensor;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DescriptionTest {
  private static final Description DESCRIPTIONS = new Description(Registry.global());
  private static final Map<String, Object> RELU = Map.of("type", "nn.Relu");

  private static Map<String, Object> linear(Object in, Object out) {
    return Map.of("type", "nn.Linear", "inFeatures", in, "outFeatures", out);
  }

  private static Map<String, Object> sequential(Object... layers) {
    return Map.of("type", "nn.Sequential", "layers", List.of(layers));
  }

  @Test
  void buildsTheModelThatItsConstructorsWould() {
    Layer described =
        new Generator(3)
            .supply(
                () ->
                    DESCRIPTIONS.build(
                        "model", sequential(linear(8, 4), RELU, linear(4, 2)), Layer.class));
    Layer made =
        new Generator(3)
            .supply(() -> new Sequential(new Linear(8, 4), new Relu(), new Linear(4, 2)));
    assertThat(described).hasToString(made.toString());
    Tensor x = Tensor.rand(DType.F32, 1, 5, 8);
    assertThat(described.call(x).equal(made.call(x))).isTrue();
  }

  @Test
  void givesWhatNoFileHolds() {
    Layer model = new Linear(2, 2);
    Optimizer optimizer =
        DESCRIPTIONS.build(
            "optimizer",
            Map.of("type", "optim.Sgd", "lr", 0.5),
            Optimizer.class,
            Map.of("parameters", model.parameters()));
    assertThat(optimizer.groups().getFirst().number("lr")).isEqualTo(0.5);
    LrSchedule schedule =
        DESCRIPTIONS.build(
            "schedule",
            Map.of(
                "type", "optim.lr.SequentialLr",
                "schedules",
                    List.of(
                        Map.of("type", "optim.lr.ConstantLr"),
                        Map.of("type", "optim.lr.CosineLr", "tMax", 10)),
                "milestones", List.of(5)),
            LrSchedule.class);
    // The second one begins at step 5, at the base.
    assertThat(schedule.rate(0.8, 5)).isEqualTo(0.8);
  }

  @Test
  void namesThePlaceOfEachMistake() {
    refuses(
        sequential(linear(8, 4), Map.of("type", "nn.Rellu")),
        "model.layers[1].type: found no type named \"nn.Rellu\", expected a type that is made by"
            + " name. The nearest are nn.Relu, nn.Celu, nn.Elu.");
    refuses(
        sequential(Map.of("type", "nn.functional.relu")),
        "model.layers[0].type: found the op \"nn.functional.relu\", expected a type that is made by"
            + " name. The nearest are nn.Relu, nn.Celu, nn.Elu.");
    refuses(
        sequential(Map.of("type", "nn.Linear", "inFeatures", 8, "outFeature", 4)),
        "model.layers[0].outFeature: found no such parameter, expected one of inFeatures,"
            + " outFeatures, bias. Did you mean outFeatures?");
    refuses(
        sequential(RELU, linear("eight", 4)),
        "model.layers[1].inFeatures: found String \"eight\", expected long.");
    refuses(sequential(linear(-1, 4)), "model.layers[0].inFeatures: found -1, expected 0 or more.");
    refuses(sequential(RELU, 5), "model.layers[1]: found 5, expected a Layer.");
    refuses(Map.of("type", "nn.MseLoss"), "model.type: found nn.MseLoss, expected a Layer.");
    refuses(
        Map.of("layers", List.of()),
        "model: found no \"type\" among [layers], expected the name of a type.");
    refuses(
        List.of(),
        "model: found an array, expected an object with a \"type\", such as {\"type\":"
            + " \"nn.Linear\", \"inFeatures\": 8, …}.");
    assertThatThrownBy(() -> DESCRIPTIONS.build("loss", RELU, Loss.class))
        .hasMessage("loss.type: found nn.Relu, expected a Loss.");
  }

  private static void refuses(Object description, String message) {
    assertThatThrownBy(() -> DESCRIPTIONS.build("model", description, Layer.class))
        .isInstanceOf(DescriptionException.class)
        .hasMessage(message);
  }

  @Test
  void bagsOfWordsAreOneLayerOfSeveral() {
    Layer bag =
        DESCRIPTIONS.build(
            "model",
            sequential(
                Map.of(
                    "type", "nn.EmbeddingBag",
                    "numEmbeddings", 4,
                    "embeddingDim", 2,
                    "paddingIdx", 0)),
            Layer.class);
    bag.loadStateDict(
        Map.of("0.weight", Tensor.fromArray(new float[] {9, 9, 1, 2, 3, 4, 5, 6}, 4, 2)));
    Tensor index = Tensor.fromArray(new long[] {1, 2, 0, 3, 0, 0}, 2, 3);
    // The mean of rows 1 and 2, and row 3 alone: row 0 fills up.
    assertThat(bag.call(index).toFloatArray()).containsExactly(2, 3, 5, 6);
  }
}
