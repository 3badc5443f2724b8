/**
 * What clients of a library can see and rely on, and its reviewed text, the baseline. Read from
 * class files by others; pure functions.
 */
package dev.waybill.manifest.surface;
