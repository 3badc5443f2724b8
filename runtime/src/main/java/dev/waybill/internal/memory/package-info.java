/// Arrays that are used again: the pool, and who may give an array back to it. It knows no tensors.
package dev.waybill.internal.memory;
