/** Three parts. */
@Namespace(value = "parts", title = "Parts", facadePackage = "org.example.api")
package org.example.parts;

import dev.waybill.annotations.Namespace;
