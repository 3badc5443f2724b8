package dev.waybill.ops.search;

import dev.waybill.annotations.Export;

/// A term and where a text has it.
///
/// @param term the term as it is indexed
/// @param position its place among the tokens; two tokens may share one
/// @param start where the matching text starts
/// @param end where it ends
@Export("search.Token")
public record Token(String term, int position, int start, int end) {}
