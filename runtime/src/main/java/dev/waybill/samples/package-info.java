/// What an op's samples are made of; the testkit runs them. Depends on `dev.waybill.tensor` and on
/// schemas of `dev.waybill.dispatch`.
package dev.waybill.samples;
