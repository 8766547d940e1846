package io.cloudcall.tools.sandbox.shipping;

import static io.cloudcall.tools.sandbox.ApiErrorException.require;

import io.cloudcall.tools.sandbox.Errcode;
import io.cloudcall.tools.sandbox.RequestFields;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

/**
 * WeChat's rules for an element of {@code shipping_list}. Assumed: every carrier's id is known, and a missing or wrong
 * contact is 10060014.
 */
final class ParcelReader {

    private static final int MAX_BYTES = 128;
    private static final int MAX_DESCRIPTION = 120;
    private static final String NEEDS_CONTACT = "SF";
    private static final List<String> CONTACTS = List.of("consignor_contact", "receiver_contact");

    /** A phone number whose last four digits are legible; a hyphen may part them. */
    private static final Pattern CONTACT = Pattern.compile("[0-9*+-]{0,1019}(\\d-?){3}\\d");

    private ParcelReader() {}

    static Parcel read(RequestFields parcel, LogisticsType type, Instant uploadedAt) {
        requireTracking(parcel, type == LogisticsType.CARRIER);
        requireDescription(parcel.optionalText("item_desc"));
        requireContact(parcel);
        return new Parcel(parcel.toJson(), uploadedAt);
    }

    private static void requireTracking(RequestFields parcel, boolean isRequired) {
        String trackingNo = parcel.optionalText("tracking_no");
        String company = parcel.optionalText("express_company");
        require(!isRequired || !trackingNo.isEmpty(), Errcode.TRACKING_NO_MISSING);
        require(!isRequired || !company.isEmpty(), Errcode.EXPRESS_COMPANY_MISSING);
        require(isShort(trackingNo), Errcode.TRACKING_NO_LENGTH);
        require(isShort(company), Errcode.EXPRESS_COMPANY_LENGTH);
    }

    private static boolean isShort(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES;
    }

    private static void requireDescription(String itemDesc) {
        require(!itemDesc.isEmpty(), Errcode.ITEM_DESC_MISSING);
        require(itemDesc.codePointCount(0, itemDesc.length()) <= MAX_DESCRIPTION, Errcode.ITEM_DESC_LENGTH);
    }

    private static void requireContact(RequestFields parcel) {
        List<String> given = parcel.has("contact") ? contacts(parcel.object("contact")) : List.of();
        require(!given.isEmpty() || !parcel.hasValue("express_company", NEEDS_CONTACT), Errcode.SHIPPING_ARGS);
        require(given.stream().allMatch(contact -> CONTACT.matcher(contact).matches()), Errcode.SHIPPING_ARGS);
    }

    private static List<String> contacts(RequestFields contact) {
        return CONTACTS.stream()
                .map(contact::optionalText)
                .filter(text -> !text.isEmpty())
                .toList();
    }
}
