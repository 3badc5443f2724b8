package dev.waybill.samples;

import dev.waybill.dispatch.Schema;
import dev.waybill.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Samples made from a schema: for ops that must be given tensors only, and dimensions.
public final class GeneratedSamples {
  // Scalars, nothing, no powers of two, and more than one register of a vector unit.
  private static final long[][] SHAPES = {
    {}, {0}, {0, 3}, {1}, {7}, {37}, {3, 5}, {3, 3}, {2, 3, 3}, {2, 3, 1, 5}
  };

  private GeneratedSamples() {}

  /// Makes samples.
  ///
  /// @param schema the op's
  /// @param isPointwise whether tensors of other shapes are broadcast
  /// @return samples of which the op may refuse some; none where the schema does not tell enough
  public static List<Sample> of(Schema schema, boolean isPointwise) {
    List<Sample> samples = new ArrayList<>();
    for (long[] shape : SHAPES) {
      for (boolean positive : new boolean[] {false, true}) {
        add(samples, schema, shape, false, positive);
        if (isPointwise && shape.length > 1) {
          add(samples, schema, shape, true, positive);
        }
      }
    }
    return samples;
  }

  private static void add(
      List<Sample> samples, Schema schema, long[] shape, boolean broadcast, boolean positive) {
    List<@Nullable Object> arguments = new ArrayList<>();
    int tensors = 0;
    for (Schema.Parameter parameter : schema.parameters()) {
      if (parameter.isOptional()) {
        break;
      }
      Object argument = null;
      if (parameter.type().equals("Tensor")) {
        argument = tensor(shape, tensors, broadcast, positive);
        tensors++;
      } else if (parameter.name().equals("dim") || parameter.name().equals("dims")) {
        argument = dimension(parameter.type());
      }
      if (argument == null) {
        return;
      }
      arguments.add(argument);
    }
    if (tensors > 0 && (!broadcast || tensors > 1)) {
      String name =
          (positive ? "positive " : "") + (broadcast ? "broadcast " : "") + Arrays.toString(shape);
      samples.add(new Sample(name, arguments, true));
    }
  }

  /// The second tensor and those behind it hold other elements than the first.
  private static Tensor tensor(long[] shape, int number, boolean broadcast, boolean positive) {
    long[] own = shape.clone();
    if (broadcast && number % 2 == 1) {
      own = Arrays.copyOfRange(shape, 1, shape.length);
    } else if (broadcast) {
      own[own.length - 1] = 1;
    }
    Tensor made = positive ? Sample.positive(own) : Sample.values(own);
    double[] elements = made.doubleArray();
    for (int i = 0; i < made.size(); i++) {
      elements[i] *= 1 - 0.217 * number;
    }
    return made;
  }

  private static @Nullable Object dimension(String type) {
    return switch (type) {
      case "int", "Integer" -> 0;
      case "long", "Long" -> 0L;
      case "int[]" -> new int[] {0};
      case "long[]" -> new long[] {0};
      default -> null;
    };
  }
}
