package dev.waybill.ops.nn;

import dev.waybill.annotations.Export;
import dev.waybill.ops.nn.utils.PackedSequence;
import dev.waybill.tensor.Tensor;

/// What a long short-term memory made of packed sequences.
///
/// @param output the states of the last layer at every step, both directions beside each other
/// @param hidden the states behind each sequence's own last step,
///     `[layers · directions, batch, state]`, layer by layer
/// @param cell the memories there, `[layers · directions, batch, hidden]`
@Export("nn.LstmPackedOutput")
public record LstmPackedOutput(PackedSequence output, Tensor hidden, Tensor cell) {}
