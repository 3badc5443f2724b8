package dev.waybill.training;

import java.nio.file.Path;

/// Sees how a training goes. It runs in the thread that trains.
public interface TrainingListener {

  /// Called after each step.
  ///
  /// @param report what happened
  default void onStep(StepReport report) {}

  /// Called after each epoch.
  ///
  /// @param row its line of the history
  default void onEpoch(TrainingHistory.Row row) {}

  /// Called when a checkpoint was written.
  ///
  /// @param file the checkpoint
  default void onCheckpoint(Path file) {}

  /// Called at the end.
  ///
  /// @param history all epochs
  default void onEnd(TrainingHistory history) {}
}
