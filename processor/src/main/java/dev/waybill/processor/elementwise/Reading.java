package dev.waybill.processor.elementwise;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a method's body.
 *
 * @param body the function; {@code null} where there are problems
 * @param problems what cannot be translated, in the order of the source
 * @param roundsToFloat whether Java itself computes a part of it in {@code float}
 */
public record Reading(@Nullable Body body, List<Problem> problems, boolean roundsToFloat) {

  /** Copies the list. */
  public Reading {
    problems = List.copyOf(problems);
  }
}
