package dev.waybill.ops.torch;

import dev.waybill.autograd.Autograd;
import dev.waybill.ops.nn.functional.AdaptiveAvgPool2d;
import dev.waybill.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// How the call of each file is made with our ops. A file without a line here is the op of its name
/// in camelCase, with the arguments of the case.
final class Calls {
  private static final Map<String, Function<CaseArguments, Object>> CALLS =
      Map.ofEntries(
          Map.entry("cast", op("to")),
          Map.entry("promotion", op("add")),
          Map.entry("topk", op("topK")),
          Map.entry("logsumexp", op("logSumExp")),
          Map.entry("isnan", op("isNan")),
          Map.entry("isfinite", op("isFinite")),
          Map.entry("max_dim", op("max")),
          Map.entry("min_dim", op("min")),
          Map.entry("max_all", op("maxAll")),
          Map.entry("min_all", op("minAll")),
          Map.entry("smooth_l1", op("smoothL1Loss")),
          Map.entry("huber", op("huberLoss")),
          Map.entry("margin_ranking", op("marginRankingLoss")),
          Map.entry("bce_with_logits", op("binaryCrossEntropyWithLogits")),
          Map.entry("clamp", Calls::clamp),
          Map.entry("norm", Calls::norm),
          Map.entry("conv1d", convolution("conv1d")),
          Map.entry("conv2d", convolution("conv2d")),
          Map.entry("adaptive_avg_pool2d", Calls::adaptivePool),
          Map.entry("batch_norm", Calls::batchNorm),
          Map.entry("batch_norm_no_stats", Calls::batchNormWithoutStats),
          Map.entry("add_", write("add_")),
          Map.entry("sub_", write("sub_")),
          Map.entry("mul_", write("mul_")),
          Map.entry("div_", write("div_")),
          Map.entry("copy_", write("copy_")),
          Map.entry("fill_", write("fill_")),
          Map.entry("masked_fill_", write("maskedFill_")),
          Map.entry("overlap", Calls::overlap),
          Map.entry("view_chain", a -> Ops.steps(a.tensor("x"), a.get("steps"))),
          Map.entry("write_base", Calls::writeBase),
          Map.entry("write_view_twice", Calls::writeViewTwice),
          Map.entry("inplace_leaf", Calls::inplaceLeaf),
          Map.entry("saved_versions", Calls::savedVersions),
          Map.entry("backward_twice", Calls::backwardTwice),
          Map.entry("shared_use", Calls::sharedUse));

  private Calls() {}

  static Object call(String file, CaseArguments arguments) {
    return CALLS.getOrDefault(file, op(Ops.camelCase(file))).apply(arguments);
  }

  private static Function<CaseArguments, Object> op(String member) {
    return a -> Ops.callByName(member, a.without());
  }

  private static Function<CaseArguments, Object> write(String member) {
    return a -> {
      Tensor base = a.copyOf("base");
      Map<String, Object> arguments = new LinkedHashMap<>();
      arguments.put("x", Ops.steps(base, a.get("steps")));
      arguments.putAll(a.without("base", "steps"));
      Ops.callByName(member, arguments);
      return base;
    };
  }

  /// Bounds that are tensors are an op of their own; tensors beside numbers are for neither.
  private static Object clamp(CaseArguments a) {
    Map<String, Object> bounds = a.without("x");
    boolean tensors =
        !bounds.isEmpty() && bounds.values().stream().allMatch(Tensor.class::isInstance);
    return Ops.callByName(tensors ? "clampBetween" : "clamp", a.without());
  }

  private static Object norm(CaseArguments a) {
    Map<String, Object> arguments = a.without();
    arguments.replace("p", "fro", 2.0);
    return Ops.callByName("norm", arguments);
  }

  /// Ours has a parameter of its own for the padding that is a word.
  private static Function<CaseArguments, Object> convolution(String member) {
    return a -> {
      Map<String, Object> arguments = a.without();
      if (arguments.get("padding") instanceof String) {
        arguments.put("padding_mode", arguments.remove("padding"));
      }
      return Ops.callByName(member, arguments);
    };
  }

