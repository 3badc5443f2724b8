package dev.waybill.plugin.site;

import dev.waybill.manifest.JsonFault;
import dev.waybill.manifest.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the testkit proved of the ops of a module.
 *
 * @param ops the ops by canonical name
 */
public record Proof(Map<String, Op> ops) {

  /** The resource in which a module carries its proof. */
  public static final String RESOURCE = "META-INF/waybill/proof.json";

  private static final int FORMAT = 1;

  /** Copies the map. */
  public Proof {
    ops = Map.copyOf(ops);
  }

  /**
   * Reads a proof. Unknown fields are passed over.
   *
   * @param json what the testkit wrote
   * @return the proof
   * @throws JsonFault if it is no proof of format 1
   */
  public static Proof read(JsonValue json) {
    JsonValue format = field(json, "format");
    if (format.number().intValue() != FORMAT) {
      throw format.fault(
          "the format of a proof must be " + FORMAT + ", found " + format.describe() + ".");
    }
    Map<String, Op> ops = new TreeMap<>();
    for (JsonValue each : field(json, "ops").elements()) {
      List<Cell> cells = new ArrayList<>();
      for (JsonValue cell : field(each, "cells").elements()) {
        cells.add(
            new Cell(
                field(cell, "dtype").text(),
                field(cell, "device").text(),
                field(cell, "status").text()));
      }
      ops.put(
          field(each, "name").text(),
          new Op(
              field(each, "gradient").text(),
              field(each, "secondGradient").text(),
              field(each, "errors").number().intValue(),
              cells));
    }
    return new Proof(ops);
  }

  private static JsonValue field(JsonValue object, String name) {
    JsonValue value = object.fields().get(name);
    if (value == null) {
      throw object.fault("the field '" + name + "' is missing.");
    }
    return value;
  }

  /**
   * What was proved of an op.
   *
   * @param gradient the status of its first derivatives
   * @param secondGradient the status of its second derivatives
   * @param refusals how many refusals of wrong arguments held
   * @param cells what was proved of each kernel at each dtype
   */
  public record Op(String gradient, String secondGradient, int refusals, List<Cell> cells) {

    /** Copies the list. */
    public Op {
      cells = List.copyOf(cells);
    }
  }

  /**
   * One kernel at one dtype.
   *
   * @param dtype the dtype
   * @param device the device
   * @param status how far it is proved
   */
  public record Cell(String dtype, String device, String status) {}
}
