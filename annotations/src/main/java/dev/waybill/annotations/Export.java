package dev.waybill.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Gives a public static method, a public type or a public {@code static final} constant its public
 * names.
 *
 * <p>The processor turns exports into a registry, typed facades, a manifest and docs. A name is
 * {@code namespace.lowerCamel}, exactly what a Java user types on the facade; a name without a
 * namespace is found by name only.
 *
 * <pre>{@code
 * @Export({"nn.functional.relu", "relu"})
 * public static Tensor relu(Tensor x) { ... }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.FIELD})
public @interface Export {

  /**
   * Returns the names in the present API generation. The first one that is not deprecated is the
   * canonical name, the others are aliases.
   *
   * <pre>{@code
   * @Export({"search.topK", "search.top_k"})
   * }</pre>
   *
   * @return one or more names
   */
  String[] value();

  /**
   * Returns the names in API generation 1. Left out, they are the same names; an explicit {@code
   * {}} says that generation 1 does not have this symbol.
   *
   * <pre>{@code
   * @Export(value = "search.topK", v1 = {"search.best"})
   * @Export(value = "search.bm25", v1 = {})
   * }</pre>
   *
   * @return the names in generation 1
   */
  String[] v1() default {};

  /**
   * Returns the library version that first had this symbol.
   *
   * <pre>{@code
   * @Export(value = "search.topK", since = "0.1")
   * }</pre>
   *
   * @return a version such as {@code 1.2} or {@code 1.2.3}, or an empty string
   */
  String since() default "";

  /**
   * Returns what the library promises about this symbol.
   *
   * <pre>{@code
   * @Export(value = "search.topK", status = Status.EXPERIMENTAL)
   * }</pre>
   *
   * @return the promise, {@link Status#STABLE} unless said otherwise; {@link Status#DEPRECATED}
   *     where nothing is said and the element is {@code @Deprecated}
   */
  Status status() default Status.STABLE;
}
