package dev.waybill.testkit;

import dev.waybill.device.DeviceProgram;
import java.util.List;

/// What was found out about the gradients of one op on one kind of device.
///
/// @param device its kind
/// @param first how far the first derivatives are proved
/// @param second how far the second ones are
/// @param lack the op without a kernel there for which a derivative is missing; empty where none is
/// @param programs what the derivatives asked the device for
record DeviceGradient(
    String device, Status first, Status second, String lack, List<DeviceProgram> programs) {

  DeviceGradient {
    programs = List.copyOf(programs);
  }

  DeviceGradient with(Status status) {
    return new DeviceGradient(
        device, status, second == Status.NONE ? second : status, lack, programs);
  }

  /// Returns the text of a status: that there is no gradient names the device.
  String text(Status status) {
    return status == Status.MISSING ? status.text() + " on " + device : status.text();
  }
}
