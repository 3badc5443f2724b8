package dev.waybill.processor.planted.model;

import javax.lang.model.type.TypeMirror;

/** A draft that carries a type of the compiler. */
record KnowsTheCompiler(TypeMirror type) {}
