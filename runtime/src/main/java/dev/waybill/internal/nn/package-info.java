/// Finds the generated code of module classes; depends on `dev.waybill.spi` only.
package dev.waybill.internal.nn;
