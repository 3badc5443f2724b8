package dev.waybill.ops.search;

import dev.waybill.device.Device;
import dev.waybill.ops.search.engine.FieldData;

/// The inverted index of one field: the arrays that the engine walks, and tensors on the device
/// that queries are scored on. Terms are looked up in the arrays in any case.
record IndexedField(FieldData data, Inverted inverted) {

  static IndexedField on(Device device, FieldData data) {
    return new IndexedField(data, Inverted.of(data).to(device));
  }

  Device device() {
    return inverted.docs().device();
  }
}
