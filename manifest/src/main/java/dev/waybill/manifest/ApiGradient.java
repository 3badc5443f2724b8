package dev.waybill.manifest;

import java.util.List;

/**
 * One gradient of an op.
 *
 * @param op the canonical name of the op
 * @param of the op's parameters whose gradients it returns, in the order of its result
 * @param saves the op's parameters, and {@code result}, that it takes; empty for none
 * @param method the method, {@code owner#member}
 * @param source where it is declared
 */
public record ApiGradient(
    String op, List<String> of, List<String> saves, String method, ApiSource source) {

  /** Copies the lists. */
  public ApiGradient {
    of = List.copyOf(of);
    saves = List.copyOf(saves);
  }
}
