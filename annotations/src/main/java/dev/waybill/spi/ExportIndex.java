package dev.waybill.spi;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Lists a module's names for compilers of other modules, which can read classes of a jar but not
 * its resources. The processor writes it on the generated {@link ExportModule}, and the names on
 * parts beside it, which nothing loads at run time.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface ExportIndex {

  /**
   * Returns the identity of the module, as {@link ExportModule#id()}.
   *
   * @return the identity
   */
  String module();

  /**
   * Returns the format of the entries.
   *
   * @return {@link ExportModule#FORMAT} at the time of generation
   */
  int format();

  /**
   * Returns the namespaces that the module owns.
   *
   * @return namespaces, sorted
   */
  String[] namespaces() default {};

  /**
   * Returns one entry a name, fields separated by a tab: the kind ({@code op}, {@code function},
   * {@code type}, {@code constant}), the generations that know the name ({@code 1}, {@code 2} or
   * {@code 12}), the name, the canonical name, and the declaring class with the member, {@code
   * org.example.Relu#relu(org.example.Tensor)}.
   *
   * @return entries, sorted
   */
  String[] names() default {};

  /**
   * Returns the binary names of the classes that carry the entries.
   *
   * @return class names, sorted
   */
  String[] parts() default {};
}
