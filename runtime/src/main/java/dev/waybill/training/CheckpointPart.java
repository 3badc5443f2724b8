package dev.waybill.training;

import dev.waybill.data.DataLoader;
import dev.waybill.nn.Module;
import dev.waybill.optim.EarlyStopping;
import dev.waybill.optim.ExponentialMovingAverage;
import dev.waybill.optim.Optimizer;
import dev.waybill.optim.lr.LrScheduler;
import dev.waybill.optim.lr.ReduceLrOnPlateau;
import dev.waybill.tensor.Generator;
import dev.waybill.tensor.Tensor;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Something whose state belongs into a checkpoint.
public interface CheckpointPart {

  /// Returns the state.
  ///
  /// @return tensors that are written before anything changes them
  PartState save();

  /// Goes on from a state.
  ///
  /// @param state what [#save()] returned, here or in another process
  void load(PartState state);

  /// Makes a part of functions.
  ///
  /// @param save returns tensors by name
  /// @param load takes them back
  /// @return a part without texts
  static CheckpointPart of(
      Supplier<? extends Map<String, Tensor>> save, Consumer<Map<String, Tensor>> load) {
    return new CheckpointPart() {
      @Override
      public PartState save() {
        return new PartState(save.get());
      }

      @Override
      public void load(PartState state) {
        load.accept(state.tensors());
      }
    };
  }

  /// Makes a part of a module: its parameters and persistent buffers.
  ///
  /// @param module the module
  /// @return a part
  static CheckpointPart of(Module module) {
    return of(module::stateDict, module::loadStateDict);
  }

  /// Makes a part of an optimiser: what it remembers, and its options.
  ///
  /// @param optimizer the optimiser
  /// @return a part
  static CheckpointPart of(Optimizer optimizer) {
    return new OptimizerPart(optimizer);
  }

  /// Makes a part of a scheduler.
  ///
  /// @param scheduler the scheduler
  /// @return a part
  static CheckpointPart of(LrScheduler scheduler) {
    return of(scheduler::stateDict, scheduler::loadStateDict);
  }

  /// Makes a part of a scheduler.
  ///
  /// @param scheduler the scheduler
  /// @return a part
  static CheckpointPart of(ReduceLrOnPlateau scheduler) {
    return of(scheduler::stateDict, scheduler::loadStateDict);
  }

  /// Makes a part of the averages of a module.
  ///
  /// @param average the averages
  /// @return a part
  static CheckpointPart of(ExponentialMovingAverage average) {
    return of(average::stateDict, average::loadStateDict);
  }

  /// Makes a part of what decides whether training ends.
  ///
  /// @param stopping what decides
  /// @return a part
  static CheckpointPart of(EarlyStopping stopping) {
    return of(stopping::stateDict, stopping::loadStateDict);
  }

  /// Makes a part of a generator of seeds.
  ///
  /// @param generator the generator
  /// @return a part
  static CheckpointPart of(Generator generator) {
    return single(generator::state, generator::restore);
  }

  /// Makes a part of a loader: its epoch and its place in it.
  ///
  /// @param loader the loader
  /// @return a part
  static CheckpointPart of(DataLoader loader) {
    return single(loader::state, loader::restore);
  }

  private static CheckpointPart single(Supplier<Tensor> save, Consumer<Tensor> load) {
    String name = "state";
    return of(
        () -> Map.of(name, save.get()),
        tensors -> {
          Tensor state = tensors.get(name);
          if (state == null) {
            throw new TrainingException(
                "found " + tensors.keySet() + " in the checkpoint, expected a tensor named state.");
          }
          load.accept(state);
        });
  }
}
