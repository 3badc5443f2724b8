/// What an op's samples are made of; the testkit runs them. Depends on `dev.waybill.tensor`.
package dev.waybill.samples;
