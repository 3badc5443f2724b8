/// The usual loop of training, and checkpoints from which it goes on as if it had never stopped.
@org.jspecify.annotations.NullMarked
package dev.waybill.training;
