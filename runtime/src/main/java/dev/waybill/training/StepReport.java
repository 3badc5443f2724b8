package dev.waybill.training;

/// A step of a training.
///
/// @param epoch its epoch, from 1
/// @param epochs how many there are
/// @param batch its batch in the epoch, from 1
/// @param batches how many an epoch has
/// @param step its number over all epochs, from 1
/// @param examples how many examples its batch had
/// @param loss the loss of its batch, before the step
/// @param meanLoss the mean over the epoch's examples so far
/// @param lr the learning rate of the first group
public record StepReport(
    long epoch,
    long epochs,
    long batch,
    long batches,
    long step,
    long examples,
    double loss,
    double meanLoss,
    double lr) {}
