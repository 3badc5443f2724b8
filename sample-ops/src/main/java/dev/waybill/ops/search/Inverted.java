package dev.waybill.ops.search;

import dev.waybill.annotations.Export;
import dev.waybill.device.Device;
import dev.waybill.ops.search.engine.FieldData;
import dev.waybill.tensor.Tensor;

/// The inverted index of one field in compressed sparse rows, on one device. On the processor the
/// tensors lie over the index's own arrays: they are to be read and not written.
///
/// Row `t` belongs to the term with the [number][TermPostings#number()] `t`: its documents are
/// `docs[offsets[t] .. offsets[t + 1])`, its positions in all of them
/// `positions[positionOffsets[t] .. positionOffsets[t + 1])`, as many a document as its frequency.
///
/// @param offsets i64, `[terms + 1]`
/// @param docs i32, `[postings]`, ascending in each row
/// @param frequencies i32, `[postings]`: how often the term occurs in the document
/// @param positionOffsets i64, `[terms + 1]`
/// @param positions i32, `[tokens]`
/// @param lengths i32, `[documents]`: the tokens of each document
@Export("search.Inverted")
public record Inverted(
    Tensor offsets,
    Tensor docs,
    Tensor frequencies,
    Tensor positionOffsets,
    Tensor positions,
    Tensor lengths) {

  static Inverted of(FieldData field) {
    return new Inverted(
        Tensors.i64(field.offsets()),
        Tensors.i32(field.docs()),
        Tensors.i32(field.frequencies()),
        Tensors.i64(field.positionOffsets()),
        Tensors.i32(field.positions()),
        Tensors.i32(field.lengths()));
  }

  /// Returns all of it on a device.
  ///
  /// @param device where it is wanted
  /// @return tensors that lie there
  /// @throws dev.waybill.device.DeviceException if the device is absent or has not enough memory
  public Inverted to(Device device) {
    return new Inverted(
        offsets.to(device),
        docs.to(device),
        frequencies.to(device),
        positionOffsets.to(device),
        positions.to(device),
        lengths.to(device));
  }
}
