package dev.waybill.ops.nn;

import dev.waybill.annotations.Stateful;
import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.nn.Layer;
import dev.waybill.nn.Parameter;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// What convolution layers have in common: the weight, the bias and how windows move.
@Stateful
abstract class Kernels extends Layer {
  final Parameter weight;
  final @Nullable Parameter bias;

  /// Makes the state.
  ///
  /// @param name the layer, for messages
  /// @param fanIn how many numbers a result sums
  /// @param out how many channels results have
  /// @param bias whether something is added
  /// @param shape of the weight
  Kernels(String name, long fanIn, long out, boolean bias, long... shape) {
    for (long length : shape) {
      Initial.checkAtLeast(name, "kernelSize", length, 1);
    }
    this.weight = Initial.byFanIn(fanIn, shape);
    this.bias = bias ? Initial.byFanIn(fanIn, out) : null;
  }

  /// Returns the weight.
  ///
  /// @return of the shape that the function of the same name takes
  public final Parameter weight() {
    return weight;
  }

  /// Returns the bias.
  ///
  /// @return one a channel of results; `null` where nothing is added
  public final @Nullable Parameter bias() {
    return bias;
  }

  static long checkedGroups(String name, long in, long out, long groups) {
    Initial.checkAtLeast(name, "inChannels", in, 1);
    Initial.checkAtLeast(name, "outChannels", out, 1);
    Initial.checkAtLeast(name, "groups", groups, 1);
    if (in % groups != 0 || out % groups != 0) {
      throw new WrongArgumentException(
          name,
          "groups",
          "inChannels and outChannels must be divisible by groups, found "
              + in
              + ", "
              + out
              + " and "
              + groups
              + ".");
    }
    return groups;
  }

  static long[] expanded(String name, String argument, long[] given, int axes) {
    if (given.length == axes) {
      return given.clone();
    }
    if (given.length != 1) {
      throw new WrongArgumentException(
          name,
          argument,
          "found "
              + Arrays.toString(given)
              + ", expected a single number or a list of "
              + axes
              + " numbers.");
    }
    long[] all = new long[axes];
    Arrays.fill(all, given[0]);
    return all;
  }

  /// Copies an argument that may be left out.
  static long @Nullable [] copy(long @Nullable [] numbers) {
    return numbers == null ? null : numbers.clone();
  }

  static long product(long[] numbers) {
    long product = 1;
    for (long number : numbers) {
      product *= number;
    }
    return product;
  }

  static long[] shape(long first, long second, long[] kernel) {
    long[] shape = new long[2 + kernel.length];
    shape[0] = first;
    shape[1] = second;
    System.arraycopy(kernel, 0, shape, 2, kernel.length);
    return shape;
  }
}
