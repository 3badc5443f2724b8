package dev.waybill.annotations;

/**
 * What a library promises about an exported symbol.
 *
 * <pre>{@code
 * @Export(value = "search.topK", status = Status.EXPERIMENTAL)
 * }</pre>
 */
public enum Status {
  /** May change or vanish in any release. */
  EXPERIMENTAL,
  /** Changes only with a new major version, after a deprecation. */
  STABLE,
  /** Kept for the users it has; a replacement exists. */
  DEPRECATED
}
