package dev.waybill.optim;

import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.autograd.GradientException;
import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/// Limits on gradients, between `backward` and the optimiser's step.
public final class ClipGrad {
  private static final String NORM = "optim.clipGradNorm_";
  private static final String VALUE = "optim.clipGradValue_";
  // As PyTorch, so that no gradient of norm 0 is divided by 0.
  private static final double SMALL = 1e-6;

  private ClipGrad() {}

  /// Scales all gradients so that their norm, as if they were one vector, is at most `maxNorm`: by
  /// `min(1, maxNorm / (norm + 10⁻⁶))`.
  ///
  /// A norm that is NaN or infinite makes gradients NaN. Source: PyTorch, `clip_grad_norm_`.
  ///
  /// ```java
  /// Tensor x = Tensor.of(1f, 1f).requiresGrad(true);
  /// x.mul(Tensor.of(3f, 4f)).backward(Tensor.of(1f, 1f));
  /// Optim.clipGradNorm_(List.of(x), 1); // ==> 5.0
  /// x.grad(); // ==> tensor([0.6000, 0.8000])
  /// ```
  ///
  /// @param parameters those without a gradient are left out
  /// @param maxNorm the largest norm, 0 or more
  /// @param normType the order p of the norm; infinity for the largest absolute value
  /// @param errorIfNonfinite whether a norm that is NaN or infinite is refused
  /// @return the norm before; 0 where there are no gradients
  /// @throws WrongArgumentException if `maxNorm` is below 0 or `normType` not above 0
  /// @throws GradientException if the norm is not finite and that is refused; nothing was changed
  @Export(NORM)
  public static double clipGradNorm_(
      List<? extends Tensor> parameters,
      double maxNorm,
      @Default("2.0") double normType,
      @Default("false") boolean errorIfNonfinite) {
    if (!(maxNorm >= 0)) {
      throw new WrongArgumentException(
          NORM, "maxNorm", "found " + maxNorm + ", expected 0 or more.");
    }
    if (!(normType > 0)) {
      throw new WrongArgumentException(
          NORM, "normType", "found " + normType + ", expected a number above 0.");
    }
    List<Tensor> gradients = gradients(parameters);
    double norm = norm(gradients, normType);
    if (errorIfNonfinite && !Double.isFinite(norm)) {
      throw new GradientException(
          NORM
              + ": the total norm of order "
              + normType
              + " for gradients from `parameters` is non-finite, found "
              + norm
              + ", so it cannot be clipped. Give errorIfNonfinite false to scale by it anyway.");
    }
    double quotient = maxNorm / (norm + SMALL);
    double scale = quotient > 1 ? 1 : quotient; // NaN stays
    gradients.forEach(gradient -> gradient.mul_(scale));
    return norm;
  }

  /// Cuts every gradient to `-clipValue … clipValue`. NaN stays.
  ///
  /// Source: PyTorch, `clip_grad_value_`.
  ///
  /// ```java
  /// Tensor x = Tensor.of(1f, 1f).requiresGrad(true);
  /// x.mul(Tensor.of(3f, -4f)).backward(Tensor.of(1f, 1f));
  /// Optim.clipGradValue_(List.of(x), 1);
  /// x.grad(); // ==> tensor([1., -1.])
  /// ```
  ///
  /// @param parameters those without a gradient are left out
  /// @param clipValue the largest absolute value, 0 or more
  /// @throws WrongArgumentException if `clipValue` is below 0
  @Export(VALUE)
  public static void clipGradValue_(List<? extends Tensor> parameters, double clipValue) {
    if (!(clipValue >= 0)) {
      throw new WrongArgumentException(
          VALUE, "clipValue", "found " + clipValue + ", expected 0 or more.");
    }
    for (Tensor gradient : gradients(parameters)) {
      Update cut =
          (p, g, s, n) -> {
            for (int i = 0; i < n; i++) {
              p[i] = Math.clamp(p[i], -clipValue, clipValue);
            }
          };
      cut.run(VALUE, gradient, gradient);
    }
  }

  private static List<Tensor> gradients(List<? extends Tensor> parameters) {
    List<Tensor> gradients = new ArrayList<>();
    for (Tensor parameter : parameters) {
      Tensor gradient = parameter.grad();
      if (gradient != null) {
        gradients.add(gradient.detach());
      }
    }
    return gradients;
  }

  /// Returns the norm of all numbers together, summed in `double`.
  private static double norm(List<Tensor> gradients, double p) {
    double sum = 0;
    for (Tensor gradient : gradients) {
      double[] values = gradient.to(DType.F64).toDoubleArray();
      for (double value : values) {
        double size = Math.abs(value);
        if (Double.isInfinite(p)) {
          sum = Math.max(sum, size);
        } else {
          sum += p == 2 ? size * size : Math.pow(size, p);
        }
      }
    }
    return Double.isInfinite(p) ? sum : p == 2 ? Math.sqrt(sum) : Math.pow(sum, 1 / p);
  }
}
