package dev.waybill.internal.registry;

import java.util.List;

/// What all modules registered, without clashes.
///
/// @param entries the symbols, in the order of their modules
/// @param first the names of API generation 1
/// @param present the names of the present generation
public record Registered(List<Entry> entries, NameTable first, NameTable present) {}
