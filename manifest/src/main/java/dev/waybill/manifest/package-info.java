/** Records of a library's public surface, and their JSON and Markdown forms. */
package dev.waybill.manifest;
