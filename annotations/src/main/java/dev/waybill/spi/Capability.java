package dev.waybill.spi;

/**
 * Something a machine may lack and a kernel may require, such as a vector unit or a driver. Found
 * by a {@link java.util.ServiceLoader}.
 *
 * <pre>{@code
 * public final class BlasCapability implements Capability {
 *   public String name() { return "blas"; }
 *   public String refusal() { return findLibrary() ? "" : "libopenblas.so.0 was not found"; }
 * }
 * }</pre>
 */
public interface Capability {

  /**
   * Returns the name that {@link dev.waybill.annotations.Kernel#requires()} refers to.
   *
   * @return a name such as {@code blas}
   */
  String name();

  /**
   * Returns why this machine lacks the capability. Asked once, when a kernel first needs it.
   *
   * @return a reason without a period; empty where the machine has the capability
   */
  String refusal();
}
