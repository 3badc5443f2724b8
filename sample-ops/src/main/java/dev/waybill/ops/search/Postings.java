package dev.waybill.ops.search;

import dev.waybill.annotations.Export;
import dev.waybill.device.Device;
import dev.waybill.dispatch.Dispatchable;
import dev.waybill.ops.search.engine.FieldData;
import dev.waybill.tensor.DType;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// What a query's terms are in an index: the postings of each distinct term, and how often the
/// query names it.
@Export("search.Postings")
public final class Postings implements Dispatchable {
  private final IndexedField field;
  private final List<TermPostings> terms;
  private final List<String> unknown;
  private final Map<Mode, Integer> matches = new ConcurrentHashMap<>();

  Postings(IndexedField field, List<TermPostings> terms, List<String> unknown) {
    this.field = field;
    this.terms = List.copyOf(terms);
    this.unknown = List.copyOf(unknown);
  }

  /// Returns the terms that the index has.
  ///
  /// @return distinct terms in the order of the query
  public List<TermPostings> terms() {
    return terms;
  }

  /// Returns the terms that the index lacks.
  ///
  /// @return distinct terms in the order of the query
  public List<String> unknown() {
    return unknown;
  }

  /// Returns how many documents the index has.
  ///
  /// @return the count
  public int documents() {
    return field().lengths().length;
  }

  /// Returns the device of the index.
  ///
  /// @return where the postings are scored
  public Device device() {
    return field.device();
  }

  /// Returns the postings on a device, to which the inverted index of the whole field is copied:
  /// of many queries move the [Index].
  ///
  /// @param device where they are wanted
  /// @return these themselves where they lie there
  /// @throws dev.waybill.device.DeviceException if the device is absent or has not enough memory
  @Override
  public Postings to(Device device) {
    if (device.equals(device())) {
      return this;
    }
    IndexedField moved = IndexedField.on(device, field.data());
    return new Postings(moved, terms.stream().map(term -> term.in(moved)).toList(), unknown);
  }

  /// Returns the device of the index.
  ///
  /// @return its bit
  @Override
  public int keys() {
    return device().kind().bit();
  }

  /// Returns the type of the scores.
  ///
  /// @return f32
  @Override
  public DType dtype() {
    return DType.F32;
  }

  @Override
  public String toString() {
    return "Postings[field="
        + field().name()
        + ", terms="
        + terms.stream().map(term -> term.term() + ":" + term.documentFrequency()).toList()
        + ", unknown="
        + unknown
        + "]";
  }

  FieldData field() {
    return field.data();
  }

  Inverted inverted() {
    return field.inverted();
  }

  /// Keeps how many documents match, for those who ask after a kernel has counted them.
  void keepMatches(Mode mode, int count) {
    matches.put(mode, count);
  }

  /// Returns what was kept; -1 where nothing was.
  int keptMatches(Mode mode) {
    return matches.getOrDefault(mode, -1);
  }

  int[] numbers() {
    return terms.stream().mapToInt(TermPostings::number).toArray();
  }

  int[] counts() {
    return terms.stream().mapToInt(TermPostings::count).toArray();
  }

  /// Whether no document can match: nothing was asked for, or a needed term is not there.
  boolean hopeless(Mode mode) {
    return terms.isEmpty() || (mode == Mode.ALL && !unknown.isEmpty());
  }
}
