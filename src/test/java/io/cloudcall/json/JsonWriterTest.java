package io.cloudcall.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cloudcall.call.ResponseGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonWriterTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[ ]                              | []",
                "{ }                              | {}",
                "[ [ ] , { } , [ [ ] ] ]          | [[],{},[[]]]",
                "[ 1 , 'a' , true , false , null ]| [1,'a',true,false,null]",
                "{ 'a' : { 'b' : [ ] } , 'c' : 1 }| {'a':{'b':[]},'c':1}",
            })
    void writesNoSpaces(String sent, String received) {
        assertEquals(received.replace('\'', '"'), ResponseGenerator.value(sent.replace('\'', '"')));
    }
}
