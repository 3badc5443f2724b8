package dev.waybill.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares a namespace on a package: its docs, its facade, and that this module owns the prefix. No
 * other module may export under it.
 *
 * <pre>{@code
 * @Namespace(
 *     value = "nn.functional",
 *     title = "Functions of neural networks",
 *     facadePackage = "org.example.api")
 * package org.example.ops.nn.functional;
 * }</pre>
 *
 * <p>makes the facade {@code org.example.api.nn.Functional}: the namespace without its last segment
 * goes behind the facade package, the last segment is the class.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.PACKAGE)
public @interface Namespace {

  /**
   * Returns the namespace.
   *
   * <p>Example: {@code value = "nn.functional"}.
   *
   * @return lowerCamel segments with dots between
   */
  String value();

  /**
   * Returns the title of the docs page.
   *
   * <p>Example: {@code title = "Functions of neural networks"}.
   *
   * @return a title without a period
   */
  String title();

  /**
   * Returns the introduction of the docs page, Markdown; the package's Javadoc where it is empty.
   *
   * <p>Example: {@code text = "Each function has a module of the same name."}.
   *
   * @return Markdown text
   */
  String text() default "";

  /**
   * Returns the package under which the facade lies.
   *
   * <p>Example: {@code facadePackage = "org.example.api"}.
   *
   * @return a package name
   */
  String facadePackage();

  /**
   * Returns the simple name of the facade class; the last segment in UpperCamel where it is empty.
   *
   * <p>Example: {@code facade = "Functional"}.
   *
   * @return a class name that hides no {@code java.lang} type, or an empty string
   */
  String facade() default "";
}
