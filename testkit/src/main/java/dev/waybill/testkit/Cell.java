package dev.waybill.testkit;

/// One kernel of an op at one dtype.
///
/// @param samples how many samples ran
record Cell(String dtype, String device, String kernel, int priority, Status status, int samples) {

  Cell with(Status other) {
    return new Cell(dtype, device, kernel, priority, other, samples);
  }
}
