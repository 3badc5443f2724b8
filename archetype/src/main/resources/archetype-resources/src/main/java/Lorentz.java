#set( $facade = $namespace.substring(0, 1).toUpperCase() + $namespace.substring(1) )
package ${package};

import dev.waybill.annotations.Attribute;
import dev.waybill.annotations.Default;
import dev.waybill.annotations.Elementwise;
import dev.waybill.annotations.Export;

/// The op `${namespace}.lorentz`.
public final class Lorentz {
  private Lorentz() {}

  /// Takes the Lorentz curve of each element: 1 in the middle, and a half at `width`.
  ///
  /// ```java
  /// Tensor x = Tensor.fromArray(new float[] {0, 1, 3}, 3);
  /// ${facade}.lorentz(x); // ==> tensor([1.0000, 0.5000, 0.1000])
  /// ```
  ///
  /// @param x the tensor
  /// @param width how far from the middle the curve is a half
  /// @return a new tensor
  @Export("${namespace}.lorentz")
  @Elementwise
  public static double lorentz(double x, @Attribute @Default("1.0") double width) {
    return 1 / (1 + x / width * (x / width));
  }
}
