package io.cloudcall.tools.sandbox.intracity;

/**
 * The price of a delivery.
 *
 * @param service the company
 * @param meters the distance
 * @param fee the price in fen
 */
record Quote(DeliveryService service, int meters, int fee) {}
