/**
 * Judges the differences between two surfaces: what breaks linked clients, what breaks compiling
 * them, what changes their behaviour (JLS, chapter 13). A rule is one class; the comparison lists
 * them.
 */
package dev.waybill.manifest.verdict;
