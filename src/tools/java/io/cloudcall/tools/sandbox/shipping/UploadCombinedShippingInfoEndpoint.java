package io.cloudcall.tools.sandbox.shipping;

import io.cloudcall.tools.sandbox.ApiErrorException;
import io.cloudcall.tools.sandbox.Endpoint;
import io.cloudcall.tools.sandbox.Errcode;
import io.cloudcall.tools.sandbox.ReceivedRequest;
import io.cloudcall.tools.sandbox.RequestFields;
import io.cloudcall.tools.sandbox.StubResponse;

/**
 * {@code POST /wxa/sec/order/upload_combined_shipping_info}.
 *
 * <p>Assumed: all parts are taken or none, and a part with another {@code order_number_type} than the whole is
 * 10060014.
 */
final class UploadCombinedShippingInfoEndpoint implements Endpoint {

    private final PaymentOrders orders;

    UploadCombinedShippingInfoEndpoint(PaymentOrders orders) {
        this.orders = orders;
    }

    @Override
    public StubResponse respond(ReceivedRequest request) {
        RequestFields fields = RequestFields.of(request, Errcode.SHIPPING_ARGS);
        RequestFields whole = fields.object("order_key");
        PaymentOrders.requirePaid(OrderKey.ofUpload(whole));
        Upload upload = Upload.of(fields);
        orders.changeAtomically(
                () -> fields.objects("sub_orders").forEach(part -> ship(part, OrderKey.numberType(whole), upload)));
        return StubResponse.errcode(0, "ok");
    }

    private void ship(RequestFields part, int numberType, Upload upload) {
        RequestFields key = part.object("order_key");
        if (OrderKey.numberType(key) != numberType) {
            throw new ApiErrorException(Errcode.SHIPPING_ARGS);
        }
        Shipment shipment = ShipmentReader.read(part, upload.time());
        orders.put(orders.require(OrderKey.ofUpload(key)).withShipment(upload.payer(), shipment));
    }
}
