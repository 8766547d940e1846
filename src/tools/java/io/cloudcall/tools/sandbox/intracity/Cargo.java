package io.cloudcall.tools.sandbox.intracity;

import static io.cloudcall.tools.sandbox.ApiErrorException.require;

import io.cloudcall.tools.sandbox.Errcode;
import java.util.Set;

/** WeChat's rules for what is delivered. Assumed: the greatest weight. */
final class Cargo {

    private static final int MAX_GRAMS = 20_000;
    private static final Set<Integer> TYPES =
            Set.of(1, 2, 3, 6, 8, 12, 13, 14, 15, 16, 17, 18, 32, 36, 55, 56, 57, 58, 99);

    private Cargo() {}

    static void check(IntracityRequest cargo) {
        cargo.text("cargo_name");
        cargo.whole("cargo_price");
        cargo.positive("cargo_num");
        if (!TYPES.contains(cargo.whole("cargo_type"))) {
            throw IntracityRequest.error("cargo_type");
        }
        require(cargo.positive("cargo_weight") <= MAX_GRAMS, Errcode.CARGO_TOO_HEAVY);
    }

    static void checkItems(IntracityRequest cargo) {
        for (IntracityRequest item : cargo.objects("item_list")) {
            item.text("item_name");
            item.text("item_pic_url");
            item.positive("count");
        }
    }
}
