/// Tensors: storage, layout and dtype, on Java arrays. Depends on `dev.waybill.dispatch` only.
package dev.waybill.tensor;
