package dev.waybill.optim;

import dev.waybill.device.Device;
import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.kernel.Parallel;
import dev.waybill.tensor.Cells;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;

/// The arithmetic of an optimiser on a block of numbers: it is written once, in `double`, and one
/// pass over memory reads and writes all of a parameter, its gradient and what is remembered.
@FunctionalInterface
interface Update {
  /// As many numbers as stay in the first cache with all that belongs to them.
  int BLOCK = 512;

  /// Blocks that are worth a thread of their own.
  int LEAST = 64;

  /// Computes.
  ///
  /// @param p the parameter, changed
  /// @param g the gradient, which may be changed
  /// @param s what is remembered, changed
  /// @param n how many numbers count, from 0
  void apply(double[] p, double[] g, double[][] s, int n);

  /// Changes a parameter and what is remembered about it.
  ///
  /// @param name the optimiser
  /// @param parameter the parameter
  /// @param gradient its gradient
  /// @param state what is remembered, of the same shape and dtype, contiguous
  default void run(String name, Tensor parameter, Tensor gradient, Tensor... state) {
    if (!parameter.device().equals(Device.CPU)) {
      throw new WrongArgumentException(
          name,
          "parameters",
          "found one on " + parameter.device() + ", expected cpu, where optimisers step.");
    }
    boolean direct = parameter.layout().isDense();
    Tensor p = direct ? parameter.detach() : TensorOps.clone(parameter.detach()).contiguous();
    Tensor g = gradient.detach().contiguous();
    int size = Math.toIntExact(p.size());
    int blocks = (size + BLOCK - 1) / BLOCK;
    Parallel.run(
        blocks,
        LEAST,
        (from, to) -> {
          Blocks scratch = new Blocks(state.length);
          for (int block = from; block < to; block++) {
            scratch.pass(this, p, g, state, block * BLOCK, Math.min(BLOCK, size - block * BLOCK));
          }
        });
    for (Tensor one : state) {
      one.storage().bump();
    }
    p.storage().bump();
    if (!direct) {
      TensorOps.copy_(parameter, p);
    }
  }

  /// The numbers of one block, as `double`.
  final class Blocks {
    private final double[] p = new double[BLOCK];
    private final double[] g = new double[BLOCK];
    private final double[][] s;

    private Blocks(int states) {
      s = new double[states][BLOCK];
    }

    private void pass(
        Update update, Tensor parameter, Tensor gradient, Tensor[] state, int at, int n) {
      load(parameter, at, p, n);
      load(gradient, at, g, n);
      for (int i = 0; i < s.length; i++) {
        load(state[i], at, s[i], n);
      }
      update.apply(p, g, s, n);
      store(parameter, at, p, n);
      for (int i = 0; i < s.length; i++) {
        store(state[i], at, s[i], n);
      }
    }

    private static void load(Tensor tensor, int first, double[] into, int n) {
      int at = Math.toIntExact(tensor.layout().offset()) + first;
      Object array = tensor.array();
      if (array instanceof float[] floats) {
        for (int i = 0; i < n; i++) {
          into[i] = floats[at + i];
        }
      } else if (array instanceof double[] doubles) {
        System.arraycopy(doubles, at, into, 0, n);
      } else {
        for (int i = 0; i < n; i++) {
          into[i] = Cells.getDouble(array, tensor.dtype(), at + i);
        }
      }
    }

    private static void store(Tensor tensor, int first, double[] from, int n) {
      int at = Math.toIntExact(tensor.layout().offset()) + first;
      Object array = tensor.array();
      if (array instanceof float[] floats) {
        for (int i = 0; i < n; i++) {
          floats[at + i] = (float) from[i];
        }
      } else if (array instanceof double[] doubles) {
        System.arraycopy(from, 0, doubles, at, n);
      } else {
        for (int i = 0; i < n; i++) {
          Cells.setDouble(array, tensor.dtype(), at + i, from[i]);
        }
      }
    }
  }
}