  /// Ours takes whole numbers only, and one of them in place of `None`.
  private static Object adaptivePool(CaseArguments a) {
    Map<String, Object> arguments = a.without();
    if (arguments.get("output_size") instanceof List<?> sizes) {
      List<Object> numbers = new ArrayList<>(sizes);
      numbers.replaceAll(size -> size == null ? (Object) AdaptiveAvgPool2d.KEEP : size);
      arguments.put("output_size", numbers);
    }
    return Ops.callByName("adaptiveAvgPool2d", arguments);
  }

  private static Object batchNorm(CaseArguments a) {
    Tensor mean = a.copyOf("running_mean");
    Tensor variance = a.copyOf("running_var");
    Map<String, Object> arguments = a.without();
    arguments.put("running_mean", mean);
    arguments.put("running_var", variance);
    return List.of(Ops.callByName("batchNorm", arguments), mean, variance);
  }

  private static Object batchNormWithoutStats(CaseArguments a) {
    Map<String, Object> arguments = a.without();
    arguments.put("running_mean", null);
    arguments.put("running_var", null);
    return Ops.callByName("batchNorm", arguments);
  }

  private static Object overlap(CaseArguments a) {
    Tensor base = a.copyOf("base");
    Ops.call(a.text("fn"), Ops.steps(base, a.get("dst")), Ops.steps(base, a.get("src")));
    return base;
  }

  private static Object writeBase(CaseArguments a) {
    Tensor base = a.copyOf("base");
    Tensor view = Ops.steps(base, a.get("steps"));
    Ops.call("mul_", base, a.get("value"));
    return view;
  }

  private static Object writeViewTwice(CaseArguments a) {
    Tensor base = a.copyOf("base");
    Tensor view = Ops.steps(base, a.get("steps"));
    Ops.call("mul_", view, a.get("value"));
    Ops.call("add_", base, 1.0);
    Ops.call("add_", view, a.get("value"));
    return List.of(Ops.call("mul", base, 1L), Ops.call("mul", view, 1L));
  }

  private static Object inplaceLeaf(CaseArguments a) {
    Ops.call(a.text("fn"), Ops.steps(a.tensor("x"), a.get("steps")), 2.0);
    return a.tensor("x");
  }

  private static Object savedVersions(CaseArguments a) {
    Tensor y = Ops.tensor("mul", a.tensor("x"), 1.0);
    // PyTorch's square saves its argument, as a product does.
    boolean square = a.text("fn").equals("square");
    Tensor z = square ? Ops.tensor("mul", y, y) : Ops.tensor(Ops.camelCase(a.text("fn")), y);
    Ops.call("mul_", a.text("target").equals("input") ? y : z, 2.0);
    return gradient(Ops.tensor("sum", z), a.tensor("x"), null, false);
  }

  private static Object backwardTwice(CaseArguments a) {
    Tensor x = a.tensor("x");
    Tensor y = Ops.tensor("exp", Ops.call("mul", x, x));
    boolean retain = Boolean.TRUE.equals(a.get("retain"));
    Tensor once = gradient(y, x, a.tensor("g"), retain);
    return Ops.call("add", once, gradient(y, x, a.tensor("g"), false));
  }

  private static Object sharedUse(CaseArguments a) {
    Tensor x = a.tensor("x");
    Object sines = Ops.call("mul", Ops.call("sin", x), Ops.call("sum", x));
    Object y = Ops.call("add", Ops.call("mul", x, x), sines);
    return Ops.call("add", Ops.call("mul", Ops.call("detach", y), x), y);
  }

  private static Tensor gradient(Tensor y, Tensor x, Tensor seed, boolean retain) {
    List<Tensor> seeds = seed == null ? List.of() : new ArrayList<>(Arrays.asList(seed));
    return Autograd.grad(List.of(y), seeds, List.of(x), retain, false, false).get(0);
  }
}
