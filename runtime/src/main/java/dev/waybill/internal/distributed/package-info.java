/// The engines of groups: one algorithm over shared memory for threads and for processes of a
/// host, and MPI.
package dev.waybill.internal.distributed;
