/// How a call of an op finds its kernel: keys, handles, schemas and the errors of a call. May
/// depend on `dev.waybill.tensor` and on the internal packages.
package dev.waybill.dispatch;
