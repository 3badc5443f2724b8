package dev.waybill.internal.opencl;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.waybill.dispatch.ShapeException;
import dev.waybill.internal.device.Machine;
import dev.waybill.kernel.DeviceMatrixProduct;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.DeviceTensors;
import dev.waybill.tensor.Layout;
import dev.waybill.tensor.Tensor;
import org.junit.jupiter.api.Test;

class DeviceMatrixProductTest {
  private final Machine machine = OpenClDevice.required();

  @Test
  void refusesMoreTilesThanGroups() {
    Tensor x = DeviceTensors.of(machine, DType.I8, new byte[] {2}, 1);
    long[] shape = {1L << 31, 1, 1};
    Tensor many = DeviceTensors.view(x, Layout.strided(0, shape, new long[3]));
    assertThatExceptionOfType(ShapeException.class)
        .isThrownBy(() -> DeviceMatrixProduct.multiply("tensor.bmm", many, many, many))
        .withMessageStartingWith("tensor.bmm: ")
        .withMessageEndingWith(
            "found a product of 2147483648 tiles of 128 x 128 on opencl:0, expected at most"
                + " 2147483647.");
  }
}
