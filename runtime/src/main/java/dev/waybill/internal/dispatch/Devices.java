package dev.waybill.internal.dispatch;

import dev.waybill.dispatch.Dispatchable;
import dev.waybill.dispatch.Key;
import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Layout;
import dev.waybill.tensor.MetaStorage;
import dev.waybill.tensor.Tensor;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The devices among the arguments of a call, which must be one: no kernel reads two memories. But
/// what an elementwise op gets without axes on the processor is read as a number, as in PyTorch,
/// and a body may say that it brings elements along.
final class Devices {
  private static final int BITS =
      Key.CPU.bit() | Key.OPENCL.bit() | Key.CUDA.bit() | Key.META.bit();
  private static final int NONE = -1;

  private Devices() {}

  /// Returns whether the or-ed keys of the arguments hold more than one device.
  static boolean mixed(int keys) {
    int devices = keys & BITS;
    return (devices & (devices - 1)) != 0;
  }

  /// Returns the keys of a call with arguments of several devices, of which that one is left where
  /// it runs.
  ///
  /// @param traits of the op whose kernels run
  /// @param keys the or-ed keys of the arguments
  /// @throws WrongArgumentException if they must lie on one
  static int joined(TableHandle op, Traits traits, int keys, @Nullable Object[] bound) {
    int lead = lead(op, traits, bound);
    int device = keys(bound[lead]);
    for (int position : op.tensorPositions()) {
      String found = place(bound[position]);
      boolean fits =
          found.isEmpty()
              || !differ(bound[position], bound[lead])
              || (traits.isAnyDevice() && ((device | keys(bound[position])) & Key.META.bit()) == 0)
              || (traits.isPointwise() && isNumber(bound[position]));
      if (!fits || mixed(device)) {
        throw refusal(op, position, lead, bound);
      }
    }
    return (keys & ~BITS) | device;
  }

  /// Returns a refusal of arguments on two devices of one kind, which keys do not tell apart.
  ///
  /// @return `null` where they are on one
  static @Nullable WrongArgumentException conflict(
      TableHandle op, Traits traits, @Nullable Object[] bound) {
    int lead = traits.isAnyDevice() ? NONE : lead(op, traits, bound);
    for (int position : op.tensorPositions()) {
      boolean isOfKind = lead != NONE && keys(bound[position]) == keys(bound[lead]);
      if (isOfKind && differ(bound[position], bound[lead])) {
        return refusal(op, position, lead, bound);
      }
    }
    return null;
  }

  /// Returns the refusal of a number of the processor that a kernel of a device does not read.
  ///
  /// @return `null` where there is none beside tensors of a device
  static @Nullable WrongArgumentException unread(
      TableHandle op, Traits traits, @Nullable Object[] bound) {
    int lead = lead(op, traits, bound);
    for (int position : op.tensorPositions()) {
      if (isNumber(bound[position]) && isAccelerator(keys(bound[lead]))) {
        return new WrongArgumentException(
            op.name(),
            op.parameterName(position),
            "found a tensor without axes on cpu, which the kernel for "
                + place(bound[lead])
                + " does not read as a number, expected one on "
                + place(bound[lead])
                + "; move it with to(device).");
      }
    }
    return null;
  }

  /// Returns the arguments of a call on `meta`, where also a number of the processor is a shape and
  /// dtype only: kernels allocate like their first argument, and read none.
  static @Nullable Object[] described(TableHandle op, @Nullable Object[] bound) {
    @Nullable Object[] described = bound.clone();
    for (int position : op.tensorPositions()) {
      if (isNumber(bound[position]) && keys(bound[position]) != 0) {
        DType dtype = ((Tensor) Objects.requireNonNull(bound[position])).dtype();
        described[position] = Tensor.of(new MetaStorage(1), Layout.dense(0), dtype);
      }
    }
    return described;
  }

  /// Refuses a tensor for results that lies elsewhere than they do.
  static void checkOut(TableHandle op, Tensor out, @Nullable Object[] bound) {
    int lead = lead(op, op.traits(), bound);
    if (lead != NONE && differ(out, bound[lead])) {
      throw refusal(op, "out", place(out), lead, bound);
    }
  }

  /// Returns whether a kernel that gets the arguments may write to a tensor.
  ///
  /// @param keys of the arguments
  static boolean reaches(int keys, Tensor into) {
    int devices = keys & BITS;
    return into.storage().device().bit() == (devices == 0 ? Key.CPU.bit() : devices);
  }

  /// Returns the argument that says where the call runs: the first that does, or that is no number.
  ///
  /// @return its position; -1 where none says so
  static int lead(TableHandle op, Traits traits, @Nullable Object[] bound) {
    boolean isFirst =
        traits.isAnyDevice() || !traits.isPointwise() || !op.traits().inPlaceOf().isEmpty();
    int lead = NONE;
    for (int position : op.tensorPositions()) {
      int keys = keys(bound[position]);
      boolean isBetter = lead == NONE || (!isFirst && isNumber(bound[lead]) && keys != 0);
      lead = keys != 0 && isBetter ? position : lead;
    }
    return lead;
  }

  /// What is no tensor says of which kind its device is only.
  private static boolean differ(@Nullable Object one, @Nullable Object other) {
    boolean isKnown = isOfTensors(one) && isOfTensors(other);
    return keys(one) != keys(other) || (isKnown && !place(one).equals(place(other)));
  }

  private static boolean isOfTensors(@Nullable Object argument) {
    return argument instanceof Tensor || argument instanceof List<?>;
  }

  private static boolean isNumber(@Nullable Object argument) {
    return argument instanceof Tensor tensor
        && tensor.rank() == 0
        && tensor.storage().device() == Key.CPU;
  }

  /// Returns whether keys are those of a call on OpenCL or CUDA.
  static boolean isAccelerator(int keys) {
    return (keys & (Key.OPENCL.bit() | Key.CUDA.bit())) != 0;
  }

  private static WrongArgumentException refusal(
      TableHandle op, int position, int lead, @Nullable Object[] bound) {
    return mixed(keys(bound[position]))
        ? new WrongArgumentException(
            op.name(),
            op.parameterName(position),
            "found devices "
                + place(bound[position])
                + ", expected one for all; move tensors with to(device).")
        : refusal(op, op.parameterName(position), place(bound[position]), lead, bound);
  }

  private static WrongArgumentException refusal(
      TableHandle op, String argument, String found, int lead, @Nullable Object[] bound) {
    return new WrongArgumentException(
        op.name(),
        argument,
        "found device "
            + found
            + ", expected that of "
            + op.parameterName(lead)
            + ", "
            + place(bound[lead])
            + "; move one with to(device).");
  }

  /// Returns the device bits of an argument: of a list those of all its tensors.
  private static int keys(@Nullable Object argument) {
    int keys = 0;
    if (argument instanceof Dispatchable one) {
      keys = one.keys();
    } else if (argument instanceof List<?> list) {
      for (Object element : list) {
        keys |= element instanceof Dispatchable one ? one.keys() : 0;
      }
    }
    return keys & BITS;
  }

  /// Returns the name of the device of an argument; empty where it does not matter.
  private static String place(@Nullable Object argument) {
    if (argument instanceof List<?> list) {
      TreeSet<String> places = new TreeSet<>();
      list.forEach(element -> places.add(place(element)));
      places.remove("");
      return String.join(" and ", places);
    }
    int keys = keys(argument);
    if (argument instanceof Tensor tensor && keys != 0 && keys != Key.META.bit()) {
      return tensor.device().toString();
    }
    return keys == 0 ? "" : TableHandle.device(keys).text();
  }
}
