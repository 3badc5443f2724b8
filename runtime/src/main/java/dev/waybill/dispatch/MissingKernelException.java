package dev.waybill.dispatch;

import dev.waybill.tensor.DType;
import org.jspecify.annotations.Nullable;

/// A call for whose device and dtype an op has no usable kernel.
public final class MissingKernelException extends OpException {

  private static final long serialVersionUID = 1;

  private final String argument;
  private final Key device;
  private final String existing;
  private final @Nullable DType dtype;

  /// Makes the exception.
  ///
  /// @param op the op's name
  /// @param argument the name of the argument that decides; empty where none is a tensor
  /// @param device where the arguments lie
  /// @param dtype the dtype of that argument; `null` where there is none
  /// @param existing the kernels that the op has, as text, and what to do
  public MissingKernelException(
      String op, String argument, Key device, @Nullable DType dtype, String existing) {
    super(
        op,
        (argument.isEmpty() ? "" : "argument " + argument + ": ")
            + "found no usable kernel for device "
            + device.text()
            + (dtype == null ? "" : " and dtype " + dtype)
            + ", "
            + existing);
    this.argument = argument;
    this.device = device;
    this.existing = existing;
    this.dtype = dtype;
  }

  @Override
  OpException renamed(String called) {
    return new MissingKernelException(called, argument, device, dtype, existing);
  }

  /// Returns the name of the argument whose device and dtype decide.
  ///
  /// @return the name; empty where no argument is a tensor
  public String argument() {
    return argument;
  }

  /// Returns this exception about another argument.
  ///
  /// @param decides the name of the argument whose device and dtype decide
  /// @return such an exception
  public MissingKernelException of(String decides) {
    return new MissingKernelException(op(), decides, device, dtype, existing);
  }

  /// Returns where the arguments lie.
  ///
  /// @return a device's key
  public Key device() {
    return device;
  }

  /// Returns the dtype of the call.
  ///
  /// @return the dtype of the argument that decides; `null` where none is a tensor
  public @Nullable DType dtype() {
    return dtype;
  }
}
