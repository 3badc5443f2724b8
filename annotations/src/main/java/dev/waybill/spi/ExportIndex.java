package dev.waybill.spi;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a generated {@link ExportModule} for compilers of other modules, which can read classes of
 * a jar but not its resources. They read the names from its {@linkplain ListedModule listing}.
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
   * Returns the format of the listing.
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
}
