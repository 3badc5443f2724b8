/// Ranks that compute together: groups of processes or threads, the collectives between them, and
/// what starts them. Knows tensors, and no ops.
package dev.waybill.distributed;
