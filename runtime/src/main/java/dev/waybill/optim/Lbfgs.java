package dev.waybill.optim;

import dev.waybill.annotations.Creator;
import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.autograd.Autograd;
import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.internal.text.Given;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Supplier;

/// A quasi-Newton method that works out its direction from the last gradients. One step evaluates
/// the loss several times, so it is called with a closure, best on all data at once.
///
/// Source: Nocedal and Wright, "Numerical optimization", second edition, algorithm 7.4; PyTorch,
/// `torch.optim.LBFGS`. All arithmetic is in `f64`.
@Export("optim.Lbfgs")
public final class Lbfgs extends Optimizer {
  private static final String NAME = "optim.Lbfgs";
  private static final String STRONG_WOLFE = "strong_wolfe";
  // A pair whose curvature is below it is not kept.
  private static final double LEAST_CURVATURE = 1e-10;

  private final List<Tensor> parameters;
  private final Memory memory = new Memory();

  /// What is remembered between steps.
  private static final class Memory {
    private final List<double[]> changes = new ArrayList<>(); // of the gradient
    private final List<double[]> steps = new ArrayList<>();
    private double[] direction = {};
    private double[] gradient = {};
    private double scale = 1;
    private double length;
    private long iterations;
    private long evaluations;
  }

  /// Makes the optimiser.
  ///
  /// @param parameters leaves that require gradients
  /// @param lr how far along the direction a step goes at first
  /// @param maxIter how many directions a step tries, from 1
  /// @param maxEval how many times a step evaluates the loss; below 1 for 1.25 times `maxIter`
  /// @param toleranceGrad a step ends where no gradient is larger
  /// @param toleranceChange a step ends where nothing changes by more
  /// @param historySize how many pairs are remembered, from 1
  /// @param lineSearch empty for none, or `strong_wolfe`
  /// @throws WrongArgumentException if there are no parameters, or an option is out of range
  @Creator
  public Lbfgs(
      List<? extends Tensor> parameters,
      @Default("1.0") double lr,
      @Default("20") long maxIter,
      @Default("-1") long maxEval,
      @Default("1e-7") double toleranceGrad,
      @Default("1e-9") double toleranceChange,
      @Default("100") long historySize,
      @Default("") String lineSearch) {
    super(
        parameters,
        options(lr, maxIter, maxEval, toleranceGrad, toleranceChange, historySize, lineSearch));
    this.parameters = groups().get(0).parameters();
    groups().forEach(this::check);
  }

  private static SequencedMap<String, Object> options(
      double lr,
      long maxIter,
      long maxEval,
      double toleranceGrad,
      double toleranceChange,
      long historySize,
      String lineSearch) {
    SequencedMap<String, Object> options = new LinkedHashMap<>();
    options.put("lr", lr);
    options.put("maxIter", maxIter);
    options.put("maxEval", maxEval < 1 ? maxIter * 5 / 4 : maxEval);
    options.put("toleranceGrad", toleranceGrad);
    options.put("toleranceChange", toleranceChange);
    options.put("historySize", historySize);
    options.put("lineSearch", lineSearch);
    return options;
  }

  @Override
  protected void check(ParameterGroup group) {
    if (groups().size() > 1) {
      throw new WrongArgumentException(
          NAME,
          "parameters",
          "L-BFGS doesn't support per-parameter options, found "
              + groups().size()
              + " parameter groups, expected 1.");
    }
    checkNotNegative(group, "lr", "toleranceGrad", "toleranceChange");
    for (String count : List.of("maxIter", "historySize")) {
      if (group.number(count) < 1) {
        throw new WrongArgumentException(
            NAME, count, "found " + (long) group.number(count) + ", expected 1 or more.");
      }
    }
    String search = group.text("lineSearch");
    if (!search.isEmpty() && !search.equals(STRONG_WOLFE)) {
      throw new WrongArgumentException(
          NAME,
          "lineSearch",
          "found \"" + search + "\", expected \"\" or \"" + STRONG_WOLFE + "\".");
    }
  }

  @Override
  public void step() {
    throw new WrongArgumentException(
        NAME, "closure", "found none, expected step(closure), which evaluates the loss anew.");
  }

  @Override
  protected void update(
      ParameterGroup group, Tensor parameter, Tensor gradient, SequencedMap<String, Tensor> state) {
    step();
  }

