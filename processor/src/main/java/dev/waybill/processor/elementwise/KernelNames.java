package dev.waybill.processor.elementwise;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a class with kernels names. */
public final class KernelNames {
  /**
   * What its code may import, in the order of imports. Those of java.lang too, as JavaPoet does it:
   * a class of the same name in the user's package would hide them.
   */
  public static final List<String> IMPORTS =
      List.of(
          "dev.waybill.kernel.DevicePointwise",
          "dev.waybill.kernel.FloatLoops",
          "dev.waybill.kernel.Pointwise",
          "dev.waybill.kernel.RecordedOps",
          "dev.waybill.kernel.ScalarMath",
          "dev.waybill.kernel.VectorMath",
          "dev.waybill.spi.Formulas",
          "dev.waybill.tensor.DType",
          "dev.waybill.tensor.Promotion",
          "dev.waybill.tensor.Tensor",
          "dev.waybill.tensor.TensorOps",
          "java.lang.Double",
          "java.lang.Float",
          "java.lang.Long",
          "java.lang.Math",
          "java.lang.Number",
          "java.lang.Object",
          "java.lang.SuppressWarnings",
          "javax.annotation.processing.Generated",
          "jdk.incubator.vector.FloatVector",
          "jdk.incubator.vector.VectorMask",
          "jdk.incubator.vector.VectorOperators",
          "jdk.incubator.vector.VectorSpecies");

  /** The class in it with the loops on vectors. */
  public static final String VECTORS = "Vectors";

  private static final Set<String> SIMPLE =
      Stream.concat(IMPORTS.stream().map(KernelNames::simple), Stream.of(VECTORS))
          .collect(Collectors.toUnmodifiableSet());

  private KernelNames() {}

  /**
   * Returns whether a class of this name would hide one that kernels name.
   *
   * @param simple the simple name of a class with methods that have kernels
   * @return whether it is taken
   */
  public static boolean isTaken(String simple) {
    return SIMPLE.contains(simple);
  }

  /**
   * Returns the last part of a qualified name.
   *
   * @param name the name of a class
   * @return its simple name
   */
  public static String simple(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
