package dev.waybill.ops.search;

import dev.waybill.annotations.Export;
import dev.waybill.tensor.Tensor;

/// The best documents of a query, best first.
///
/// @param docs their numbers: i32, `[found]`
/// @param scores their scores: f32, `[found]`
@Export("search.TopDocs")
public record TopDocs(Tensor docs, Tensor scores) {}
