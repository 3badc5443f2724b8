/** The annotations that library authors write; depends on nothing. */
package dev.waybill.annotations;
