package dev.waybill.ops.nn.init;

import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.dispatch.WrongArgumentException;
import org.jspecify.annotations.Nullable;

/// The function `nn.init.calculateGain`.
public final class CalculateGain {
  private static final String NAME = "nn.init.calculateGain";

  private CalculateGain() {}

  /// Returns the factor by which starting values make up for an activation: 1 for `linear`,
  /// `sigmoid` and convolutions, 5/3 for `tanh`, √2 for `relu`, √(2 / (1 + slope²)) for
  /// `leaky_relu`, 3/4 for `selu`.
  ///
  /// `leakyRelu` is `leaky_relu`, and so for all names. Source: PyTorch,
  /// `torch.nn.init.calculate_gain`.
  ///
  /// ```java
  /// Init.calculateGain("tanh"); // ==> 1.6666666666666667
  /// ```
  ///
  /// @param nonlinearity the activation, or `conv1d` to `conv3d`, `conv_transpose1d` to
  ///   `conv_transpose3d`
  /// @param param the slope of `leaky_relu`; `null` for 0.01
  /// @return the factor
  /// @throws WrongArgumentException if the name is none of these
  @Export(NAME)
  public static double calculateGain(String nonlinearity, @Default("null") @Nullable Double param) {
    return of(NAME, nonlinearity, param == null ? 0.01 : param);
  }

  static double of(String op, String nonlinearity, double slope) {
    return switch (Fan.spelled(nonlinearity)) {
      case "linear",
          "sigmoid",
          "conv1d",
          "conv2d",
          "conv3d",
          "convtranspose1d",
          "convtranspose2d",
          "convtranspose3d" ->
          1;
      case "tanh" -> 5.0 / 3;
      case "relu" -> Math.sqrt(2);
      case "leakyrelu" -> Math.sqrt(2 / (1 + slope * slope));
      case "selu" -> 0.75;
      default ->
          throw new WrongArgumentException(
              op,
              "nonlinearity",
              "found "
                  + nonlinearity
                  + ", expected linear, sigmoid, tanh, relu, leaky_relu, selu, conv1d to conv3d or"
                  + " conv_transpose1d to conv_transpose3d.");
    };
  }
}
