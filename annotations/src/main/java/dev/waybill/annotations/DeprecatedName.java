package dev.waybill.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Deprecates one of the names of an export, and leaves the others alone.
 *
 * <pre>{@code
 * @Export({"search.topK", "search.top_k"})
 * @DeprecatedName(
 *     name = "search.top_k",
 *     since = "0.2",
 *     removal = "1.0",
 *     use = "search.topK",
 *     why = "Names are lowerCamel.")
 * public static TopDocs topK(Tensor scores, int k) { ... }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.FIELD})
@Repeatable(DeprecatedName.All.class)
public @interface DeprecatedName {

  /**
   * Returns the deprecated name, one of those in {@link Export#value()} or {@link Export#v1()}.
   *
   * <p>Example: {@code name = "search.top_k"}.
   *
   * @return an exported name
   */
  String name();

  /**
   * Returns the version that deprecated the name.
   *
   * <p>Example: {@code since = "0.2"}.
   *
   * @return a version
   */
  String since();

  /**
   * Returns the version that will no longer have the name; empty where that is not decided.
   *
   * <p>Example: {@code removal = "1.0"}.
   *
   * @return a version after {@link #since()}, or an empty string
   */
  String removal() default "";

  /**
   * Returns the exported name to use instead.
   *
   * <p>Example: {@code use = "search.topK"}.
   *
   * @return an exported name that is not deprecated itself
   */
  String use();

  /**
   * Returns the reason, as a sentence for the users of the name.
   *
   * <p>Example: {@code why = "Names are lowerCamel."}.
   *
   * @return a sentence, or an empty string
   */
  String why() default "";

  /**
   * Holds several deprecated names of one export; the compiler writes it.
   *
   * <pre>{@code
   * @DeprecatedName(name = "search.top_k", since = "0.2", use = "search.topK")
   * @DeprecatedName(name = "search.best", since = "0.2", use = "search.topK")
   * }</pre>
   */
  @Documented
  @Retention(RetentionPolicy.CLASS)
  @Target({ElementType.METHOD, ElementType.TYPE, ElementType.FIELD})
  @interface All {
    /**
     * Returns the deprecated names.
     *
     * <p>Example: see {@link All}.
     *
     * @return one annotation a name
     */
    DeprecatedName[] value();
  }
}
