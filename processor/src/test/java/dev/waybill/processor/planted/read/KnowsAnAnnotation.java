package dev.waybill.processor.planted.read;

import dev.waybill.annotations.Export;

/** A reader that needs the annotations at run time. */
record KnowsAnAnnotation(Class<Export> type) {
  KnowsAnAnnotation() {
    this(Export.class);
  }
}
