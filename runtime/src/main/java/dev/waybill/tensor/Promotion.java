package dev.waybill.tensor;

import dev.waybill.dispatch.WrongArgumentException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The dtype of a result, by PyTorch's rules: of the categories truth value, whole number and
/// fraction the highest decides; within it tensors with dimensions come before tensors without, and
/// those before plain numbers ([Tensor#isWrappedNumber()]).
///
/// Source: PyTorch documentation, `torch.result_type` and "Type promotion".
public final class Promotion {
  private Promotion() {}

  /// Returns the dtype that holds the elements of two others.
  ///
  /// @param a a dtype
  /// @param b a dtype
  /// @return such as `i16` for `u8` and `i8`; `f32` for `i64` and `f32`
  public static DType of(DType a, DType b) {
    if (a == b || b == DType.BOOL) {
      return a;
    }
    if (a == DType.BOOL) {
      return b;
    }
    if (a.isFloating() != b.isFloating()) {
      return a.isFloating() ? a : b;
    }
    if (a.bytes() == b.bytes()) {
      // f16 and bf16 likewise.
      return a.isFloating() ? DType.F32 : DType.I16; // u8 and i8: neither holds the other.
    }
    return a.bytes() > b.bytes() ? a : b;
  }

  /// Returns the dtype of the result of a call.
  ///
  /// @param a an argument
  /// @param b another one
  /// @return the dtype
  public static DType of(Tensor a, Tensor b) {
    // Two numbers have none: theirs is the default dtype.
    return a.dtype() == b.dtype() && !a.isWrappedNumber() ? a.dtype() : of(List.of(a, b));
  }

  /// Returns the dtype of the result of a call.
  ///
  /// @param tensors the arguments that take part, at least one
  /// @return the dtype
  /// @throws IllegalArgumentException if there are none
  public static DType of(Tensor... tensors) {
    return of(List.of(tensors));
  }

  /// Returns the dtype of the result of a call.
  ///
  /// @param tensors the arguments that take part, at least one
  /// @return the dtype
  /// @throws IllegalArgumentException if there are none
  public static DType of(List<Tensor> tensors) {
    DType dimensioned = null;
    DType single = null;
    DType number = null;
    for (Tensor tensor : tensors) {
      DType dtype = tensor.dtype();
      if (tensor.isWrappedNumber()) {
        number = join(number, dtype.isFloating() ? DType.F32 : dtype);
      } else if (tensor.rank() == 0) {
        single = join(single, dtype);
      } else {
        dimensioned = join(dimensioned, dtype);
      }
    }
    DType result = lift(dimensioned, lift(single, number));
    if (result == null) {
      throw new IllegalArgumentException("tensors must not be empty");
    }
    return result;
  }

  /// Returns whether a result may be written into a tensor of another dtype.
  ///
  /// @param from the dtype of the result
  /// @param to the dtype of the tensor
  /// @return false where fractions would become whole numbers, or numbers truth values
  public static boolean canCast(DType from, DType to) {
    return from == to
        || to.isFloating()
        || (to.isIntegral() && !from.isFloating())
        || from == DType.BOOL;
  }

  /// Refuses a result that may not be written into a tensor of another dtype.
  ///
  /// @param op what was called
  /// @param argument the name of the argument that is written to
  /// @param from the dtype of the result
  /// @param to the dtype of the argument
  /// @throws WrongArgumentException if [#canCast(DType, DType)] is false
  public static void checkCast(String op, String argument, DType from, DType to) {
    if (!canCast(from, to)) {
      throw new WrongArgumentException(
          op,
          argument,
          "result type "
              + from
              + " can't be cast to the desired output type "
              + to
              + ", found dtype "
              + to
              + ", expected one of the same or a higher category as "
              + from
              + ".");
    }
  }

  private static DType join(@Nullable DType a, DType b) {
    return a == null ? b : of(a, b);
  }

  /// The lower dtype counts only where its category is higher.
  private static @Nullable DType lift(@Nullable DType first, @Nullable DType lower) {
    if (first == null || lower == null) {
      return first == null ? lower : first;
    }
    boolean higher = category(lower) > category(first);
    return higher ? of(first, lower) : first;
  }

  private static int category(DType dtype) {
    return dtype.isFloating() ? 2 : dtype.isIntegral() ? 1 : 0;
  }
}
