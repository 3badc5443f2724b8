package dev.waybill.ops.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.autograd.GradientException;
import dev.waybill.nn.Parameter;
import dev.waybill.ops.search.SharedFolder;
import dev.waybill.ops.torch.Json;
import dev.waybill.optim.ClipGrad;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Limits on gradients, as PyTorch sets them.
class ClipGradTest {

  @Test
  void agreesWithPyTorch() throws IOException {
    for (String dtype : List.of("f64", "f32")) {
      TrainingCase recorded =
          TrainingCase.read(SharedFolder.data("torch-cases").resolve("training"), "clip", dtype);
      List<?> cases = Json.list(recorded.json().get("cases"));
      assertThat(cases).hasSize(18);
      for (Object row : cases) {
        check(recorded, Json.map(row));
      }
      assertThat(recorded.differences()).isEmpty();
    }
  }

  private static void check(TrainingCase recorded, Map<?, ?> one) {
    String set = "set." + one.get("set") + ".";
    List<Tensor> parameters = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      Tensor gradient = recorded.find(set + i);
      if (gradient != null) {
        Parameter parameter = new Parameter(gradient.zerosLike());
        parameter.setGrad(gradient.clone());
        parameters.add(parameter);
      } else {
        parameters.add(new Parameter(Tensor.zeros(recorded.dtype(), 1)));
      }
    }
    Map<?, ?> arguments = Json.map(one.get("args"));
    String out = "out." + one.get("case") + ".";
    if (one.get("call").equals("clip_grad_norm_")) {
      double norm =
          ClipGrad.clipGradNorm_(
              parameters,
              number(arguments.get("max_norm")),
              number(arguments.get("norm_type")),
              false);
      recorded.compare(
          out + "norm", Tensor.full(DType.F64, norm, recorded.tensor(out + "norm").shape()));
    } else {
      ClipGrad.clipGradValue_(parameters, number(arguments.get("clip_value")));
    }
    for (int i = 0; i < parameters.size(); i++) {
      recorded.compare(out + i, parameters.get(i).grad());
    }
  }

  private static double number(Object value) {
    return value.equals("inf") ? Double.POSITIVE_INFINITY : ((Number) value).doubleValue();
  }

  @Test
  void refusesANormThatIsNotFiniteWhereAsked() {
    Parameter parameter = new Parameter(Tensor.of(1f));
    parameter.setGrad(Tensor.of(Float.NaN));
    assertThatThrownBy(() -> ClipGrad.clipGradNorm_(List.of(parameter), 1, 2, true))
        .isInstanceOf(GradientException.class)
        .hasMessageContaining("the total norm of order 2.0")
        .hasMessageContaining("non-finite, found NaN");
    assertThat(ClipGrad.clipGradNorm_(List.of(new Parameter(Tensor.of(1f))), 1, 2, true)).isZero();
  }
}