  /// Takes one step: up to `maxIter` directions.
  ///
  /// @param closure forgets the gradients, computes the loss and its gradients, and returns it
  /// @return the loss at the start
  @Override
  public Tensor step(Supplier<Tensor> closure) {
    Given.check(NAME, "closure", "Supplier<Tensor>", closure);
    ParameterGroup group = groups().get(0);
    Tensor first = closure.get();
    Run run = new Run(group, closure, first.to(DType.F64).getDouble());
    if (largest(run.gradient) > group.number("toleranceGrad")) {
      run.iterate();
    }
    memory.evaluations += run.evaluations;
    return first;
  }

  /// One step.
  private final class Run {
    private final ParameterGroup group;
    private final Supplier<Tensor> closure;
    private double loss;
    private double[] gradient;
    private int evaluations = 1;

    Run(ParameterGroup group, Supplier<Tensor> closure, double loss) {
      this.group = group;
      this.closure = closure;
      this.loss = loss;
      this.gradient = gradients();
    }

    private void iterate() {
      long most = (long) group.number("maxIter");
      double change = group.number("toleranceChange");
      for (long n = 1; n <= most; n++) {
        memory.iterations++;
        chooseDirection();
        memory.gradient = gradient;
        double before = loss;
        memory.length =
            memory.iterations == 1
                ? Math.min(1, 1 / sumOfSizes(gradient)) * group.number("lr")
                : group.number("lr");
        double slope = dot(gradient, memory.direction);
        if (slope > -change) {
          return;
        }
        move(slope, n == most);
        boolean enough =
            n == most
                || evaluations >= group.number("maxEval")
                || largest(gradient) <= group.number("toleranceGrad")
                || largest(memory.direction) * Math.abs(memory.length) <= change
                || Math.abs(loss - before) < change;
        if (enough) {
          return;
        }
      }
    }

    private void chooseDirection() {
      if (memory.iterations == 1) {
        memory.direction = scaled(gradient, -1);
        return;
      }
      double[] changed = plus(gradient, memory.gradient, -1);
      double[] stepped = scaled(memory.direction, memory.length);
      double curvature = dot(changed, stepped);
      if (curvature > LEAST_CURVATURE) {
        if (memory.changes.size() >= (long) group.number("historySize")) {
          memory.changes.removeFirst();
          memory.steps.removeFirst();
        }
        memory.changes.add(changed);
        memory.steps.add(stepped);
        memory.scale = curvature / dot(changed, changed);
      }
      memory.direction = twoLoops();
    }

    private double[] twoLoops() {
      int pairs = memory.changes.size();
      double[] alpha = new double[pairs];
      double[] q = scaled(gradient, -1);
      for (int i = pairs - 1; i >= 0; i--) {
        alpha[i] = dot(memory.steps.get(i), q) * rho(i);
        addTo(q, memory.changes.get(i), -alpha[i]);
      }
      double[] r = scaled(q, memory.scale);
      for (int i = 0; i < pairs; i++) {
        double beta = dot(memory.changes.get(i), r) * rho(i);
        addTo(r, memory.steps.get(i), alpha[i] - beta);
      }
      return r;
    }

    private double rho(int pair) {
      return 1 / dot(memory.changes.get(pair), memory.steps.get(pair));
    }

    private void move(double slope, boolean last) {
      double[] from = values();
      if (group.text("lineSearch").isEmpty()) {
        set(from, memory.length);
        if (!last) {
          evaluate();
        }
        return;
      }
      LineSearch search =
          new LineSearch(
              t -> {
                set(from, t);
                evaluate();
                return new LineSearch.Point(t, loss, gradient, dot(gradient, memory.direction));
              },
              new LineSearch.Point(0, loss, gradient, slope),
              largest(memory.direction),
              group.number("toleranceChange"));
      LineSearch.Point best = search.run(memory.length);
      memory.length = best.t();
      loss = best.f();
      gradient = best.gradient();
      set(from, best.t());
    }

    private void evaluate() {
      loss = closure.get().to(DType.F64).getDouble();
      gradient = gradients();
      evaluations++;
    }

    private void set(double[] from, double t) {
      double[] values = plus(from, memory.direction, t);
      Autograd.noGrad(
          () -> {
            int at = 0;
            for (Tensor parameter : parameters) {
              int size = Math.toIntExact(parameter.size());
              double[] own = Arrays.copyOfRange(values, at, at + size);
              TensorOps.copy_(parameter, Tensor.fromArray(own, parameter.shape()));
              at += size;
            }
          });
    }
  }

  private double[] values() {
    return flat(parameters);
  }

