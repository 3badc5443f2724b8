package dev.waybill.testkit;

import dev.waybill.device.DeviceProgram;
import java.util.List;

/// One kernel of an op at one dtype.
///
/// @param samples how many samples ran
/// @param programs what it asked its device for
record Cell(
    String dtype,
    String device,
    String kernel,
    int priority,
    Status status,
    int samples,
    List<DeviceProgram> programs) {

  Cell {
    programs = List.copyOf(programs);
  }

  Cell with(Status other) {
    return new Cell(dtype, device, kernel, priority, other, samples, programs);
  }
}
