package dev.waybill.processor.elementwise;

import java.util.List;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/** What is known of classes whose sources are not compiled. */
public interface Elsewhere {

  /**
   * Returns what {@link FormulaText} wrote of the methods of a class.
   *
   * @param owner the class
   * @return lines; none where its class file carries nothing
   */
  List<String> formulas(TypeElement owner);

  /**
   * Returns whether a method has {@code @Elementwise}.
   *
   * @param method a method
   * @return whether its class file should carry what it computes
   */
  boolean isElementwise(ExecutableElement method);

  /**
   * Returns whether a class was compiled into the output of this compilation before.
   *
   * @param owner the class
   * @return whether it is of the same module
   */
  boolean isOwn(TypeElement owner);
}
