package dev.waybill.internal.registry;

import dev.waybill.spi.ExportModule;
import dev.waybill.spi.Registrar;

/// A gradient as it was registered.
///
/// @param origin the module that registered it
/// @param registrar calls it
/// @param id its id there
/// @param op a name of its op
/// @param of the parameters it derives for, blanks between
/// @param saves the parameters, and `result`, that it takes, blanks between
record GradientCall(
    ExportModule origin, Registrar registrar, int id, String op, String of, String saves) {}
