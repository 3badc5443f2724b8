/// Gradients: what is recorded while ops run, and how it is run backwards.
@org.jspecify.annotations.NullMarked
package dev.waybill.autograd;