  private double[] gradients() {
    List<Tensor> all = new ArrayList<>();
    for (Tensor parameter : parameters) {
      Tensor gradient = parameter.grad();
      all.add(gradient == null ? parameter.detach().zerosLike() : gradient);
    }
    return flat(all);
  }

  private static double[] flat(List<Tensor> tensors) {
    double[] all = new double[tensors.stream().mapToInt(one -> (int) one.size()).sum()];
    int at = 0;
    for (Tensor tensor : tensors) {
      double[] own = tensor.detach().to(DType.F64).toDoubleArray();
      System.arraycopy(own, 0, all, at, own.length);
      at += own.length;
    }
    return all;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static double[] scaled(double[] a, double by) {
    double[] result = new double[a.length];
    for (int i = 0; i < a.length; i++) {
      result[i] = a[i] * by;
    }
    return result;
  }

  private static double[] plus(double[] a, double[] b, double times) {
    double[] result = a.clone();
    addTo(result, b, times);
    return result;
  }

  private static void addTo(double[] a, double[] b, double times) {
    for (int i = 0; i < a.length; i++) {
      a[i] += times * b[i];
    }
  }

  private static double largest(double[] a) {
    double largest = 0;
    for (double one : a) {
      largest = Math.max(largest, Math.abs(one));
    }
    return largest;
  }

  private static double sumOfSizes(double[] a) {
    double sum = 0;
    for (double one : a) {
      sum += Math.abs(one);
    }
    return sum;
  }

  @Override
  public OptimizerState stateDict() {
    SequencedMap<Integer, SequencedMap<String, Tensor>> state = new LinkedHashMap<>();
    if (memory.iterations > 0) {
      SequencedMap<String, Tensor> own = new LinkedHashMap<>();
      own.put("n_iter", Tensor.of(memory.iterations));
      own.put("func_evals", Tensor.of(memory.evaluations));
      own.put("t", Tensor.of(memory.length));
      own.put("H_diag", Tensor.of(memory.scale));
      own.put("d", Tensor.of(memory.direction));
      own.put("prev_flat_grad", Tensor.of(memory.gradient));
      own.put("old_dirs", rows(memory.changes));
      own.put("old_stps", rows(memory.steps));
      state.put(0, own);
    }
    return new OptimizerState(state, super.stateDict().groups());
  }

  private static Tensor rows(List<double[]> rows) {
    int width = rows.isEmpty() ? 0 : rows.getFirst().length;
    double[] all = new double[rows.size() * width];
    for (int i = 0; i < rows.size(); i++) {
      System.arraycopy(rows.get(i), 0, all, i * width, width);
    }
    return Tensor.fromArray(all, rows.size(), width);
  }

  @Override
  public void loadStateDict(OptimizerState saved) {
    SequencedMap<String, Tensor> own = saved.state().get(0);
    long size = parameters.stream().mapToLong(Tensor::size).sum();
    if (own != null && saved(own, "d").size() != size) {
      throw new WrongArgumentException(
          NAME + ".loadStateDict",
          "saved",
          "found d of " + saved(own, "d").layout().shapeText() + ", expected [" + size + "].");
    }
    // What is remembered is about all parameters together, so no shape of it is a parameter's.
    super.loadStateDict(new OptimizerState(new LinkedHashMap<>(), saved.groups()));
    memory.changes.clear();
    memory.steps.clear();
    memory.iterations = 0;
    if (own != null) {
      memory.iterations = saved(own, "n_iter").getLong(0);
      memory.evaluations = saved(own, "func_evals").getLong(0);
      memory.length = saved(own, "t").getDouble(0);
      memory.scale = saved(own, "H_diag").getDouble(0);
      memory.direction = saved(own, "d").toDoubleArray();
      memory.gradient = saved(own, "prev_flat_grad").toDoubleArray();
      load(saved(own, "old_dirs"), memory.changes);
      load(saved(own, "old_stps"), memory.steps);
    }
  }

  private static Tensor saved(SequencedMap<String, Tensor> state, String name) {
    Tensor tensor = state.get(name);
    if (tensor == null) {
      throw new WrongArgumentException(
          NAME + ".loadStateDict",
          "saved",
          "found no " + name + " among " + state.keySet() + "; the state is another optimiser's.");
    }
    return tensor;
  }

  private static void load(Tensor rows, List<double[]> into) {
    for (long i = 0; i < rows.shape()[0]; i++) {
      into.add(rows.select(0, i).toDoubleArray());
    }
  }
}
