package io.cloudcall.openapi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogueTest {
    @Test
    void knowsGetAllAccount() {
        Api api = new Api("logistics.getAllAccount", Api.Method.GET, "/cgi-bin/express/business/account/getall");
        assertEquals(Optional.of(api), Catalogue.find("logistics.getAllAccount"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "logistics",
                "openapi.logistics.getAllAccount",
                "Logistics.getAllAccount",
                "logistics.getAllAccount "
            })
    void knowsExactNamesOnly(String name) {
        assertEquals(Optional.empty(), Catalogue.find(name));
    }
}
