package io.cloudcall.tools.sandbox.intracity;

import static io.cloudcall.tools.sandbox.ApiErrorException.require;

import io.cloudcall.tools.sandbox.Errcode;

/**
 * The receiver of a delivery.
 *
 * @param name the name
 * @param phone the phone number
 * @param address the address
 * @param location the place
 */
record Receiver(String name, String phone, String address, Location location) {

    /** The only receiver of test orders by SFTC, on WeChat's pages. */
    private static final String TEST_NAME = "顺丰同城";

    private static final String TEST_PHONE = "13881979410";
    private static final String TEST_ADDRESS = "北京市海淀区学清嘉创大厦A座15层";

    static Receiver read(IntracityRequest fields) {
        return new Receiver(
                fields.text("user_name"),
                StoreReader.phone(fields, "user_phone"),
                fields.text("user_address"),
                Location.read(fields, "user_"));
    }

    /** Throws WeChat's error for a test order by SFTC to another receiver than the one that WeChat names. */
    void requireForTest(DeliveryService service) {
        boolean named = name.equals(TEST_NAME) && phone.equals(TEST_PHONE) && address.startsWith(TEST_ADDRESS);
        require(service != DeliveryService.SFTC || named, Errcode.OUT_OF_REACH);
    }
}
