/// The `waybill` command. One class a command; all of them reach ops by name through a registry and
/// know none of them.
@NullMarked
package dev.waybill.cli;

import org.jspecify.annotations.NullMarked;
