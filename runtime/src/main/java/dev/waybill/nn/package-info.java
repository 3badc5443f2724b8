/// Parts of models that have state: parameters, buffers and modules inside modules. The layers are
/// in the library of ops.
@org.jspecify.annotations.NullMarked
package dev.waybill.nn;
