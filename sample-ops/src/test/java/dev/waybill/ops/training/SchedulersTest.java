package dev.waybill.ops.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.nn.Parameter;
import dev.waybill.ops.search.SharedFolder;
import dev.waybill.ops.torch.Json;
import dev.waybill.optim.Optimizer;
import dev.waybill.optim.Sgd;
import dev.waybill.optim.lr.ChainedLr;
import dev.waybill.optim.lr.ExponentialLr;
import dev.waybill.optim.lr.LambdaLr;
import dev.waybill.optim.lr.LrSchedule;
import dev.waybill.optim.lr.LrScheduler;
import dev.waybill.optim.lr.MultiplicativeLr;
import dev.waybill.optim.lr.OneCycleLr;
import dev.waybill.optim.lr.ReduceLrOnPlateau;
import dev.waybill.optim.lr.SequentialLr;
import dev.waybill.optim.lr.StepLr;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/// Learning rates step by step, as PyTorch's schedulers set them.
class SchedulersTest {
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("step_size", "stepSize"),
          Map.entry("total_iters", "totalIters"),
          Map.entry("start_factor", "startFactor"),
          Map.entry("end_factor", "endFactor"),
          Map.entry("T_max", "tMax"),
          Map.entry("eta_min", "etaMin"),
          Map.entry("T_0", "tFirst"),
          Map.entry("T_mult", "tMult"),
          Map.entry("base_lr", "baseLr"),
          Map.entry("max_lr", "maxLr"),
          Map.entry("step_size_up", "stepSizeUp"),
          Map.entry("total_steps", "totalSteps"),
          Map.entry("pct_start", "pctStart"),
          Map.entry("div_factor", "divFactor"),
          Map.entry("final_div_factor", "finalDivFactor"),
          Map.entry("anneal_strategy", "annealStrategy"),
          Map.entry("three_phase", "threePhase"),
          Map.entry("base_momentum", "baseMomentum"),
          Map.entry("max_momentum", "maxMomentum"),
          Map.entry("threshold_mode", "thresholdMode"),
          Map.entry("min_lr", "minLr"));

  private static Optimizer optimizer(List<?> rates) {
    Optimizer optimizer = null;
    for (Object rate : rates) {
      List<Parameter> one = List.of(new Parameter(Tensor.zeros(DType.F64, 1)));
      double lr = ((Number) rate).doubleValue();
      if (optimizer == null) {
        optimizer = new Sgd(one, lr, 0.9, 0, 0, false, false);
      } else {
        optimizer.addGroup(one, Map.of("lr", lr));
      }
    }
    return java.util.Objects.requireNonNull(optimizer);
  }

  @Test
  void allSchedulesAgreeWithPyTorch() throws IOException {
    Map<?, ?> json =
        Json.map(
            Json.parse(
                Files.readString(
                    SharedFolder.data("torch-cases").resolve("training/schedulers.json"))));
    List<?> schedules = Json.list(json.get("schedules"));
    assertThat(schedules).hasSize(20);
    for (Object row : schedules) {
      Map<?, ?> one = Json.map(row);
      Optimizer optimizer = optimizer(Json.list(one.get("initial_lr")));
      if (one.get("scheduler").equals("ReduceLROnPlateau")) {
        plateau(one, optimizer);
      } else {
        LrScheduler scheduler = new LrScheduler(optimizer, schedule(one));
        int last = Json.list(one.get("lr")).size() - 1;
        for (int i = 0; i <= last; i++) {
          check(one, i, optimizer);
          if (i < last) {
            scheduler.step();
          }
        }
      }
    }
  }

  private static void plateau(Map<?, ?> one, Optimizer optimizer) {
    Map<String, Object> arguments = arguments(Json.map(one.get("args")));
    arguments.put("optimizer", optimizer);
    ReduceLrOnPlateau scheduler =
        (ReduceLrOnPlateau) ByName.create("optim.lr.ReduceLrOnPlateau", arguments);
    List<?> metrics = Json.list(one.get("metric"));
    for (int i = 0; i < metrics.size(); i++) {
      check(one, i, optimizer);
      scheduler.step(((Number) metrics.get(i)).doubleValue());
    }
    check(one, metrics.size(), optimizer);
  }

  private static void check(Map<?, ?> one, int step, Optimizer optimizer) {
    List<?> rates = Json.list(Json.list(one.get("lr")).get(step));
    for (int group = 0; group < rates.size(); group++) {
      double expected = ((Number) rates.get(group)).doubleValue();
      assertThat(optimizer.groups().get(group).number("lr"))
          .as("%s, step %d, group %d", one.get("scheduler"), step, group)
          .isCloseTo(expected, Offset.offset(1e-12 * Math.abs(expected) + 1e-18));
    }
    if (one.get("momentum") != null) {
      double expected = ((Number) Json.list(one.get("momentum")).get(step)).doubleValue();
      assertThat(optimizer.groups().get(0).number("momentum"))
          .as("momentum of %s, step %d", one.get("scheduler"), step)
          .isCloseTo(expected, Offset.offset(1e-12));
    }
  }

  private static LrSchedule schedule(Map<?, ?> one) {
    String name = (String) one.get("scheduler");
    return switch (name) {
      case "LambdaLR" -> new LambdaLr(step -> Math.pow(0.95, (double) step));
      case "MultiplicativeLR" -> new MultiplicativeLr(step -> step % 2 == 1 ? 0.9 : 0.8);
      case "SequentialLR" ->
          new SequentialLr(
              parts(one),
              Json.list(one.get("milestones")).stream()
                  .mapToLong(milestone -> ((Number) milestone).longValue())
                  .toArray());
      case "ChainedScheduler" -> new ChainedLr(parts(one));
      default -> named(name, Json.map(one.get("args")));
    };
  }

  private static List<LrSchedule> parts(Map<?, ?> one) {
    List<LrSchedule> parts = new ArrayList<>();
    for (Object part : Json.list(one.get("of"))) {
      List<?> pair = Json.list(part);
      parts.add(named((String) pair.get(0), Json.map(pair.get(1))));
    }
    return parts;
  }

  private static LrSchedule named(String torch, Map<?, ?> arguments) {
    String name =
        switch (torch) {
          case "CosineAnnealingLR" -> "CosineLr";
          case "CosineAnnealingWarmRestarts" -> "CosineRestartsLr";
          default -> torch.replace("LR", "Lr");
        };
    return (LrSchedule) ByName.create("optim.lr." + name, arguments(arguments));
  }

  private static Map<String, Object> arguments(Map<?, ?> given) {
    Map<String, Object> arguments = new LinkedHashMap<>();
    given.forEach(
        (key, value) -> {
          String name = NAMES.getOrDefault((String) key, (String) key);
          boolean list = value instanceof List<?>;
          // Ours leaves momentum alone anyway.
          if (!key.equals("cycle_momentum")) {
            arguments.put(
                name,
                list
                    ? Json.list(value).stream()
                        .mapToLong(one -> ((Number) one).longValue())
                        .toArray()
                    : value);
          }
        });
    return arguments;
  }

  @Test
  void aSchedulerGoesOnWhereAnotherStood() {
    LrSchedule schedule = new StepLr(2, 0.5);
    Optimizer first = optimizer(List.of(1.0));
    LrScheduler stopped = new LrScheduler(first, schedule);
    stopped.step();
    stopped.step();
    assertThat(stopped.rates()).containsExactly(0.5);
    Optimizer second = optimizer(List.of(0.5));
    LrScheduler resumed = new LrScheduler(second, schedule);
    resumed.loadStateDict(stopped.stateDict());
    resumed.step();
    resumed.step();
    assertThat(resumed.rates()).containsExactly(0.25);
  }

  @Test
  void refusesWhatCannotBe() {
    assertThatThrownBy(() -> new StepLr(0, 0.5))
        .isInstanceOf(WrongArgumentException.class)
        .hasMessage("optim.lr.StepLr: argument stepSize: found 0, expected 1 or more.");
    assertThatThrownBy(
            () -> new SequentialLr(List.of(new ExponentialLr(0.9), new ExponentialLr(0.8)), 5, 6))
        .hasMessageContaining("found 2 for 2 schedules, expected one less than schedules.");
    OneCycleLr cycle =
        (OneCycleLr) ByName.create("optim.lr.OneCycleLr", Map.of("maxLr", 1.0, "totalSteps", 3L));
    LrScheduler scheduler = new LrScheduler(optimizer(List.of(0.1)), cycle);
    scheduler.step();
    scheduler.step();
    scheduler.step(); // after the last step of the optimiser
    assertThatThrownBy(scheduler::step)
        .hasMessageContaining("tried to step 4 times, the specified number of total steps is 3.");
  }
}
