package dev.waybill.ops.nn;

import dev.waybill.annotations.Export;
import dev.waybill.ops.nn.utils.PackedSequence;
import dev.waybill.tensor.Tensor;

/// What a recurrent net made of packed sequences.
///
/// @param output the states of the last layer at every step, both directions beside each other
/// @param hidden the states behind each sequence's own last step,
///     `[layers · directions, batch, hidden]`, layer by layer
@Export("nn.RnnPackedOutput")
public record RnnPackedOutput(PackedSequence output, Tensor hidden) {}
