package dev.waybill.manifest;

import java.util.List;

/**
 * One kernel of an op.
 *
 * @param op the canonical name of the op
 * @param device the device, such as {@code cpu}
 * @param dtypes the dtypes of the first tensor; empty for all
 * @param requires the capabilities that it needs
 * @param priority its rank; the highest usable kernel is chosen
 * @param reference whether it is the op's own body
 * @param method the method, {@code owner#member}
 * @param source where it is declared
 */
public record ApiKernel(
    String op,
    String device,
    List<String> dtypes,
    List<String> requires,
    int priority,
    boolean reference,
    String method,
    ApiSource source) {

  /** Copies the lists. */
  public ApiKernel {
    dtypes = List.copyOf(dtypes);
    requires = List.copyOf(requires);
  }
}
