package dev.waybill.processor.planted.check;

import dev.waybill.processor.planted.write.CreatesFiles;
import javax.lang.model.element.Element;

/** A check that looks at the compiler and at a writer. */
record SeesTooMuch(Element element, CreatesFiles writer) {}
