/// Memory that is used again: scopes that give the arrays of tensors back early, and what the pool
/// of arrays did.
package dev.waybill.memory;
