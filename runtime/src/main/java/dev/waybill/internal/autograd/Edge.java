package dev.waybill.internal.autograd;

/// Where the gradient of an argument goes: to a result of the node that made it.
///
/// @param node the node
/// @param output the number of the node's result
record Edge(BackwardNode node, int output) {}
