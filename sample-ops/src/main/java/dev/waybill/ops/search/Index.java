package dev.waybill.ops.search;

import dev.waybill.annotations.Export;
import dev.waybill.device.Device;
import dev.waybill.ops.search.engine.FieldBuilder;
import dev.waybill.ops.search.engine.FieldData;
import dev.waybill.ops.search.engine.IndexData;
import dev.waybill.ops.search.engine.StoredFields;
import java.util.List;
import java.util.OptionalInt;

/// Numbered documents with their forward index and one inverted index a field.
///
/// Immutable, and safe for any number of threads. The stored documents of an opened index lie in
/// the mapped file as long as the index is reachable; there is nothing to close.
///
/// ```java
/// Index there = index.to(Device.parse("opencl:0"));
/// Search.search(there, "red fish"); // scored and ranked on the device
/// ```
@Export("search.Index")
public final class Index {
  private final IndexData data;
  private final Device device;
  private final List<IndexedField> fields;

  Index(IndexData data) {
    this(data, Device.CPU);
  }

  private Index(IndexData data, Device device) {
    this.data = data;
    this.device = device;
    this.fields = data.fields().stream().map(field -> IndexedField.on(device, field)).toList();
  }

  /// Returns how many documents there are.
  ///
  /// @return the count; the documents are numbered from 0
  public int size() {
    return data.ids().size();
  }

  /// Returns the names of the fields.
  ///
  /// @return names in the order in which they first occurred
  public List<String> fields() {
    return data.fields().stream().map(FieldData::name).toList();
  }

  /// Returns where queries are scored.
  ///
  /// @return the processor, unless the index was moved
  public Device device() {
    return device;
  }

  /// Returns the index for queries on a device: its inverted indexes are copied there. Terms and
  /// stored documents stay where they are. Inside a memory scope the copies are the scope's.
  ///
  /// @param device where queries are to be scored
  /// @return the index itself where it is there
  /// @throws dev.waybill.device.DeviceException if the device is absent or has not enough memory
  public Index to(Device device) {
    return device.equals(this.device) ? this : new Index(data, device);
  }

  /// Returns the name of a field's analyser, which reads documents and queries alike.
  ///
  /// @param field the field's name
  /// @return a name such as `english`
  public String analyzer(String field) {
    return field("Index.analyzer", field).data().analyzer();
  }

  /// Returns the inverted index of a field.
  ///
  /// @param field the field's name
  /// @return tensors on the index's device; on the processor over its arrays, nothing is copied
  public Inverted inverted(String field) {
    return field("Index.inverted", field).inverted();
  }

  /// Returns the external id of a document.
  ///
  /// @param doc its number
  /// @return the id it was given, or its number as text
  public String id(int doc) {
    check("Index.id", "doc", doc);
    return data.ids().term(doc);
  }

  /// Finds a document by its external id.
  ///
  /// @param id the id
  /// @return the document's number
  public OptionalInt find(String id) {
    int doc = data.ids().find(id);
    return doc < 0 ? OptionalInt.empty() : OptionalInt.of(doc);
  }

  /// Returns a stored document.
  ///
  /// @param doc its number
  /// @return its id and texts
  public Document document(int doc) {
    return document("Index.document", "doc", doc);
  }

  /// Returns a stored document for an op, which is the one that refuses a number out of range.
  Document document(String op, String argument, int doc) {
    check(op, argument, doc);
    return new Document(
        doc, data.ids().term(doc), StoredFields.read(data.stored().record(doc), data.fields()));
  }

  @Override
  public String toString() {
    String where = device.equals(Device.CPU) ? "" : ", device=" + device;
    return "Index[documents=" + size() + ", fields=" + fields() + where + "]";
  }

  /// Returns all of the index, for the op that saves it.
  IndexData data() {
    return data;
  }

  /// Returns the inverted index of a field.
  IndexedField field(String op, String name) {
    for (IndexedField field : fields) {
      if (field.data().name().equals(name)) {
        return field;
      }
    }
    if (fields.isEmpty()) {
      // No document has a text.
      return IndexedField.on(device, new FieldBuilder().build(name, "standard", size()));
    }
    throw Refusal.of(op, "field", "\"" + name + "\"", "one of " + fields());
  }

  private void check(String op, String argument, int doc) {
    if (doc < 0 || doc >= size()) {
      String expected =
          size() == 0 ? "none in an empty index" : "numbers from 0 to " + (size() - 1);
      throw Refusal.of(op, argument, "document " + doc, expected);
    }
  }
}
