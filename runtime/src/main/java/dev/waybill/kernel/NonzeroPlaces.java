package dev.waybill.kernel;

import dev.waybill.device.Device;
import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.tensor.Cells;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.DeviceStorage;
import dev.waybill.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Where a tensor is not 0.
public final class NonzeroPlaces {

  private NonzeroPlaces() {}

  /// Lists the positions of the elements that are not 0, the last axis fastest. Their number is the
  /// shape of what is made of them, so a device is waited for.
  ///
  /// @param x the tensor
  /// @return for each axis a tensor of its positions, `i64`, all of one length
  /// @throws WrongArgumentException if the tensor has no data, from which the length would follow
  public static List<Tensor> of(Tensor x) {
    if (Results.isMeta(x)) {
      throw new WrongArgumentException(
          "tensor.nonzero",
          "x",
          "found a tensor without data, whose number of elements that are not 0 is unknown,"
              + " expected one of device cpu.");
    }
    if (x.storage() instanceof DeviceStorage) {
      return of(Transfers.to(x, Device.CPU)).stream()
          .map(axis -> Transfers.to(axis, x.device()))
          .toList();
    }
    long[][] found = new long[x.rank()][];
    for (int axis = 0; axis < x.rank(); axis++) {
      found[axis] = new long[count(x)];
    }
    int[] places = Indexes.places(x.layout());
    int n = 0;
    for (int i = 0; i < places.length && x.rank() > 0; i++) {
      if (isSet(x, places[i])) {
        long rest = i;
        for (int axis = x.rank() - 1; axis >= 0; axis--) {
          found[axis][n] = rest % x.layout().shape(axis);
          rest /= x.layout().shape(axis);
        }
        n++;
      }
    }
    List<Tensor> tensors = new ArrayList<>();
    Arrays.stream(found).forEach(axis -> tensors.add(Tensor.fromArray(axis)));
    return tensors;
  }

  /// Counts the elements that are not 0.
  ///
  /// @param x a tensor with data
  /// @return from 0 to its size
  public static int count(Tensor x) {
    int count = 0;
    for (int place : Indexes.places(x.layout())) {
      count += isSet(x, place) ? 1 : 0;
    }
    return count;
  }

  private static boolean isSet(Tensor x, int place) {
    // NaN is not 0 either.
    return x.dtype() == DType.I64
        ? Cells.getLong(x.array(), x.dtype(), place) != 0
        : Cells.getDouble(x.array(), x.dtype(), place) != 0;
  }
}
