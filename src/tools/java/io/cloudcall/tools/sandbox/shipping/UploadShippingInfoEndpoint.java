package io.cloudcall.tools.sandbox.shipping;

import io.cloudcall.tools.sandbox.Endpoint;
import io.cloudcall.tools.sandbox.Errcode;
import io.cloudcall.tools.sandbox.ReceivedRequest;
import io.cloudcall.tools.sandbox.RequestFields;
import io.cloudcall.tools.sandbox.StubResponse;

/** {@code POST /wxa/sec/order/upload_shipping_info}. */
final class UploadShippingInfoEndpoint implements Endpoint {

    private final PaymentOrders orders;

    UploadShippingInfoEndpoint(PaymentOrders orders) {
        this.orders = orders;
    }

    @Override
    public StubResponse respond(ReceivedRequest request) {
        RequestFields fields = RequestFields.of(request, Errcode.SHIPPING_ARGS);
        OrderKey key = OrderKey.ofUpload(fields.object("order_key"));
        Upload upload = Upload.of(fields);
        Shipment shipment = ShipmentReader.read(fields, upload.time());
        orders.put(orders.require(key).withShipment(upload.payer(), shipment));
        return StubResponse.errcode(0, "ok");
    }
}
