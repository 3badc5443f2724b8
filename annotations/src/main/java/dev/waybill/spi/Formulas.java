package dev.waybill.spi;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What the methods with {@link dev.waybill.annotations.Elementwise} of a class compute. Stands on
 * the generated class with their kernels, for compilers of other modules, which can read classes of
 * a jar but not its sources.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Formulas {

  /**
   * Returns a formula for each method.
   *
   * <p>Example: {@code "leakyRelu(double,double) (IF (GT p0 0.0) p0 (MUL p0 p1))"}.
   *
   * @return the name, the types of parameters, and operations on them in brackets, each before what
   *     it is done to
   */
  String[] value();
}
